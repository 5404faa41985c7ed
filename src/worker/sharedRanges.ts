/** Which tiles each of two threads makes, so that both read in the order of the file. Pure. */
import type { TileRange } from '../tiles/baseTiles';

/** What is left to make, for the thread that reads from the front and for one that reads from the middle on. */
export interface Shares {
  readonly own: readonly TileRange[];
  readonly other: readonly TileRange[];
}

/** Fewer tiles than these are not worth another thread's time. */
const fewestShared = 64;

export function countOf(ranges: readonly TileRange[]): number {
  return ranges.reduce((sum, { first, end }) => sum + end - first, 0);
}

/** @param missing the gaps of each channel, in order */
export function shared(missing: readonly (readonly TileRange[])[]): Shares {
  const own: TileRange[] = [];
  const other: TileRange[] = [];
  const isShared = countOf(missing.flat()) >= fewestShared;
  for (const gaps of missing) {
    const first = gaps[0];
    const last = gaps.at(-1);
    if (!first || !last) continue;
    if (!isShared) own.push(first);
    else if (first !== last) {
      own.push(first);
      other.push(last);
    } else {
      const middle = (first.first + first.end + 1) >> 1;
      own.push({ ...first, end: middle });
      if (middle < first.end) other.push({ ...first, first: middle });
    }
  }
  return { own, other };
}
