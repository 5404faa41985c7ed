/** Choosing at random: what the fuzz targets ask of a stream of random numbers. */
import type { Random } from '../../src/simulation/random';

/** A whole number in [low, high). */
export function whole(random: Random, low: number, high: number): number {
  return Math.floor(random.uniform(low, high));
}

/** One of these. @throws RangeError for an empty list. */
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  if (values.length === 0) throw new RangeError('There is nothing to pick from.');
  return values[whole(random, 0, values.length)] as Value; // in bounds
}

/** True so often. */
export function chance(random: Random, probability: number): boolean {
  return random.uniform() < probability;
}

/** As many results of `make` as `count`. */
export function several<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
