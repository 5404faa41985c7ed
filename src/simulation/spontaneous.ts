/** What the recordings of spontaneous activity have in common: runs, trains, and a frame without intent. */
import { assemble } from './assemble';
import type { PlacedTrain } from './emgChannel';
import { forceChannel, type Pull, relaxed } from './forceChannel';
import type { Random } from './random';
import { logUniform, type Setting } from './setting';
import type { Shape } from './shape';
import type { SimulatedChannel, SimulatedRecording } from './simulatedRecording';
import { type Episode, seenEpisodes } from './truth';

/** A stretch in which a generator is active, in seconds. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Runs of drawn length with drawn pauses, from a few seconds into the recording to about its end. */
export function drawRuns(
  random: Random,
  setting: Setting,
  seconds: { readonly run: readonly [number, number]; readonly pause: readonly [number, number] },
): readonly Run[] {
  const runs: Run[] = [];
  const last = setting.durationSeconds - 1.5;
  let from = random.uniform(2.5, 6);
  while (from < last - seconds.run[0]) {
    const to = Math.min(last, from + random.uniform(...seconds.run));
    runs.push({ from, to });
    from = to + random.uniform(...seconds.pause);
  }
  return runs;
}

/** Discharges whose interval is given by the time since the run's start. */
export function dischargesOf(run: Run, interval: (sinceSeconds: number) => number): number[] {
  const spikes: number[] = [];
  for (let t = run.from; t < run.to; t += interval(t - run.from)) spikes.push(t);
  return spikes;
}

/** One generator: its shapes, and its discharges with their amplitudes. */
export function placed(
  shapes: readonly Shape[],
  spikes: readonly { readonly seconds: number; readonly scale?: number }[],
): PlacedTrain {
  const sorted = [...spikes].sort((a, b) => a.seconds - b.seconds);
  return {
    shapes,
    spikeSeconds: Float64Array.from(sorted, ({ seconds }) => seconds),
    scales: Float64Array.from(sorted, ({ scale = 1 }) => scale),
  };
}

/** Peak to peak in µV, and never so low that the noise would hide it. */
export function seenAmplitude(random: Random, setting: Setting, least: number, most: number): number {
  const floor = Math.max(least, 9 * setting.noiseMicrovolts);
  return logUniform(random, floor, Math.max(1.5 * floor, most));
}

/** A recording of the trains; a force channel in half of them, which shows `pull` or nothing. */
export function spontaneous(
  random: Random,
  setting: Setting,
  trains: readonly PlacedTrain[],
  told: Pick<Episode, 'label' | 'reason'> & {
    readonly gapSeconds: number;
    readonly pull?: Pull;
    readonly mechanical?: readonly SimulatedChannel[];
  },
): SimulatedRecording {
  const { pull = relaxed(setting), mechanical = [], ...label } = told;
  const force = random.uniform() < 0.5 ? [forceChannel(random.fork(), setting, pull)] : [];
  return assemble(random, {
    setting,
    sites: [{ trains, episodes: seenEpisodes(trains, setting, label) }],
    mechanical: [...force, ...mechanical],
  });
}
