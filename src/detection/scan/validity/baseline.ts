/** How far the slow course of a channel is from its baseline: what electrodes that move, and hearts, show there. */
import { chosen, count, fixedNumbers, seconds } from '../../numbers/fixedNumbers';

export const baselineNumbers = fixedNumbers('baseline', {
  reachSeconds: seconds(
    0.3,
    [0.1, 5],
    'The baseline of a moment is the median of points up to this far off',
    'own: a swing of half as long stands out whole; of what sways at 0.3 Hz 4 % does',
  ),
  pointCount: count(11, [3, 101], 'Of so many', chosen),
});
const { reachSeconds, pointCount } = baselineNumbers.values;
const middle = (pointCount - 1) / 2;

/**
 * Each hop's distance from the baseline around it, in the channel's unit; NaN where it, or most around it, is missing.
 * @param course by the hop, NaN where missing
 */
export function fromBaseline(course: Float32Array, hopSeconds: number): Float32Array {
  const step = Math.max(1, Math.round((2 * reachSeconds) / (pointCount - 1) / hopSeconds));
  const result = new Float32Array(course.length);
  for (let hop = 0; hop < Math.min(step, course.length); hop++) setEvery(result, course, hop, step);
  return result;
}

/** Those of every `step`-th hop from one on: from each to the next, one point leaves and one comes. */
function setEvery(result: Float32Array, course: Float32Array, from: number, step: number): void {
  const last = course.length - 1;
  const pointAt = (hop: number): number => {
    const value = course[Math.max(0, Math.min(last, hop))] as number; // in bounds
    // What is missing comes last.
    return value === value ? value : Infinity;
  };
  const ascending = new Float64Array(pointCount);
  for (let k = 0; k < pointCount; k++) insert(ascending, k, pointAt(from + (k - middle) * step));
  for (let hop = from; ; hop += step) {
    const baseline = ascending[middle] as number;
    result[hop] = baseline === Infinity ? NaN : (course[hop] as number) - baseline;
    if (hop + step > last) return;
    takeOut(ascending, pointAt(hop - middle * step));
    insert(ascending, pointCount - 1, pointAt(hop + (middle + 1) * step));
  }
}

/** Puts a value among the first `count` ascending ones, where it belongs. */
function insert(ascending: Float64Array, count: number, value: number): void {
  let place = count;
  // In bounds: it ends at 0.
  while (place > 0 && (ascending[place - 1] as number) > value) {
    ascending[place] = ascending[place - 1] as number;
    place--;
  }
  ascending[place] = value;
}

/** Takes one of some ascending values, which is there, from among them; the last place is free then. */
function takeOut(ascending: Float64Array, value: number): void {
  let place = 0;
  while ((ascending[place] as number) < value) place++;
  for (; place < ascending.length - 1; place++) ascending[place] = ascending[place + 1] as number;
}
