/** How fast a unit fires: its typical rate, the range of its instantaneous rates, and its first and last second. */
import { at } from '../../recording/typedArrays';
import { median } from '../../signal/statistics';
import { intervalsOf, within } from './intervals';
import type { TrainParameters } from './parameters';

/** Rates of one train, in discharges per second. */
export interface RateCourse {
  /** 1 / median interval. */
  readonly typical: number;
  /** Least and greatest 1 / interval, over the intervals in (2.5 ms, 500 ms]; undefined where there are none. */
  readonly instantaneous: readonly [number, number] | undefined;
  /** 1 / median interval within a second of the first discharge; undefined with fewer than two discharges there. */
  readonly firstSecond: number | undefined;
  /** The same before the last. */
  readonly lastSecond: number | undefined;
}

/** 1 / median interval of `times` (seconds, ascending), per second; undefined with fewer than two discharges. */
export function firingRate(times: Float64Array): number | undefined {
  const interval = median(intervalsOf(times));
  return interval === undefined ? undefined : 1 / interval;
}

/** The rates of a train; undefined with fewer than two discharges. */
export function rateCourse(times: Float64Array, p: TrainParameters): RateCourse | undefined {
  const typical = firingRate(times);
  if (typical === undefined) return undefined;
  const first = at(times, 0);
  const last = at(times, times.length - 1);
  return {
    typical,
    instantaneous: instantaneousRange(times, p),
    firstSecond: firingRate(within(times, { fromSeconds: first, toSeconds: first + 1 })),
    // The last discharge itself belongs to its second.
    lastSecond: firingRate(within(times, { fromSeconds: last - 1, toSeconds: Infinity })),
  };
}

function instantaneousRange(times: Float64Array, p: TrainParameters): readonly [number, number] | undefined {
  let shortest = Infinity;
  let longest = 0;
  for (const interval of intervalsOf(times)) {
    if (interval <= p.trainShortestInterval || interval > p.trainLongestInterval) continue;
    shortest = Math.min(shortest, interval);
    longest = Math.max(longest, interval);
  }
  return longest > 0 ? [1 / longest, 1 / shortest] : undefined;
}
