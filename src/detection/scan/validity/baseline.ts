/** How far the slow course of a channel is from its baseline: what electrodes that move, and hearts, show there. */
import { at } from '../../../base/typedArrays';
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
  const ascending = new Float64Array(pointCount);
  return course.map((value, hop) => {
    for (let k = 0; k < pointCount; k++) {
      const place = hop + (k - middle) * step;
      insert(ascending, k, at(course, Math.max(0, Math.min(course.length - 1, place))));
    }
    const baseline = at(ascending, middle);
    return baseline === Infinity ? NaN : value - baseline;
  });
}

/** Puts a value among the first `count` ascending ones, where it belongs; what is missing comes last. */
function insert(ascending: Float64Array, count: number, value: number): void {
  const own = Number.isNaN(value) ? Infinity : value;
  let place = count;
  // In bounds: it ends at 0.
  while (place > 0 && (ascending[place - 1] as number) > own) {
    ascending[place] = ascending[place - 1] as number;
    place--;
  }
  ascending[place] = own;
}
