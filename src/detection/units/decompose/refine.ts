/** Waveforms anew from all of an epoch: joint least squares over all discharges, so that overlaps bend none of them. */
import { median, medianReordering, quantileOfSorted, sorted } from '../../../signal/statistics';
import { decomposeNumbers } from './decomposeNumbers';
import type { Discharge, Explanation } from './explanation';
import { stepsPerSample, valueBetween } from './fractions';
import { UnitShape } from './unitShape';

const { shapeBefore, shapeAfter, passes, keptErrors, keptPart, fewest } = decomposeNumbers.values;
/** Structural: every so-manieth sample is enough for a median; the median magnitude of a normal variable. */
const noiseStride = 7;
/** Structural: of a standard normal variable. */
const normalMedian = 0.6745;
/** Structural: samples beside a window that values between samples within it need. */
const besideWindow = 8;
/** Structural: samples kept beyond what is seen of a waveform. */
const keptBeside = 2;

/** Which discharges a mean counts: those that leave at most so many medians, or the part that leaves least, whichever are more. */
export interface Counted {
  readonly medians: number;
  /** 0 to 1. */
  readonly leastPart: number;
}

/** Where a waveform is: samples before its alignment point, and all. */
interface Window extends Counted {
  readonly before: number;
  readonly width: number;
}

/** The waveforms of all units, each corrected in turn by the mean of what all leave (Gauss–Seidel). */
export function refined(
  { rate, shapes, trains, left: unexplained }: Pick<Explanation, 'rate' | 'shapes' | 'trains' | 'left'>,
  counted: Counted,
): UnitShape[] {
  const before = Math.round(shapeBefore * rate);
  const window = { before, width: before + Math.round(shapeAfter * rate), ...counted };
  const waves = shapes.map((shape) => widened(shape, window));
  const left = unexplained.slice();
  for (let pass = 0; pass < passes; pass++) {
    waves.forEach((wave, unit) => {
      const train = trains[unit] ?? [];
      if (train.length < fewest) return;
      const change = new UnitShape(meanLeft(left, train, window), before);
      for (let i = 0; i < wave.length; i++) wave[i] = (wave[i] as number) + (change.values[i] as number); // as long
      for (const { position, scale } of train) change.takeFrom(left, position, scale);
    });
  }
  const noise = noiseOf(left);
  return shapes.map((shape, unit) => {
    const { length } = trains[unit] ?? [];
    const wave = waves[unit];
    return length < fewest || !wave ? shape : trimmed(wave, before, noise / Math.sqrt(length));
  });
}

function widened(shape: UnitShape, { before, width }: Window): Float64Array {
  const shift = shape.before - before;
  return Float64Array.from({ length: width }, (_, i) => shape.values[i + shift] ?? 0);
}

/** RMS of what is left of an epoch, by the median: discharges that were missed hardly count. */
export function noiseOf(left: Float64Array): number {
  const sizes = new Float64Array(Math.ceil(left.length / noiseStride));
  for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(left[i * noiseStride] as number); // in bounds
  return (medianReordering(sizes) ?? 0) / normalMedian;
}

/**
 * What is left around discharges, on average; those that leave far more than others don't count. Samples are added up by the
 * quarter of a sample that discharges lie after one, and only the sums are brought in between samples.
 */
function meanLeft(
  left: Float64Array,
  train: readonly Discharge[],
  { before, width, medians, leastPart }: Window,
): Float64Array {
  const energies = new Float64Array(train.length);
  train.forEach(({ position }, k) => {
    const from = Math.floor(position / stepsPerSample) - before;
    const to = Math.min(left.length, from + width);
    let energy = 0;
    for (let i = Math.max(0, from); i < to; i++) energy += (left[i] as number) ** 2; // in bounds
    energies[k] = energy;
  });
  const most = Math.max(medians * (median(energies) ?? Infinity), quietest(energies, leastPart));
  const sums = Array.from({ length: stepsPerSample }, () => new Float64Array(width + 2 * besideWindow));
  let weight = 0;
  train.forEach(({ position, scale }, k) => {
    if ((energies[k] as number) > most) return; // as many
    weight += scale * scale;
    const sample = Math.floor(position / stepsPerSample);
    const sum = sums[position - sample * stepsPerSample] as Float64Array; // phases are below stepsPerSample
    const from = sample - before - besideWindow;
    const to = Math.min(sum.length, left.length - from);
    for (let i = Math.max(0, -from); i < to; i++) {
      sum[i] = (sum[i] as number) + scale * (left[from + i] as number);
    } // in bounds
  });
  const mean = new Float64Array(width);
  if (weight === 0) return mean;
  sums.forEach((sum, phase) => {
    for (let i = 0; i < width; i++) {
      mean[i] = (mean[i] as number) + valueBetween(sum, besideWindow + i, phase) / weight; // in bounds
    }
  });
  return mean;
}

/** The energy that a part of them does not exceed; 0 for no part. */
function quietest(energies: Float64Array, part: number): number {
  return part === 0 ? 0 : (quantileOfSorted(sorted(energies), part) ?? 0);
}

/** A waveform without ends that are no more than its error. */
export function trimmed(wave: Float64Array, before: number, error: number): UnitShape {
  const peak = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const least = Math.max(keptErrors * error, keptPart * peak);
  const isSeen = (value: number): boolean => Math.abs(value) >= least;
  const first = Math.min(before, Math.max(0, wave.findIndex(isSeen)));
  const last = Math.max(before, wave.findLastIndex(isSeen));
  const from = Math.max(0, first - keptBeside);
  return new UnitShape(wave.slice(from, last + 1 + keptBeside), before - from);
}
