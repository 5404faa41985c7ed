/**
 * How much of a train keeps time although several generators made it, each at its own pace: a sorter takes fibres that look
 * alike for one. A discharge keeps time where two others follow it, each an interval like the one before; how often that
 * is so by chance is told by looking between the beats.
 */
import { indexFrom } from '../../base/ascending';
import { at } from '../../base/typedArrays';
import { gaussianMedianMagnitude, median } from '../../signal/statistics';
import { count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';

/** The paces of a train. */
export interface OwnPaces {
  /** Part of the discharges that keep time beyond chance, 0 to 1. */
  readonly part: number;
  /** Median interval of those that do, and how much it varies from one to the next as a robust CoV. */
  readonly intervalSeconds: number;
  readonly variation: number;
}

export const ownPaceNumbers = fixedNumbers('ownPaces', {
  tolerance: ratio(
    0.07,
    [0.02, 0.25],
    'An interval is like the one before where it differs by less than this part of it',
    'own: 1.6 times the spread of such differences at a CoV of 0.03 (§A.4), a sixth of it at 0.3',
  ),
  between: ratio(
    1.5,
    [1.2, 1.8],
    'Chance is told by so many intervals in place of one',
    'own: between the beats',
  ),
  generators: count(
    4,
    [1, 10],
    'Up to so many discharges further on the next of the same generator is looked for',
    'own: so many fibres may look alike',
  ),
  longestSeconds: seconds(3, [0.5, 10], 'No pace is slower', '§A.4 (0.5 a second and more)'),
  leastDischarges: count(
    20,
    [8, 200],
    'Fewer discharges keep time by chance',
    'own: one in five by chance is then known to a tenth',
  ),
});
const { tolerance, between, generators, longestSeconds, leastDischarges } = ownPaceNumbers.values;

/** The paces of a train; undefined where it is too short to tell or keeps none. @param times seconds, ascending */
export function ownPaces(times: Float64Array): OwnPaces | undefined {
  if (times.length < leastDischarges) return undefined;
  const intervals: number[] = [];
  const changes: number[] = [];
  let onBeat = 0;
  let offBeat = 0;
  let tried = 0;
  for (let i = 0; i + generators < times.length; i++) {
    tried++;
    const kept = followed(times, i, 1);
    if (kept) {
      onBeat++;
      intervals.push(kept.interval);
      changes.push(Math.abs(kept.next / kept.interval - 1));
    }
    if (followed(times, i, between)) offBeat++;
  }
  const chance = offBeat / tried;
  const intervalSeconds = median(Float64Array.from(intervals));
  const change = median(Float64Array.from(changes));
  if (intervalSeconds === undefined || change === undefined || chance >= 1) return undefined;
  return {
    part: Math.max(0, (onBeat / tried - chance) / (1 - chance)),
    intervalSeconds,
    // Of the difference of two.
    variation: change / gaussianMedianMagnitude / Math.SQRT2,
  };
}

/** Whether two more follow a discharge and one of those after it, each after `beats` intervals. */
function followed(
  times: Float64Array,
  i: number,
  beats: number,
): { readonly interval: number; readonly next: number } | undefined {
  for (let k = 1; k <= generators; k++) {
    const second = at(times, i + k);
    const interval = second - at(times, i);
    if (!(interval > 0) || interval > longestSeconds) return undefined;
    const third = nearest(times, second + beats * interval, tolerance * interval);
    if (third === undefined) continue;
    const next = (third - second) / beats;
    if (nearest(times, third + beats * next, tolerance * interval) !== undefined) return { interval, next };
  }
  return undefined;
}

/** The discharge nearest to a moment, where one is within `reach`. */
function nearest(times: Float64Array, moment: number, reach: number): number | undefined {
  const first = indexFrom(times, moment - reach);
  let best: number | undefined;
  for (let i = first; i < times.length && at(times, i) <= moment + reach; i++) {
    if (best === undefined || Math.abs(at(times, i) - moment) < Math.abs(best - moment)) best = at(times, i);
  }
  return best;
}
