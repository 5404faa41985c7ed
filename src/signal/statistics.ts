/** Order statistics that several rooms need: quantiles, median, robust spread and rank correlation. */
import { indexFrom } from '../base/ascending';
import { selectRank } from '../base/selection';
import { at, type NumericArray } from '../base/typedArrays';

/** Median of |x| of a Gaussian, in standard deviations (Rousseeuw & Croux 1993). */
export const gaussianMedianMagnitude = 0.674_489_75;

/** Interquartile range of the standard normal, to four digits as DETECTION.md §M has it. */
export const normalInterquartileRange = 1.349;

/** A sorted copy. */
export function sorted(values: NumericArray): Float64Array {
  return new Float64Array(values).sort();
}

/**
 * The `p`-quantile (0 to 1) of ascending values, linear between order statistics (type 7 of Hyndman & Fan 1996, the
 * default of NumPy and R); undefined where there are none.
 */
export function quantileOfSorted(ascending: Float64Array, p: number): number | undefined {
  if (ascending.length === 0) return undefined;
  const position = (ascending.length - 1) * p;
  const below = Math.floor(position);
  const low = at(ascending, below);
  const part = position - below;
  return part === 0 ? low : low + part * (at(ascending, below + 1) - low);
}

/** The median of values in any order; undefined where there are none. */
export function median(values: NumericArray): number | undefined {
  return quantileBySelection(new Float64Array(values), 0.5);
}

/** The same of values that may be put into another order: no copy is made. */
export function medianReordering(values: Float64Array): number | undefined {
  return quantileBySelection(values, 0.5);
}

/**
 * Robust coefficient of variation (Q75 − Q25) / (1.349 · Q50) of positive values in any order (DETECTION.md §M);
 * undefined with fewer than four, or a median of 0.
 */
export function robustVariation(values: NumericArray): number | undefined {
  if (values.length < 4) return undefined;
  const copy = new Float64Array(values);
  const low = quantileBySelection(copy, 0.25) ?? 0;
  const middle = quantileBySelection(copy, 0.5) ?? 0;
  const high = quantileBySelection(copy, 0.75) ?? 0;
  return middle > 0 ? (high - low) / (normalInterquartileRange * middle) : undefined;
}

/** As `quantileOfSorted`, of values in any order, which it reorders: linear time where sorting is not. */
function quantileBySelection(values: Float64Array, p: number): number | undefined {
  if (values.length === 0) return undefined;
  const position = (values.length - 1) * p;
  const below = Math.floor(position);
  const low = selectRank(values, below);
  const part = position - below;
  if (part === 0) return low;
  // All that lies above `below` is on its right now.
  let next = Infinity;
  for (let i = below + 1; i < values.length; i++) {
    if ((values[i] as number) < next) next = values[i] as number;
  }
  return low + part * (next - low);
}

/** Every n-th value from the first on, with the least n that leaves at most `most`. */
export function thinned(values: NumericArray, most: number): Float64Array {
  const step = Math.max(1, Math.ceil(values.length / most));
  const kept = new Float64Array(Math.ceil(values.length / step));
  for (let i = 0; i < kept.length; i++) kept[i] = at(values, i * step);
  return kept;
}

/**
 * Spearman's rank correlation of two equally long series, ties at their mean rank; undefined with fewer than three
 * pairs or where either series is constant.
 *
 * @throws {RangeError} where the lengths differ.
 */
export function spearman(a: NumericArray, b: NumericArray): number | undefined {
  if (a.length !== b.length) {
    throw new RangeError(`Series of ${a.length} and ${b.length} values have no pairs.`);
  }
  return a.length < 3 ? undefined : pearson(ranks(a), ranks(b));
}

/** Pearson's correlation of two equally long series; undefined where either is constant or there are no pairs. */
export function pearson(a: Float64Array, b: Float64Array): number | undefined {
  const meanA = mean(a);
  const meanB = mean(b);
  let both = 0;
  let ownA = 0;
  let ownB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = at(a, i) - meanA;
    const y = at(b, i) - meanB;
    both += x * y;
    ownA += x * x;
    ownB += y * y;
  }
  return ownA > 0 && ownB > 0 ? both / Math.sqrt(ownA * ownB) : undefined;
}

/** Arithmetic mean; 0 where there is nothing. */
export function mean(values: NumericArray): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number; // in bounds
  return values.length > 0 ? sum / values.length : 0;
}

/** Rank of each value from 1, ties at their mean rank. */
function ranks(values: NumericArray): Float64Array {
  // Numbers are sorted several times as fast as their indices by a comparison of our own.
  const ascending = sorted(values);
  const result = new Float64Array(values.length);
  for (let i = 0; i < result.length; i++) {
    const value = at(values, i);
    const from = indexFrom(ascending, value);
    let to = from + 1;
    while (to < ascending.length && ascending[to] === value) to++;
    result[i] = (from + 1 + to) / 2;
  }
  return result;
}
