/**
 * A filter's sections over a whole stretch in place, section by section: the fast path for stretches that are in
 * memory whole. `StreamingFilter` is for samples that come one by one; both give the same numbers.
 */
import { at } from '../recording/typedArrays';
import type { Biquad, Cascade } from './filters';

/** Filters forwards in place, as though the first sample had stood for ever before. Every sample must be finite. */
export function filterForwards(cascade: Cascade, values: Float64Array): void {
  const count = values.length;
  if (count === 0) return;
  let level = at(values, 0);
  for (const section of cascade) level = runSection(section, values, level);
}

/**
 * Filters forwards and then backwards in place: no phase shift, the gain of the cascade squared (−6 dB where the
 * cascade has −3 dB). Every sample must be finite; the ends are transients of about one period of the lowest edge.
 */
export function filterBothWays(cascade: Cascade, values: Float64Array): void {
  filterForwards(cascade, values);
  values.reverse();
  filterForwards(cascade, values);
  values.reverse();
}

/** One section, transposed direct form II, settled at `level`; returns what it makes of a signal that stands there. */
function runSection({ b0, b1, b2, a1, a2 }: Biquad, values: Float64Array, level: number): number {
  const settled = (level * (b0 + b1 + b2)) / (1 + a1 + a2);
  let s2 = b2 * level - a2 * settled;
  let s1 = b1 * level - a1 * settled + s2;
  for (let i = 0; i < values.length; i++) {
    // The index is within the array by the loop's bounds.
    const value = values[i] as number;
    const output = b0 * value + s1;
    s1 = b1 * value - a1 * output + s2;
    s2 = b2 * value - a2 * output;
    values[i] = output;
  }
  return settled;
}
