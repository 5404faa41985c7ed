/**
 * The engine's entry: a recording goes in, events with their evidence and the units' trains come out. It answers what
 * each episode is (DETECTION.md §0, Q1); what the muscle is (Q2) is another question and not asked here.
 */
import type { Channel, JobControl, Recording } from '../recording/recording';
import { reportChannel, type ChannelReport } from './features/channelReport';
import { slowestRate, workingPlan } from './scan/conditioning/workingPlan';
import { isCueChannel } from './context/cueChannel';
import { holdsContext, readContext } from './context/readContext';
import type { ExtraWordings } from './context/wordings';
import type { DetectedEvent, DetectionResult, UnitTrain } from './result/detectedEvent';
import { eventsOf } from './events/events';
import { engineIdentity } from './identity';
import { Pace } from './scan/conditioning/pace';
import { checkParameters, type EngineParameters } from './parameters';

/** What the engine needs of a recording. */
export type DetectionInput = Pick<Recording, 'channels' | 'read' | 'durationSeconds'> &
  Partial<Pick<Recording, 'readAnnotations'>>;

/** What a run may be told beside the parameters. */
export interface DetectionOptions {
  /** A study's own phrases for cues and marks, by meaning. */
  readonly wordings?: ExtraWordings;
  /** Samples asked for in one read; sets how often others get a turn, never the answer. */
  readonly blockSamples?: number;
}

/** Structural: about 10 ms of decoding. */
const defaultBlockSamples = 1 << 18;

/**
 * Detects what happens on every EMG channel. The answer depends on samples, annotations, parameters and wordings
 * alone.
 * @throws RangeError for parameters out of range, the abort signal's reason, or what reading throws.
 */
export async function detect(
  recording: DetectionInput,
  parameters: EngineParameters,
  control: JobControl = {},
  { wordings = {}, blockSamples = defaultBlockSamples }: DetectionOptions = {},
): Promise<DetectionResult> {
  checkParameters(parameters);
  control.signal?.throwIfAborted();
  const engine = engineIdentity(parameters, Object.keys(wordings).length === 0 ? null : wordings);
  const emg = recording.channels.flatMap((channel, index) =>
    channel.kind === 'emg' && channel.samples > 0 && !isCueChannel(channel) ? [{ channel, index }] : [],
  );
  // Without EMG there is nothing to say of any force.
  if (emg.length === 0) {
    control.report?.(1);
    return { engine, events: [], units: [] };
  }
  const pace = new Pace(control, totalWork(recording, emg));
  const source = { recording, pace, blockSamples };
  const context = await readContext(source, { wordings, parameters, control });
  const reports: ChannelReport[] = [];
  const tooSlowEvents: DetectedEvent[] = [];
  for (const { channel, index } of emg) {
    const plan = workingPlan(channel.samplingRate, parameters);
    if (!plan) {
      tooSlowEvents.push(tooSlow(channel, index, recording.durationSeconds, parameters));
      await pace.advance(2 * channel.samples);
      continue;
    }
    reports.push(await reportChannel({ ...source, index }, channel, plan, context, parameters));
  }
  const events = [...tooSlowEvents, ...eventsOf(reports, context, parameters)];
  pace.finish();
  return { engine, events: events.sort((a, b) => a.onsetSeconds - b.onsetSeconds), units: unitsOf(reports) };
}

/** Work counts in samples: EMG twice (measured, then sorted), what holds context once. */
function totalWork({ channels }: DetectionInput, emg: readonly { readonly channel: Channel }[]): number {
  const samplesOf = (some: readonly Channel[]): number => some.reduce((sum, { samples }) => sum + samples, 0);
  return 2 * samplesOf(emg.map(({ channel }) => channel)) + samplesOf(channels.filter(holdsContext));
}

function unitsOf(reports: readonly ChannelReport[]): readonly UnitTrain[] {
  return reports.flatMap(({ index, units }) => units.map((times) => ({ channel: index, times })));
}

/** A channel sampled so slowly that the EMG's band is not in it: nothing can be said of any of it. */
function tooSlow(
  channel: Channel,
  index: number,
  durationSeconds: number,
  parameters: EngineParameters,
): DetectedEvent {
  return {
    onsetSeconds: 0,
    endSeconds: Math.min(durationSeconds, channel.samples / channel.samplingRate),
    channels: [index],
    label: 'indeterminate',
    probability: 1,
    alternatives: [],
    reason: 'unassessable',
    evidence: [
      {
        criterion: 'sampled-too-slowly',
        value: channel.samplingRate,
        unit: 'Hz',
        threshold: slowestRate(parameters),
        contribution: 0,
        met: true,
      },
    ],
  };
}
