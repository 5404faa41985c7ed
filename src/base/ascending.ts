/** Places among what is in ascending order, found by halves. */

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

/** The first index that is not before what is sought; `length` where there is none. @param isBefore true up to some index, false from it on */
export function indexBehind(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
