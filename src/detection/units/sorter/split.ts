/**
 * Tells two units of one shape apart by their size: where the scales of a unit's discharges, each relative to its
 * neighbours in time, make two heaps, there are two units. A potential that shrinks slowly makes one.
 */
import { mean } from '../../../signal/statistics';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { Match } from './stage';

export const splitNumbers = fixedNumbers('split', {
  leastMatches: count(20, [5, 200], 'Fewer discharges make no heaps', chosen),
  mostLeft: ratio(
    0.2,
    [0.02, 1],
    'Matches that leave more are superposed, and their scale is uncertain',
    chosen,
  ),
  neighbours: count(10, [2, 100], 'Discharges either side that a scale is compared with', chosen),
  leastSeparation: ratio(
    4,
    [2.5, 20],
    "Heaps are two from this Ashman's D on",
    '§C.2 (Mahalanobis 4); own: the halves of a uniform distribution have 3.5',
  ),
  leastPart: ratio(0.15, [0.01, 0.5], 'The smaller heap has at least this part of the discharges', chosen),
});
const { leastMatches, mostLeft, neighbours, leastSeparation, leastPart } = splitNumbers.values;

/** The mean scales of the two heaps, the smaller first; undefined where there is one. */
export function twoSizes(matches: readonly Match[]): readonly [number, number] | undefined {
  const clear = matches.filter(({ left }) => left <= mostLeft).sort((a, b) => a.position - b.position);
  if (clear.length < leastMatches) return undefined;
  const scales = Float64Array.from(clear, ({ scale }) => scale);
  const relative = overNeighbours(scales);
  const ascending = Float64Array.from(relative).sort();
  const split = bestSplit(ascending);
  const low = ascending.subarray(0, split);
  const high = ascending.subarray(split);
  if (Math.min(low.length, high.length) < leastPart * ascending.length) return undefined;
  const [small, large] = [mean(low), mean(high)];
  const spread = Math.sqrt((variance(low, small) + variance(high, large)) / 2);
  if (large - small <= leastSeparation * spread) return undefined;
  const edge = ascending[split] as number;
  return [
    mean(scales.filter((_, i) => (relative[i] as number) < edge)),
    mean(scales.filter((_, i) => (relative[i] as number) >= edge)),
  ];
}

/** Each over the mean of itself and its neighbours. */
function overNeighbours(scales: Float64Array): Float64Array {
  const result = new Float64Array(scales.length);
  for (let i = 0; i < scales.length; i++) {
    const from = Math.max(0, i - neighbours);
    const to = Math.min(scales.length, i + neighbours + 1);
    let sum = 0;
    for (let k = from; k < to; k++) sum += scales[k] as number; // in bounds
    result[i] = ((scales[i] as number) * (to - from)) / sum;
  }
  return result;
}

/** The split of ascending values that leaves the least scatter within its two parts (Otsu 1979). */
function bestSplit(ascending: Float64Array): number {
  const total = ascending.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  let best = 0;
  let most = -1;
  for (let i = 1; i < ascending.length; i++) {
    sum += ascending[i - 1] as number;
    const difference = sum / i - (total - sum) / (ascending.length - i);
    const between = i * (ascending.length - i) * difference * difference;
    if (between > most) {
      most = between;
      best = i;
    }
  }
  return best;
}

function variance(values: Float64Array, middle: number): number {
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length);
}
