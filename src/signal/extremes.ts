/** Smallest and largest values where NaN marks a missing sample and is passed over. */
import { at } from '../base/typedArrays';

/** A minimum and a maximum per place; NaN in both where there is no valid sample. */
export interface Extremes {
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
}

/** Extremes of `count` places, none of which has a sample yet. */
export function emptyExtremes(count: number): Extremes {
  return { minimum: new Float32Array(count).fill(NaN), maximum: new Float32Array(count).fill(NaN) };
}

/** Widens `target` at `index` by the places [from, to) of `source`, which may be samples given as both extremes. */
export function widen(target: Extremes, index: number, source: Extremes, from: number, to: number): void {
  const { minimum, maximum } = source;
  let low = Infinity;
  let high = -Infinity;
  for (let i = from; i < to; i++) {
    const smallest = at(minimum, i);
    const largest = at(maximum, i);
    // Comparisons with NaN are false, which is what passes over it.
    if (smallest < low) low = smallest;
    if (largest > high) high = largest;
  }
  if (low > high) return;
  if (!(at(target.minimum, index) <= low)) target.minimum[index] = low;
  if (!(at(target.maximum, index) >= high)) target.maximum[index] = high;
}
