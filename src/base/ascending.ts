/** Places among ascending numbers. */

/** The first index whose value is not below `value`; the length where there is none. @param ascending none of them NaN */
export function indexFrom(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // In bounds.
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
