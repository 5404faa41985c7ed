/** A potential on a time grid finer than any channel's, so that it can be placed between samples: cut, filter, add. */
import { at } from '../base/typedArrays';

/** One potential in µV at `fineRate(samplingRate)`; entry 0 is where it begins to be seen. */
export type Shape = Float64Array;

/** Fine grids have about this many points per second, so that a spike's place is true to 6 µs. */
const leastFineRate = 76_000;

/** How many fine points a sample of the channel has. */
export function oversampling(samplingRate: number): number {
  return Math.ceil(leastFineRate / samplingRate);
}

/** Points per second of the shapes for a channel of this rate. */
export function fineRate(samplingRate: number): number {
  return samplingRate * oversampling(samplingRate);
}

/** What counts as seen: this part of the peak-to-peak amplitude. */
const seenPart = 0.005;

/** The first and last point (exclusive) that is seen. */
export function seenRange(values: Float64Array): { readonly from: number; readonly to: number } {
  const least = seenPart * peakToPeak(values);
  let from = 0;
  while (from < values.length - 1 && Math.abs(at(values, from)) < least) from++;
  let to = values.length;
  while (to > from + 1 && Math.abs(at(values, to - 1)) < least) to--;
  return { from, to };
}

/** Largest minus smallest value, in µV. */
export function peakToPeak(values: Float64Array): number {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least;
}

/**
 * What the channel's anti-aliasing filter leaves of a potential: linear phase, half amplitude at 0.45 of the
 * sampling rate (windowed sinc of eight samples). Both ends grow by half the filter.
 */
export function bandLimited(values: Float64Array, samplingRate: number): Float64Array {
  const taps = antiAliasTaps(oversampling(samplingRate));
  const result = new Float64Array(values.length + taps.length - 1);
  for (let i = 0; i < values.length; i++) {
    const value = at(values, i);
    if (value === 0) continue;
    for (let k = 0; k < taps.length; k++) result[i + k] = at(result, i + k) + value * at(taps, k);
  }
  return result;
}

const knownTaps = new Map<number, Float64Array>();

function antiAliasTaps(pointsPerSample: number): Float64Array {
  const known = knownTaps.get(pointsPerSample);
  if (known) return known;
  const half = 4 * pointsPerSample;
  const cutoff = 0.45 / pointsPerSample;
  const raw = Float64Array.from({ length: 2 * half + 1 }, (_, i) => {
    const x = i - half;
    const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / (half + 1)));
  });
  const total = raw.reduce((sum, tap) => sum + tap, 0);
  const taps = raw.map((tap) => tap / total);
  knownTaps.set(pointsPerSample, taps);
  return taps;
}

/** Adds a shape, scaled, to a channel's samples where it begins at `seconds`. */
export function addShape(
  sum: Float64Array,
  samplingRate: number,
  placed: { readonly shape: Shape; readonly seconds: number; readonly scale: number },
): void {
  const { shape, seconds, scale } = placed;
  const points = oversampling(samplingRate);
  const begins = Math.round(seconds * samplingRate * points);
  let sample = Math.max(0, Math.ceil(begins / points));
  for (let i = sample * points - begins; i < shape.length && sample < sum.length; i += points) {
    sum[sample] = at(sum, sample) + scale * at(shape, i);
    sample++;
  }
}
