/** One recording of the corpus: made, written, given to the command line, and held against its truth. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { EngineIdentity } from '../../src/detection/result/detectedEvent';
import { edfPlus, simulatedIdentity } from '../../src/simulation/edfPlus';
import type { Scenario } from '../../src/simulation/scenarios';
import type { SimulatedRecording } from '../../src/simulation/simulatedRecording';
import { detectedKind, truthKind } from './classes';
import { conditionsOf } from './conditions';
import { type EngineOutput, runEngine } from './engineOutput';
import { type Hybrid, type RealBackground, simulatedOn } from './hybrids/simulatedOn';
import type { DetectedSpan, JudgedRecording, TruthSpan } from './spans';
import { type JudgedUnits, judgeUnits } from './units';
import { type VariantAnswer, variantAnswers } from './variants/variantAnswers';

/** A recording, what is true of it, and what the engine said. Plain data: it goes from process to process. */
export interface EvaluatedCase extends JudgedRecording {
  readonly scenario: string;
  readonly kind: Scenario['kind'];
  /** The recording's main truth label. */
  readonly label: string;
  readonly intentKnown: boolean;
  readonly seed: number;
  /** What the breakdowns group by. */
  readonly circumstances: Circumstances;
  /** How it was made: noise (µV), hum (µV), length (s), sampling rate (Hz). */
  readonly conditions: readonly number[];
  readonly units: JudgedUnits;
  readonly engine?: EngineIdentity;
  /** Why the engine gave no answer. Everything true then counts as missed. */
  readonly problem?: string;
  readonly seconds: { readonly simulation: number; readonly detection: number };
  /** The recording in other forms, where they were asked for. */
  readonly variants?: readonly VariantAnswer[];
}

/** Under what conditions a recording was made. */
export interface Circumstances {
  /** Amplitude of the simulated hum's fundamental, in µV; 0 where there is none. */
  readonly humMicrovolts: number;
  /** Of the EMG channel, in Hz. */
  readonly samplingRate: number;
  /** In whose words the remarks are. */
  readonly wording: string;
  /** `simulated`, or the real recording whose noise lies beneath. */
  readonly background: string;
}

/** Where a case works and what it tests. */
export interface CaseSetting {
  readonly folder: string;
  readonly cli: string;
  readonly parameters?: string;
  readonly keep: boolean;
}

/** What of a scenario is evaluated beside the recording of its seed. */
export interface CaseExtras {
  /** The real recording on whose noise it is simulated. */
  readonly background?: RealBackground | undefined;
  /** Whether the recording is looked at in other forms too. */
  readonly inOtherForms?: boolean | undefined;
}

/** Makes and evaluates one recording; only one file of a process is on disk at a time unless they are kept. */
export async function evaluateCase(
  scenario: Scenario,
  seed: number,
  setting: CaseSetting,
  { background, inOtherForms }: CaseExtras = {},
): Promise<EvaluatedCase> {
  const started = performance.now();
  const hybrid: Hybrid = background
    ? simulatedOn(scenario, seed, background)
    : { recording: scenario.simulate(seed) };
  const { recording } = hybrid;
  const suffix = background ? `-on-${background.name}` : '';
  const name = setting.keep ? `${scenario.name}-${seed}${suffix}.edf` : 'recording.edf';
  const file = path.join(setting.folder, name);
  await mkdir(setting.folder, { recursive: true });
  // The same words in every file: a name or header that told the scenario would be a leak.
  await writeFile(file, edfPlus(recording, simulatedIdentity));
  const simulation = (performance.now() - started) / 1000;
  const run = await runEngine(setting.cli, file, setting.parameters);
  if (!setting.keep) await rm(file);
  const answered =
    'output' in run && inOtherForms ? { scenario, seed, recording, events: run.output.events } : undefined;
  const output = 'output' in run ? run.output : { events: [], units: [] };
  const result: EvaluatedCase = {
    scenario: scenario.name,
    kind: scenario.kind,
    label: scenario.label,
    intentKnown: scenario.intentKnown,
    seed,
    durationSeconds: recording.durationSeconds,
    truth: truthSpans(recording, scenario.intentKnown).map((span) =>
      isMovement(hybrid, span) ? { ...span, accepts: movementAccepts } : span,
    ),
    detected: detectedSpans(recording, output.events),
    circumstances: circumstancesOf(recording, background?.name),
    conditions: conditionsOf(recording),
    units: judgeUnits(recording, output.units),
    ...('output' in run ? { engine: run.output.engine } : { problem: run.problem }),
    seconds: { simulation, detection: run.seconds },
    ...(answered ? { variants: await variantAnswers(answered, setting) } : {}),
  };
  if (setting.keep) await writeFile(`${file}.result.json`, JSON.stringify({ result, output }, null, 1));
  return result;
}

/** What a needle movement may be called. */
const movementAccepts = ['artifact', 'insertion'];

const isMovement = ({ movement }: Hybrid, { channel, onsetSeconds }: TruthSpan): boolean =>
  movement?.channel === channel && movement.onsetSeconds === onsetSeconds;

function circumstancesOf(recording: SimulatedRecording, background = 'simulated'): Circumstances {
  const { channels, truth } = recording;
  return {
    humMicrovolts: truth.humMicrovolts,
    samplingRate: channels.find(({ kind }) => kind === 'emg')?.samplingRate ?? NaN,
    wording: truth.wording,
    background,
  };
}

/** Every true event, once for each of its channels. */
export function truthSpans(recording: SimulatedRecording, intentKnown: boolean): TruthSpan[] {
  return recording.truth.events.flatMap((event) => {
    const { onsetSeconds, endSeconds, label } = event;
    const classes = truthKind(event, intentKnown);
    return event.channels.map((channel) => ({ onsetSeconds, endSeconds, label, channel, ...classes }));
  });
}

/** Every detected event, once for each of its channels. */
export function detectedSpans(
  { channels: all }: Pick<SimulatedRecording, 'channels'>,
  events: EngineOutput['events'],
): DetectedSpan[] {
  return events.flatMap(({ start, end, channels, label, reason, probability, alternatives }) =>
    channels.map((name) => ({
      onsetSeconds: start,
      endSeconds: end,
      channel: all.findIndex((channel) => channel.name === name),
      kind: detectedKind(label, reason),
      label,
      probability,
      alternatives,
    })),
  );
}
