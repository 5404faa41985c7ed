/**
 * How much units speed up and slow down together: the peak of the cross-correlation of their smoothed discharge, 0.52
 * ± 0.11 in cramp (Minetto 2009, DETECTION.md §A.1).
 */
import { at } from '../../recording/typedArrays';
import { median, pearson } from '../../signal/statistics';
import type { TimeSpan } from './intervals';
import { dischargeCounts } from './rhythm';

const binSeconds = 0.02;
/** The Hann window of common-drive analysis, and what is taken out as slow (De Luca 1982, J. Physiol. 329:129). */
const smoothingSeconds = 0.4;
const slowestHertz = 0.75;
/** The peak is sought this far either side. */
const lagSeconds = 0.1;
/** Fewer discharges of a unit have no course. */
const leastDischarges = 10;

/**
 * Median over all pairs of units with ten and more discharges in the span; undefined with fewer than two such units
 * or less than 2 s.
 *
 * @param trains times of each unit, seconds, ascending
 */
export function dischargeCorrelation(trains: readonly Float64Array[], span: TimeSpan): number | undefined {
  if (span.toSeconds - span.fromSeconds < 2) return undefined;
  const courses = trains.flatMap((times) => courseOf(times, span) ?? []);
  const peaks: number[] = [];
  courses.forEach((a, i) => {
    for (const b of courses.slice(i + 1)) peaks.push(peakCorrelation(a, b));
  });
  return median(Float64Array.from(peaks));
}

function courseOf(times: Float64Array, span: TimeSpan): Float64Array | undefined {
  const counts = dischargeCounts([times], span, binSeconds);
  if (counts.reduce((sum, count) => sum + count, 0) < leastDischarges) return undefined;
  const fast = hannAverage(counts, smoothingSeconds / binSeconds);
  // A Hann average this long passes half of the amplitude at `slowestHertz`.
  const slow = hannAverage(fast, 1 / slowestHertz / binSeconds);
  return fast.map((value, i) => value - at(slow, i));
}

/** Weighted mean under a Hann window of `length` values, cut off at the ends. */
function hannAverage(values: Float64Array, length: number): Float64Array {
  const reach = Math.floor(length / 2);
  const weights = Float64Array.from(
    { length: reach + 1 },
    (_, x) => 0.5 + 0.5 * Math.cos((Math.PI * x) / (reach + 1)),
  );
  return values.map((_, i) => {
    let sum = 0;
    let total = 0;
    for (let k = Math.max(0, i - reach); k <= Math.min(values.length - 1, i + reach); k++) {
      const weight = at(weights, Math.abs(k - i));
      sum += weight * at(values, k);
      total += weight;
    }
    return sum / total;
  });
}

function peakCorrelation(a: Float64Array, b: Float64Array): number {
  const reach = Math.round(lagSeconds / binSeconds);
  let peak = -1;
  for (let lag = -reach; lag <= reach; lag++) {
    const first = a.subarray(Math.max(0, lag), a.length + Math.min(0, lag));
    const second = b.subarray(Math.max(0, -lag), b.length - Math.max(0, lag));
    peak = Math.max(peak, pearson(first, second) ?? 0);
  }
  return peak;
}
