/** Spike trains with known truth for the tests of train statistics: gamma renewal, missed and false discharges. */
import { trainParameterTable, type TrainParameters } from '../../../../src/detection/trains/parameters';
import type { Random } from '../../../../src/simulation/random';

/** The defaults of the table. */
export const parameters = Object.fromEntries(
  Object.entries(trainParameterTable).map(([name, { value }]) => [name, value]),
) as TrainParameters;

/** `count` gamma intervals of this mean (seconds) and CoV (at most 1), none shorter than 3 ms. */
export function gammaIntervals(random: Random, count: number, mean: number, variation: number): number[] {
  const shape = 1 / variation ** 2;
  return Array.from({ length: count }, () => Math.max(0.003, (random.gamma(shape) / shape) * mean));
}

/** Times from 0 on with these intervals. */
export function timesOf(intervals: readonly number[]): Float64Array {
  const times = new Float64Array(intervals.length + 1);
  intervals.forEach((interval, i) => (times[i + 1] = (times[i] ?? 0) + interval));
  return times;
}

/** A gamma renewal train of `count` intervals. */
export function gammaTrain(random: Random, count: number, rate: number, variation: number): Float64Array {
  return timesOf(gammaIntervals(random, count, 1 / rate, variation));
}

/** What a decomposition makes of a train: each discharge missed with `missed`, false ones anywhere. */
export function corrupted(
  random: Random,
  times: Float64Array,
  missed: number,
  falsePart: number,
): Float64Array {
  const kept = times.filter(() => random.uniform() >= missed);
  const end = times.at(-1) ?? 0;
  const extra = Array.from({ length: Math.round(falsePart * times.length) }, () => random.uniform(0, end));
  return Float64Array.from([...kept, ...extra]).sort();
}
