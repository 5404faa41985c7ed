/**
 * From discharge times to intervals, and which of them speak of a unit's irregularity. Times are seconds, ascending;
 * what is no interval (times out of order, or twice the same) is left out everywhere.
 */
import { indexFrom } from '../../base/ascending';
import { at } from '../../base/typedArrays';
import { median } from '../../signal/statistics';
import type { TrainParameters } from './parameters';

/** The time from `fromSeconds` up to and without `toSeconds`. */
export interface TimeSpan {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** Intervals between consecutive discharges, in seconds and in their order; empty with fewer than two discharges. */
export function intervalsOf(times: Float64Array): Float64Array {
  const result = new Float64Array(Math.max(0, times.length - 1));
  let count = 0;
  for (let i = 1; i < times.length; i++) {
    const interval = at(times, i) - at(times, i - 1);
    if (isInterval(interval)) result[count++] = interval;
  }
  return result.subarray(0, count);
}

/** Whether two times are apart and in order: by a nanosecond, which no recording resolves, or more. */
export function isInterval(seconds: number): boolean {
  return seconds >= 1e-9 && seconds < Infinity;
}

/** Discharges within a span, as a view. */
export function within(times: Float64Array, { fromSeconds, toSeconds }: TimeSpan): Float64Array {
  return times.subarray(indexFrom(times, fromSeconds), indexFrom(times, toSeconds));
}

/** Intervals sorted into those of ordinary firing and doublets. */
export interface SiftedIntervals {
  /** Seconds, in their order. */
  readonly ordinary: Float64Array;
  readonly doublets: number;
}

/**
 * Keeps the intervals in (2.5 ms, 500 ms] and counts those below 20 ms apart (DETECTION.md §M). A unit whose median
 * interval is itself below two doublet limits (25 a second) has no doublets: there 20 ms is part of its ordinary
 * firing, and leaving short intervals out would make every fast train look regular, or leave nothing of it.
 */
export function siftIntervals(intervals: Float64Array, p: TrainParameters): SiftedIntervals {
  const counted = intervals.filter(
    (interval) => interval > p.trainShortestInterval && interval <= p.trainLongestInterval,
  );
  if ((median(counted) ?? 0) < 2 * p.trainDoubletLongest) return { ordinary: counted, doublets: 0 };
  const ordinary = counted.filter((interval) => interval >= p.trainDoubletLongest);
  return { ordinary, doublets: counted.length - ordinary.length };
}
