/**
 * The shape of a unit's averaged potential, as far as it tells fibre potentials, positive sharp waves and stimuli from
 * motor unit potentials (DETECTION.md §A.4). No morphology in the sense of §C.4: durations here are coarse.
 */
import { at } from '../../base/typedArrays';
import { gaussianMedianMagnitude, median } from '../../signal/statistics';
import { chosen, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';

/**
 * A potential's shape. Times in seconds, amplitudes in the samples' unit. Nothing in it depends on which input is called
 * positive: amplifiers and files differ in that (negative is up on a screen), and electrodes are exchanged.
 */
export interface PotentialShape {
  readonly amplitude: number;
  /** From the first to the last deflection above a twentieth of the amplitude (or three times the noise of the mean). */
  readonly durationSeconds: number;
  /**
   * Height of the phase before the greatest peak over that peak, at most 1: what travels towards the electrode begins with
   * a lesser phase of the other sign; what arises, or ends, at the electrode begins with its greatest peak.
   */
  readonly approach: number;
  /** Width of the greatest peak at half its height. */
  readonly peakWidthSeconds: number;
  /** Height of the greatest peak over that of the other sign's, at least 1. */
  readonly peakRatio: number;
  /** How much longer the phase after the greatest peak lasts than that peak is wide; 0 without one. */
  readonly slowPhase: number;
}

export const potentialShapeNumbers = fixedNumbers('potentialShape', {
  edgePart: ratio(0.05, [0.01, 0.3], 'A potential begins and ends at this part of its amplitude', chosen),
  phasePart: ratio(0.05, [0.01, 0.5], 'A phase lasts while it has this part of it', chosen),
  alikePeaks: ratio(
    1.3,
    [1.01, 3],
    'Where neither of two peaks is so many times the other, either may be called the greatest',
    'own: a tenth of the amplitude either way, as noise and the place of the electrode make it; they count by halves where they are equal',
  ),
  baselineSeconds: seconds(
    0.005,
    [0.001, 0.01],
    "The average's first part tells its baseline and its noise",
    'own: no potential reaches it',
  ),
  smoothingSeconds: seconds(
    0.0003,
    [0, 0.002],
    'The edges are sought on an average smoothed over this either way',
    chosen,
  ),
  peakReachSeconds: seconds(
    0.008,
    [0.002, 0.02],
    'The peaks lie this near to where the average is aligned',
    chosen,
  ),
  edgeOverNoise: ratio(
    3,
    [1, 10],
    'An edge or a phase stands out of the noise by this many deviations',
    chosen,
  ),
  gapSeconds: seconds(
    0.002,
    [0.0005, 0.01],
    'A potential is over where it stays below the edge for this long',
    chosen,
  ),
});
const {
  edgePart,
  phasePart,
  alikePeaks,
  baselineSeconds,
  smoothingSeconds,
  peakReachSeconds,
  edgeOverNoise,
  gapSeconds,
} = potentialShapeNumbers.values;

/** The shape of an average whose alignment point is `beforeSeconds` in; undefined for a flat one. */
export function potentialShape(
  averaged: Float32Array,
  rate: number,
  beforeSeconds: number,
): PotentialShape | undefined {
  const values = smooth(averaged, Math.floor(smoothingSeconds * rate));
  const lead = Math.max(3, Math.min(values.length, Math.round(baselineSeconds * rate)));
  const { level, spread } = baseline(values.subarray(0, lead));
  for (let i = 0; i < values.length; i++) values[i] = at(values, i) - level;
  const centre = Math.round(beforeSeconds * rate);
  const reach = Math.round(peakReachSeconds * rate);
  const highest = indexOfGreatest(values, centre - reach, centre + reach, 1);
  const lowest = indexOfGreatest(values, centre - reach, centre + reach, -1);
  // The edges are sought on the smoothed average, the amplitude is the average's own.
  const extreme = (sign: 1 | -1): number =>
    at(averaged, indexOfGreatest(averaged, centre - reach, centre + reach, sign));
  const amplitude = extreme(1) - extreme(-1);
  if (!(amplitude > 0)) return undefined;
  const least = Math.max(edgePart * amplitude, edgeOverNoise * spread);
  const gap = Math.ceil(gapSeconds * rate);
  const from = edge(values, Math.min(highest, lowest), -1, least, gap);
  const to = edge(values, Math.max(highest, lowest), 1, least, gap);
  const [positive, negative] = [at(values, highest), -at(values, lowest)];
  const positiveShare = shareOfGreater(positive, negative);
  const either = (of: (peak: number) => number): number =>
    (positiveShare > 0 ? positiveShare * of(highest) : 0) +
    (positiveShare < 1 ? (1 - positiveShare) * of(lowest) : 0);
  return {
    amplitude,
    durationSeconds: (to - from) / rate,
    approach: either((peak) => approach(values, peak, reach, edgeOverNoise * spread)),
    peakWidthSeconds: either((peak) => widthAtHalf(values, peak)) / rate,
    peakRatio: Math.max(positive, negative) / Math.max(1e-9, Math.min(positive, negative)),
    slowPhase: either((peak) => slowPhase(values, peak, phasePart * amplitude)),
  };
}

/** How surely the first of two peaks is the greater one: 1 surely, 0 surely not, in between where they are alike. */
function shareOfGreater(first: number, second: number): number {
  const log = Math.log(Math.max(1e-9, first) / Math.max(1e-9, second));
  return Math.max(0, Math.min(1, 0.5 + (0.5 * log) / Math.log(alikePeaks)));
}

/** The greatest deflection of the other sign before a peak, less noise, over the peak; at most 1. */
function approach(values: Float32Array, peak: number, reach: number, noise: number): number {
  const sign = at(values, peak) > 0 ? -1 : 1;
  const before = sign * at(values, indexOfGreatest(values, peak - reach, peak, sign));
  return Math.max(0, Math.min(1, (before - noise) / Math.abs(at(values, peak))));
}

function smooth(values: Float32Array, reach: number): Float32Array {
  return values.map((_, i) => {
    let sum = 0;
    let count = 0;
    for (let k = Math.max(0, i - reach); k <= Math.min(values.length - 1, i + reach); k++) {
      sum += at(values, k);
      count++;
    }
    return sum / count;
  });
}

function baseline(values: Float32Array): { readonly level: number; readonly spread: number } {
  const level = median(values) ?? 0;
  const deviations = values.map((value) => Math.abs(value - level));
  return { level, spread: (median(deviations) ?? 0) / gaussianMedianMagnitude };
}

function indexOfGreatest(values: Float32Array, from: number, to: number, sign: 1 | -1): number {
  let best = Math.max(0, from);
  for (let i = best; i < Math.min(values.length, to); i++) {
    if (sign * at(values, i) > sign * at(values, best)) best = i;
  }
  return best;
}

/** The last place, going outwards, from which on the signal stays below `least` for `gap` samples. */
function edge(values: Float32Array, start: number, step: 1 | -1, least: number, gap: number): number {
  let last = start;
  for (let i = start; i >= 0 && i < values.length && Math.abs(i - last) <= gap; i += step) {
    if (Math.abs(at(values, i)) >= least) last = i;
  }
  return last;
}

function widthAtHalf(values: Float32Array, peak: number): number {
  const half = at(values, peak) / 2;
  const isInside = (i: number): boolean => i >= 0 && i < values.length && at(values, i) / half >= 1;
  let from = peak;
  let to = peak;
  while (isInside(from - 1)) from--;
  while (isInside(to + 1)) to++;
  return to - from + 1;
}

/** Duration of the phase of the other sign after a peak, in widths of the peak. */
function slowPhase(values: Float32Array, peak: number, least: number): number {
  const sign = at(values, peak) > 0 ? -1 : 1;
  let from = peak;
  while (from < values.length && sign * at(values, from) < least) from++;
  let to = from;
  while (to < values.length && sign * at(values, to) > least) to++;
  return (to - from) / widthAtHalf(values, peak);
}
