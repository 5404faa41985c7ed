/** Finds one value by its place in the order of all, without sorting them. */

/**
 * Moves the `rank`-th smallest value (from 0) to its place, what is smaller to its left and what is larger to its right, in
 * linear time where sorting is not (Hoare 1961, FIND). All indices are in bounds: the pivot stops both scans.
 * @param values none of them NaN
 */
export function selectRank(values: Float64Array, rank: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(
      values[left] as number,
      values[(left + right) >> 1] as number,
      values[right] as number,
    );
    let i = left;
    let k = right;
    while (i <= k) {
      while ((values[i] as number) < pivot) i++;
      while ((values[k] as number) > pivot) k--;
      if (i > k) break;
      const moved = values[i] as number;
      values[i++] = values[k] as number;
      values[k--] = moved;
    }
    if (rank <= k) right = k;
    else if (rank >= i) left = i;
    else break;
  }
  return values[rank] as number;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
