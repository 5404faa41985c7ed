/** The signal around some samples of a channel. */
import type { Recording } from '../recording/recording';
import type { SweepRequest } from '../protocol/workerMethods';

/** Of equal length; NaN before the channel's first sample and after its last. */
export async function sweepsOf(
  recording: Pick<Recording, 'channels' | 'read'>,
  { channel, samples, before, after }: SweepRequest,
): Promise<readonly Float32Array[]> {
  const count = recording.channels[channel]?.samples ?? 0;
  const sweeps: Float32Array[] = [];
  for (const sample of samples) {
    const sweep = new Float32Array(before + after).fill(NaN);
    const first = sample - before;
    const [from, end] = [Math.max(0, first), Math.min(count, sample + after)];
    if (from < end) sweep.set(await recording.read(channel, from, end - from), from - first);
    sweeps.push(sweep);
  }
  return sweeps;
}
