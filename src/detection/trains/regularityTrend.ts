/**
 * The slow course of a train's rate and what is left beside it (DETECTION.md §M regularity trend): tells the drift of
 * fibrillation and the waxing and waning of myotonia from truly irregular firing.
 */
import { at } from '../../base/typedArrays';
import { robustVariation, spearman, thinned } from '../../signal/statistics';
import { count, fixedNumbers } from '../numbers/fixedNumbers';
import { isInterval } from './intervals';
import { localTrend } from './localTrend';
import type { TrainParameters } from './parameters';

/** The trend of one train. */
export interface RegularityTrend {
  /** Robust CoV of the intervals over their trend. */
  readonly detrendedCov: number;
  /** Fastest over slowest smoothed rate, ≥ 1. */
  readonly driftRatio: number;
  /** Spearman of smoothed rate against time: −1 slows down throughout, 1 speeds up; undefined for a constant rate. */
  readonly monotoneDrift: number | undefined;
  /** |Spearman| of smoothed rate and amplitude; undefined without amplitudes or where either is constant. */
  readonly rateAmplitudeCorrelation: number | undefined;
}

export const regularityTrendNumbers = fixedNumbers('regularityTrend', {
  mostRanked: count(
    4096,
    [100, 100000],
    'Ranks are taken of this many values at most',
    'own: more cost time and tell no more of a course that is smooth over 15 of them',
  ),
});
const { mostRanked } = regularityTrendNumbers.values;

/** The slow course of a train's rate, before it is compared with time and amplitude. */
export interface RateTrend extends Pick<RegularityTrend, 'detrendedCov' | 'driftRatio'> {
  /** Logarithm of the smoothed rate at each positive interval, and the discharge that the interval begins with. */
  readonly logRate: Float64Array;
  readonly beginnings: Int32Array;
}

/**
 * Trend of the log intervals over `trainTrendSpan` (15) intervals, by robust LOESS; undefined with fewer intervals.
 * Pauses and missed discharges stand out from the trend and do not bend it; no interval is too long, for fibrillation
 * may fire once in two seconds.
 *
 * @param times seconds, ascending
 */
export function rateTrend(times: Float64Array, p: TrainParameters): RateTrend | undefined {
  const { logIntervals, beginnings } = logIntervalsOf(times);
  const fit = localTrend(logIntervals, p.trainTrendSpan);
  if (fit === undefined) return undefined;
  const { trend, residualScale } = fit;
  const detrended = logIntervals.map((value, i) => Math.exp((value - at(trend, i)) / at(residualScale, i)));
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of trend) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return {
    detrendedCov: robustVariation(detrended) ?? 0,
    driftRatio: Math.exp(greatest - least),
    logRate: trend.map((value) => -value),
    beginnings,
  };
}

/** A rate's trend compared with time and with the discharges' amplitudes, which may be unknown. */
export function compared(
  { detrendedCov, driftRatio, logRate, beginnings }: RateTrend,
  amplitudes: Float32Array,
): RegularityTrend {
  return {
    detrendedCov,
    driftRatio,
    monotoneDrift: driftOf({ beginnings, logRate }),
    rateAmplitudeCorrelation:
      amplitudes.length > 0 ? amplitudeCorrelation(logRate, beginnings, amplitudes) : undefined,
  };
}

/** Spearman of smoothed rate against time, as in `RegularityTrend`. */
export function driftOf({
  beginnings,
  logRate,
}: Pick<RateTrend, 'beginnings' | 'logRate'>): number | undefined {
  return spearman(thinned(beginnings, mostRanked), thinned(logRate, mostRanked));
}

/** Log of each positive interval, and the index of the discharge that it begins with. */
function logIntervalsOf(times: Float64Array): { logIntervals: Float64Array; beginnings: Int32Array } {
  const logIntervals = new Float64Array(Math.max(0, times.length - 1));
  const beginnings = new Int32Array(logIntervals.length);
  let count = 0;
  for (let i = 0; i + 1 < times.length; i++) {
    const interval = at(times, i + 1) - at(times, i);
    if (!isInterval(interval)) continue;
    beginnings[count] = i;
    logIntervals[count++] = Math.log(interval);
  }
  return { logIntervals: logIntervals.subarray(0, count), beginnings: beginnings.subarray(0, count) };
}

/** The amplitude of an interval is that of the two discharges it lies between; unsmoothed, lest chance correlate. */
function amplitudeCorrelation(
  rate: Float64Array,
  beginnings: Int32Array,
  amplitudes: Float32Array,
): number | undefined {
  const around = Float64Array.from(beginnings, (i) => at(amplitudes, i) + at(amplitudes, i + 1));
  const correlation = spearman(thinned(rate, mostRanked), thinned(around, mostRanked));
  return correlation === undefined ? undefined : Math.abs(correlation);
}
