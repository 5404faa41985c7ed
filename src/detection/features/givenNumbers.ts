/**
 * Which number the engine's units have beside those that a person has given: a unit that the person's trains show to be one
 * of theirs has its number in all other episodes too, whatever another run of the engine calls it. Pure.
 */
import { indexFrom } from '../../base/ascending';
import type { GivenSegment, ShownEpisode } from '../result/givenTrains';

/**
 * Structural: no answer of the engine depends on it. Discharges of two trains that are no further apart are the same one:
 * less than any motor unit's refractory time.
 */
const sameSeconds = 0.001;

/** Structural: no answer depends on it, either. Two trains that share this part of the shorter one are the same unit. */
const leastShared = 0.5;

/** For each of the engine's numbers the one that it is shown under. */
export function engineNumbers(
  episodes: readonly ShownEpisode[],
  given: readonly GivenSegment[],
  samplingRate: number,
): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  const taken = new Set<number>();
  for (const { engine, own } of likeliest(episodes, given, samplingRate)) {
    if (numbers.has(engine) || taken.has(own)) continue;
    numbers.set(engine, own);
    taken.add(own);
  }
  const used = new Set(given.flatMap(({ trains }) => trains.map(({ number }) => number)));
  const engines = new Set(episodes.flatMap(({ units }) => units.map(({ number }) => number)));
  let next = Math.max(0, ...used, ...engines) + 1;
  for (const engine of [...engines].sort((a, b) => a - b)) {
    if (!numbers.has(engine)) numbers.set(engine, used.has(engine) ? next++ : engine);
  }
  return numbers;
}

interface Pair {
  readonly engine: number;
  readonly own: number;
  readonly shared: number;
}

/** Pairs of one of the engine's units and one of the person's that are the same, those that share most first. */
function likeliest(
  episodes: readonly ShownEpisode[],
  given: readonly GivenSegment[],
  samplingRate: number,
): readonly Pair[] {
  const pairs = new Map<string, { engine: number; own: number; shared: number; shorter: number }>();
  for (const { start, end, trains } of given) {
    const [from, to] = [start / samplingRate, end / samplingRate];
    for (const { number: engine, times } of episodes.flatMap(({ units }) => units)) {
      const there = times.subarray(indexFrom(times, from), indexFrom(times, to));
      if (there.length === 0) continue;
      for (const { number: own, samples } of trains) {
        const train = Float64Array.from(samples, (sample) => sample / samplingRate);
        const pair = pairs.get(`${engine} ${own}`) ?? { engine, own, shared: 0, shorter: 0 };
        pair.shared += sharedBy(there, train);
        pair.shorter += Math.min(there.length, train.length);
        pairs.set(`${engine} ${own}`, pair);
      }
    }
  }
  return [...pairs.values()]
    .filter(({ shared, shorter }) => shared > 0 && shared >= leastShared * shorter)
    .sort((a, b) => b.shared - a.shared || a.engine - b.engine || a.own - b.own);
}

/** How many discharges two trains have in common. */
function sharedBy(a: Float64Array, b: Float64Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const apart = (a[i] as number) - (b[j] as number); // both in bounds
    if (Math.abs(apart) <= sameSeconds) shared++;
    if (apart <= sameSeconds) i++;
    if (apart >= -sameSeconds) j++;
  }
  return shared;
}
