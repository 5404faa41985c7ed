/** The signal around some samples of a channel. */
import { Pace } from '../products/pace';
import type { JobControl, Recording } from '../recording/recording';
import type { SweepRequest } from '../protocol/workerMethods';

/** What is read of a recording for it. */
export type SweptRecording = Pick<Recording, 'channels' | 'read'>;

/** Structural: what lies this near together is read in one go. */
const mostAtOnce = 2 ** 14;

/**
 * Of equal length, in the order of the samples; NaN before the channel's first sample and after its last. Lets others run
 * in between. @throws the signal's reason once it is aborted
 */
export async function sweepsOf(
  recording: SweptRecording,
  { channel, samples, before, after }: SweepRequest,
  control: JobControl = {},
): Promise<readonly Float32Array[]> {
  const count = recording.channels[channel]?.samples ?? 0;
  const pace = new Pace(control, samples.length);
  const sweeps: Float32Array[] = [];
  for (const { first, last, length } of runsOf(samples)) {
    const [from, end] = [Math.max(0, first - before), Math.min(count, last + after)];
    const values = from < end ? await recording.read(channel, from, end - from) : new Float32Array(0);
    for (const sample of samples.slice(sweeps.length, sweeps.length + length)) {
      const sweep = new Float32Array(before + after).fill(NaN);
      const start = sample - before - from;
      const part = values.subarray(Math.max(0, start), Math.max(0, start + sweep.length));
      sweep.set(part, Math.max(0, -start));
      sweeps.push(sweep);
    }
    await pace.advance(length);
  }
  return sweeps;
}

interface Run {
  readonly first: number;
  readonly last: number;
  /** So many samples. */
  readonly length: number;
}

/** Samples that follow each other in order and near together. */
function* runsOf(samples: readonly number[]): Generator<Run> {
  let from = 0;
  for (const [index, sample] of samples.entries()) {
    const [first, last] = [samples[from] ?? sample, samples[index - 1] ?? sample];
    if (sample >= last && sample - first <= mostAtOnce) continue;
    yield { first, last, length: index - from };
    from = index;
  }
  const [first, last] = [samples[from], samples.at(-1)];
  if (first !== undefined && last !== undefined) yield { first, last, length: samples.length - from };
}
