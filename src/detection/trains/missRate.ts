/**
 * How many of a unit's discharges were missed, and how many are false, from its intervals alone: a mixture on the
 * log intervals with modes at one, two and three mean intervals (DETECTION.md §M miss-rate estimate).
 */
import { at } from '../../base/typedArrays';
import { median, robustVariation } from '../../signal/statistics';
import { chosen, count, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { intervalsOf } from './intervals';
import { fitMissMixture, gammaLogLikelihood, type LogIntervals } from './missMixture';
import type { TrainParameters } from './parameters';

/** The estimate for one train. */
export interface MissRate {
  /** Part of the true discharges that is missed. */
  readonly rate: number;
  /** Part of the found discharges that is false. */
  readonly falseRate: number;
  /** False where the firing is so irregular that its second mode merges with the first: `rate` means little then. */
  readonly identifiable: boolean;
}

export const missRateNumbers = fixedNumbers('missRate', {
  shortest: ratio(1 / 8, [0.01, 0.5], 'Intervals count from this part of the median', chosen),
  longest: ratio(4.5, [3.5, 10], 'To this many medians', 'own: beyond lie pauses'),
  bins: count(256, [32, 4096], 'Bins of the log intervals', 'own: 1.4 % each'),
});
const { shortest, longest, bins } = missRateNumbers.values;

/**
 * Undefined with fewer than `trainLeastIntervals` (40) intervals.
 *
 * §M takes the estimate for not identifiable above a robust CoV of 0.35 (`trainMissIdentifiable`), because the second
 * mode merges with the first. But that CoV grows with the misses themselves: of voluntary units with 30 % missed, 7 of
 * 10 are above it, and would pass for irregular where the gate is most needed. So a train above it is identifiable too
 * where its first mode is narrower than that and the mixture explains the intervals better than an irregular unit
 * without misses does, by `trainMissEvidence`.
 *
 * @param times seconds, ascending
 */
export function missRate(times: Float64Array, p: TrainParameters): MissRate | undefined {
  const intervals = intervalsOf(times);
  const middle = median(intervals);
  if (middle === undefined || intervals.length < p.trainLeastIntervals) return undefined;
  const counted = intervals.filter(
    (interval) => interval >= shortest * middle && interval < longest * middle,
  );
  const data = histogram(counted, middle);
  const { weights, width, logLikelihood } = fitMissMixture(data);
  const limit = p.trainMissIdentifiable;
  const isRegular = (robustVariation(counted) ?? Infinity) <= limit;
  const gain = logLikelihood - gammaLogLikelihood(data);
  const [fragments, one, two, three] = weights;
  return {
    // Each further miss in a row makes an interval rarer by the same factor, whatever lies beyond the third mode.
    rate: one + two > 0 ? Math.min(1, (two + three) / (one + two)) : 0,
    // A false discharge makes two fragments of one interval.
    falseRate: fragments / 2,
    identifiable: width <= limit && (isRegular || gain > p.trainMissEvidence),
  };
}

/** Counts by ln(interval / middle). */
function histogram(intervals: Float64Array, middle: number): LogIntervals {
  const from = Math.log(shortest);
  const width = (Math.log(longest) - from) / bins;
  const centres = Float64Array.from({ length: bins }, (_, i) => from + (i + 0.5) * width);
  const counts = new Float64Array(bins);
  for (const interval of intervals) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((Math.log(interval / middle) - from) / width)));
    counts[bin] = at(counts, bin) + 1;
  }
  return { centres, counts };
}
