/**
 * The shape of a unit's averaged potential, as far as it tells fibre potentials, positive sharp waves and stimuli from
 * motor unit potentials (DETECTION.md §A.4). No morphology in the sense of §C.4: durations here are coarse.
 */
import { at } from '../../base/typedArrays';
import { gaussianMedianMagnitude } from '../../signal/statistics';
import { chosen, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';

/** A potential's shape. Times in seconds, amplitudes in the samples' unit; negative is electrically negative. */
export interface PotentialShape {
  readonly amplitude: number;
  /** From the first to the last deflection above a twentieth of the amplitude (or three times the noise of the mean). */
  readonly durationSeconds: number;
  /** Sign of the first phase of at least a tenth of the amplitude. */
  readonly onset: 'positive' | 'negative';
  /** Width of the greatest peak at half its height. */
  readonly peakWidthSeconds: number;
  /** Amplitude of the positive peak over that of the negative one. */
  readonly positiveToNegative: number;
  /** How much longer the negative phase after the positive peak lasts than the positive peak is wide; 0 without one. */
  readonly slowNegativity: number;
}

export const potentialShapeNumbers = fixedNumbers('potentialShape', {
  edgePart: ratio(0.05, [0.01, 0.3], 'A potential begins and ends at this part of its amplitude', chosen),
  phasePart: ratio(0.1, [0.01, 0.5], 'A phase has at least this part of it', chosen),
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
  const main = at(values, highest) > -at(values, lowest) ? highest : lowest;
  const least = Math.max(edgePart * amplitude, edgeOverNoise * spread);
  const gap = Math.ceil(gapSeconds * rate);
  const from = edge(values, Math.min(highest, lowest), -1, least, gap);
  const to = edge(values, Math.max(highest, lowest), 1, least, gap);
  const positive = at(values, highest);
  const width = widthAtHalf(values, main);
  return {
    amplitude,
    durationSeconds: (to - from) / rate,
    onset:
      firstPhase(values, from, to, Math.max(phasePart * amplitude, edgeOverNoise * spread)) > 0
        ? 'positive'
        : 'negative',
    peakWidthSeconds: width / rate,
    positiveToNegative: positive / Math.max(1e-9, -at(values, lowest)),
    slowNegativity: slowNegativity(values, highest, (phasePart / 2) * amplitude),
  };
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
  const sorted = Float32Array.from(values).sort();
  const level = at(sorted, sorted.length >> 1);
  const deviations = sorted.map((value) => Math.abs(value - level)).sort();
  return { level, spread: at(deviations, deviations.length >> 1) / gaussianMedianMagnitude };
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

function firstPhase(values: Float32Array, from: number, to: number, least: number): number {
  for (let i = from; i <= to; i++) if (Math.abs(at(values, i)) >= least) return Math.sign(at(values, i));
  return 0;
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

function slowNegativity(values: Float32Array, positivePeak: number, least: number): number {
  let from = positivePeak;
  while (from < values.length && at(values, from) > -least) from++;
  let to = from;
  while (to < values.length && at(values, to) < -least) to++;
  return (to - from) / widthAtHalf(values, positivePeak);
}
