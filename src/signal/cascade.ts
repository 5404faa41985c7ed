/**
 * A filter's sections over a whole stretch in place, section by section: the fast path for stretches that are in
 * memory whole. `StreamingFilter` is for samples that come one by one; both give the same numbers.
 */
import { at } from '../recording/typedArrays';
import type { Biquad, Cascade } from './filters';

/** Filters forwards in place, as though the first sample had stood for ever before. Every sample must be finite. */
export function filterForwards(cascade: Cascade, values: Float64Array): void {
  run(cascade, values, 0, 1);
}

/**
 * Filters forwards and then backwards in place: no phase shift, the gain of the cascade squared (−6 dB where the
 * cascade has −3 dB). Every sample must be finite; the ends are transients of about one period of the lowest edge.
 */
export function filterBothWays(cascade: Cascade, values: Float64Array): void {
  run(cascade, values, 0, 1);
  run(cascade, values, values.length - 1, -1);
}

/** Nothing but the signal itself. */
const nothing: Biquad = { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0 };

/** All sections, from sample `first` on to the end that `step` leads to. */
function run(cascade: Cascade, values: Float64Array, first: number, step: 1 | -1): void {
  if (values.length === 0) return;
  let level = at(values, first);
  for (let i = 0; i < cascade.length; i += 2) {
    level = runPair(cascade[i] ?? nothing, cascade[i + 1] ?? nothing, values, first, step, level);
  }
}

/** What a section makes of a signal that stands at `level`. */
function settled({ b0, b1, b2, a1, a2 }: Biquad, level: number): number {
  return (level * (b0 + b1 + b2)) / (1 + a1 + a2);
}

/**
 * Two sections at once, each in transposed direct form II and settled at `level`; returns what they make of a signal
 * that stands there. Each waits for its own last output: the processor works on the one while the other waits.
 */
function runPair(
  one: Biquad,
  two: Biquad,
  values: Float64Array,
  first: number,
  step: 1 | -1,
  level: number,
): number {
  const { b0, b1, b2, a1, a2 } = one;
  const { b0: d0, b1: d1, b2: d2, a1: c1, a2: c2 } = two;
  const between = settled(one, level);
  const end = settled(two, between);
  let s2 = b2 * level - a2 * between;
  let s1 = b1 * level + s2 - a1 * between;
  let t2 = d2 * between - c2 * end;
  let t1 = d1 * between + t2 - c1 * end;
  for (let i = first, left = values.length; left > 0; left--, i += step) {
    const value = values[i] as number; // in bounds: as many steps as there are values
    const middle = b0 * value + s1;
    const output = d0 * middle + t1;
    s1 = b1 * value + s2 - a1 * middle;
    s2 = b2 * value - a2 * middle;
    t1 = d1 * middle + t2 - c1 * output;
    t2 = d2 * middle - c2 * output;
    values[i] = output;
  }
  return end;
}
