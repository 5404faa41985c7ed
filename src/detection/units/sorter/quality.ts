/**
 * How far a unit's train can be trusted. Missed: peaks that noise pulls below the threshold (DETECTION.md §M,
 * Φ of the margin), time in which something larger hides the unit, discharges given to a unit it resembles,
 * and all that poor matches bring with them.
 * Contamination: discharges that a rival may own, and one of each two that are too near one another.
 */
import { robustVariation, median } from '../../../signal/statistics';
import { chosen, count, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';

/** Sums over a segment from which the quality of one unit follows. */
export interface QualitySums {
  readonly discharges: number;
  /** Sum of the chances that they are a rival's, and that rivals' discharges are this unit's. */
  readonly doubt: number;
  readonly suspected: number;
  /** Intervals too short for one unit. */
  readonly violations: number;
  /** Typical peak, the threshold and the noise. */
  readonly peak: number;
  readonly threshold: number;
  readonly noise: number;
  /** Mean part of the energy around their peaks that the matches leave. */
  readonly left: number;
  /** The train is that of several units mixed up: see `isMixture`. */
  readonly isMixture: boolean;
  /** Part of the time in which a peak of this size would not be seen. */
  readonly hidden: number;
}

export const qualityNumbers = fixedNumbers('quality', {
  cleanLeft: ratio(
    0.015,
    [0, 0.1],
    'What a match leaves of a clean unit beyond noise and jiggle',
    'own: measured on simulated cramps of ten units, where units that left 0.02 had 2 % false discharges, 0.045 had 10 %, 0.07 had 20 % and 0.08 or more had 25 to 50 %',
  ),
  missedPerLeft: ratio(
    3,
    [0, 20],
    'By so much the missed discharges grow with it',
    'own: measured in the same way',
  ),
  falsePerLeft: ratio(5, [0, 20], 'By so much the false ones', 'own: measured in the same way'),
  pauseSeconds: seconds(0.5, [0.1, 5], 'Longer intervals are pauses', '§M robust irregularity'),
  leastIntervals: count(20, [5, 200], 'With fewer intervals than this a train tells nothing', chosen),
  mixtureVariation: ratio(
    0.75,
    [0.45, 1.2],
    "A train that is more irregular is not one unit's",
    "own: a cramp's units have 0.45 (§A.1)",
  ),
  shortInterval: ratio(
    0.4,
    [0.1, 0.9],
    'Where so many intervals are short, below this part of the median',
    chosen,
  ),
  mixtureShortPart: ratio(
    0.15,
    [0.05, 0.24],
    'So many are this part of them',
    'own: of a Poisson process 24 %',
  ),
  mixtureContamination: ratio(0.3, [0, 1], "At least this part of it is another's then", chosen),
});
const {
  cleanLeft,
  missedPerLeft,
  falsePerLeft,
  pauseSeconds,
  leastIntervals,
  mixtureVariation,
  shortInterval,
  mixtureShortPart,
  mixtureContamination,
} = qualityNumbers.values;

export function missRate(sums: QualitySums): number {
  const seen = normalBelow((sums.peak - sums.threshold) / Math.max(1e-12, sums.noise));
  const kept = sums.discharges / Math.max(1e-12, sums.discharges + sums.suspected);
  const clear = 1 - Math.min(1, missedPerLeft * Math.max(0, sums.left - cleanLeft));
  return 1 - seen * (1 - sums.hidden) * kept * clear;
}

export function contamination({ discharges, doubt, violations, left, isMixture }: QualitySums): number {
  if (discharges === 0) return 0;
  // Of two discharges too near one another one is false.
  const known = (doubt + violations) / discharges;
  const least = isMixture ? mixtureContamination : 0;
  return Math.min(1, Math.max(least, known + falsePerLeft * Math.max(0, left - cleanLeft)));
}

/** Whether an ascending train, in samples, looks like several units' mixed up: its intervals are nearly random. */
export function isMixture(positions: Float64Array, rate: number): boolean {
  const intervals = intervalsOf(positions, rate);
  return (robustVariation(intervals) ?? 0) > mixtureVariation && areManyShort(intervals);
}

/** Whether an ascending train, in samples, has more short intervals than one unit's: several may be in it, each regular. */
export function hasManyShort(positions: Float64Array, rate: number): boolean {
  return areManyShort(intervalsOf(positions, rate));
}

/** Without pauses. */
function intervalsOf(positions: Float64Array, rate: number): Float64Array {
  return positions
    .subarray(1)
    .map((position, i) => position - (positions[i] as number)) // in bounds
    .filter((interval) => interval <= pauseSeconds * rate);
}

function areManyShort(intervals: Float64Array): boolean {
  if (intervals.length < leastIntervals) return false;
  const short = shortInterval * (median(intervals) ?? 0);
  return intervals.filter((interval) => interval < short).length > mixtureShortPart * intervals.length;
}

/** Structural: p and the magnitudes of b1 to b5 of Abramowitz & Stegun 26.2.17. */
const normalCoefficients = [
  0.2316419, 0.31938153, 0.356563782, 1.781477937, 1.821255978, 1.330274429,
] as const;

/** The standard normal's distribution function (Abramowitz & Stegun 26.2.17, error below 1e-7). */
export function normalBelow(x: number): number {
  const [p, b1, b2, b3, b4, b5] = normalCoefficients;
  const t = 1 / (1 + p * Math.abs(x));
  const tail =
    ((((b5 * t - b4) * t + b3) * t - b2) * t + b1) * t * (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI));
  return x >= 0 ? 1 - tail : tail;
}

/** Intervals of an ascending train in [from, to) samples. */
export function intervalsWithin(positions: Float64Array, from: number, to: number): number {
  let count = 0;
  for (let i = 1; i < positions.length; i++) {
    const interval = (positions[i] as number) - (positions[i - 1] as number);
    if (interval >= from && interval < to) count++;
  }
  return count;
}
