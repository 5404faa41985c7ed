/** What becomes of an engine's answer when the recording comes in each other form. */
import { rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { edfPlus, simulatedIdentity } from '../../../src/simulation/edfPlus';
import type { Scenario } from '../../../src/simulation/scenarios';
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';
import { type EngineOutput, runEngine } from '../engineOutput';
import { type Labelled, relabelledFraction } from './relabelled';
import { variants } from './variants';

/** How much of a recording is called otherwise in one other form. */
export interface VariantAnswer {
  readonly variant: string;
  /** Part of the time, over its channels; all of it where there was no answer. */
  readonly relabelled: number;
}

/** A recording that was simulated, and what the engine said of it. */
export interface Answered {
  readonly scenario: Pick<Scenario, 'simulate'>;
  readonly seed: number;
  readonly recording: SimulatedRecording;
  readonly events: EngineOutput['events'];
}

/** Asks the command line about a recording in each other form; one file is on disk at a time. */
export async function variantAnswers(
  { scenario, seed, recording, events }: Answered,
  {
    folder,
    cli,
    parameters,
  }: { readonly folder: string; readonly cli: string; readonly parameters?: string },
): Promise<VariantAnswer[]> {
  const file = path.join(folder, 'variant.edf');
  const before = placed(recording, events);
  const answers: VariantAnswer[] = [];
  for (const { name, of } of variants) {
    const other = of(recording, (circumstances) => scenario.simulate(seed, circumstances));
    if (!other) continue;
    await writeFile(file, edfPlus(other, simulatedIdentity));
    const run = await runEngine(cli, file, parameters);
    const relabelled =
      'output' in run
        ? relabelledFraction(before, placed(other, run.output.events), recording.durationSeconds)
        : 1;
    answers.push({ variant: name, relabelled });
  }
  await rm(file, { force: true });
  return answers;
}

/** Events by the place of their channels. */
function placed({ channels: all }: SimulatedRecording, events: EngineOutput['events']): Labelled[] {
  return events.map(({ channels, ...event }) => ({
    ...event,
    places: channels.map((name) => all.findIndex((channel) => channel.name === name)),
  }));
}
