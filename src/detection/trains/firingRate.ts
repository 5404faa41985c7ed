/** How fast a unit fires. */
import { median } from '../../signal/statistics';
import { intervalsOf } from './intervals';

/** 1 / median interval of `times` (seconds, ascending), per second; undefined with fewer than two discharges. */
export function firingRate(times: Float64Array): number | undefined {
  const interval = median(intervalsOf(times));
  return interval === undefined ? undefined : 1 / interval;
}
