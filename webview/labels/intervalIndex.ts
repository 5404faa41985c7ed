/** Finds the labels that meet a span without looking at all of them: what is painted costs what is visible. */

interface Interval {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/**
 * Intervals in a balanced tree laid out as an array: each entry is the middle of its part of the array, and knows the
 * latest end in that part, so that parts which end too early, or begin too late, are passed over whole.
 */
export class IntervalIndex<T extends Interval> {
  private readonly byStart: readonly T[];
  private readonly latestEnd: Float64Array;

  constructor(items: readonly T[]) {
    this.byStart = [...items].sort((a, b) => a.startSeconds - b.startSeconds);
    this.latestEnd = new Float64Array(items.length);
    this.fill(0, items.length);
  }

  /** Every interval that meets [from, to], the edges included, by start. */
  meeting(from: number, to: number): readonly T[] {
    const found: T[] = [];
    this.collect(0, this.byStart.length, from, to, found);
    return found;
  }

  private fill(first: number, end: number): number {
    if (first >= end) return -Infinity;
    const middle = (first + end) >> 1;
    const own = this.byStart[middle]?.endSeconds ?? -Infinity;
    const latest = Math.max(own, this.fill(first, middle), this.fill(middle + 1, end));
    this.latestEnd[middle] = latest;
    return latest;
  }

  private collect(first: number, end: number, from: number, to: number, found: T[]): void {
    if (first >= end) return;
    const middle = (first + end) >> 1;
    const item = this.byStart[middle];
    if (!item || (this.latestEnd[middle] ?? -Infinity) < from) return;
    this.collect(first, middle, from, to, found);
    if (item.startSeconds > to) return;
    if (item.endSeconds >= from) found.push(item);
    this.collect(middle + 1, end, from, to, found);
  }
}
