/**
 * Format 8: each byte is the difference from the signal's sample before, so that a value is the sum of everything
 * up to it. Sums are kept at checkpoints as far as reading has come: the first jump to a place reads every byte
 * before it once (one byte per sample, in blocks), and each later read at most one checkpoint's stretch more
 * than it needs. Memory: four bytes per signal and checkpoint, 1/16,384 of the file's size.
 */
import type { ByteSource } from '../byteSource';
import { at } from '../../base/typedArrays';
import { framesIn, readSamples, type FrameLayout, type FrameReader } from './frames';

/** Samples (of all signals together) between checkpoints. */
const samplesPerCheckpoint = 65_536;

/** Frames between checkpoints. */
export function framesPerCheckpoint(samplesPerFrame: number): number {
  return Math.max(1, Math.floor(samplesPerCheckpoint / samplesPerFrame));
}

/** A signal's place in the frame: its first value and its run of samples. */
export interface DifferenceSignal {
  readonly initialValue: number;
  readonly samplesPerFrame: number;
}

/** Turns differences into values in place and moves `sums` (one per signal) to the last of them. */
function accumulate(
  samples: Int32Array,
  samplesPerFrame: number,
  signals: readonly DifferenceSignal[],
  sums: Int32Array,
): void {
  let first = 0;
  for (const [index, signal] of signals.entries()) {
    let sum = at(sums, index);
    for (let frame = first; frame < samples.length; frame += samplesPerFrame) {
      for (let place = frame; place < frame + signal.samplesPerFrame; place++) {
        sum += at(samples, place);
        samples[place] = sum;
      }
    }
    sums[index] = sum;
    first += signal.samplesPerFrame;
  }
}

/** A reader for format 8. */
export function differenceFrames(
  source: ByteSource,
  layout: FrameLayout,
  signals: readonly DifferenceSignal[],
): FrameReader {
  const { samplesPerFrame } = layout;
  const stride = framesPerCheckpoint(samplesPerFrame);
  const frames = framesIn(layout, source.size);
  const checkpoints: Int32Array[] = [Int32Array.from(signals, (signal) => signal.initialValue)];
  let building = Promise.resolve();

  const differences = (from: number, to: number): Promise<Int32Array> =>
    readSamples(source, layout, from * samplesPerFrame, to * samplesPerFrame);

  /** Adds checkpoints until number `wanted` is there. */
  const build = async (wanted: number): Promise<void> => {
    for (let last = checkpoints.at(-1); last && checkpoints.length <= wanted; last = checkpoints.at(-1)) {
      const from = (checkpoints.length - 1) * stride;
      const sums = last.slice();
      accumulate(await differences(from, from + stride), samplesPerFrame, signals, sums);
      checkpoints.push(sums);
    }
  };

  return {
    samplesPerFrame,
    frames,
    read: async (from, to) => {
      const number = Math.floor(from / stride);
      // One at a time: two reads must not both extend the list. A failure stays with the read that met it.
      const built = building.then(() => build(number));
      building = built.catch(() => undefined);
      await built;
      const sums = checkpoints[number]?.slice() ?? new Int32Array(signals.length);
      const samples = await differences(number * stride, to);
      for (let next = number; next * stride < to; next++) {
        const first = (next - number) * stride;
        const part = samples.subarray(first * samplesPerFrame, (first + stride) * samplesPerFrame);
        accumulate(part, samplesPerFrame, signals, sums);
        // Whoever reads on from here need not add up again.
        const isWhole = part.length === stride * samplesPerFrame;
        if (isWhole && checkpoints.length === next + 1) checkpoints.push(sums.slice());
      }
      return samples.subarray((from - number * stride) * samplesPerFrame);
    },
  };
}
