/** Finds the labels that meet a span without looking at all of them: what is painted costs what is visible. */

interface Interval {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/**
 * Intervals in a balanced tree laid out as an array: each entry is the middle of its part of the array, and knows the
 * latest end in that part, so that parts which end too early, or begin too late, are passed over whole.
 */
export class IntervalIndex {
  private readonly intervals: readonly Interval[];
  /** Positions in `intervals`, by start. */
  private readonly byStart: Uint32Array;
  private readonly latestEnd: Float64Array;

  constructor(intervals: readonly Interval[]) {
    this.intervals = intervals;
    this.byStart = Uint32Array.from(intervals.keys()).sort((a, b) => this.start(a) - this.start(b) || a - b);
    this.latestEnd = new Float64Array(intervals.length);
    this.fill(0, intervals.length);
  }

  /** Positions of every interval that meets [from, to], the edges included, by start. */
  meeting(from: number, to: number): readonly number[] {
    const found: number[] = [];
    this.collect(0, this.byStart.length, from, to, found);
    return found;
  }

  private start(position: number): number {
    return this.intervals[position]?.startSeconds ?? Infinity;
  }

  private end(position: number): number {
    return this.intervals[position]?.endSeconds ?? -Infinity;
  }

  private fill(first: number, end: number): number {
    if (first >= end) return -Infinity;
    const middle = (first + end) >> 1;
    const own = this.end(this.byStart[middle] ?? -1);
    const latest = Math.max(own, this.fill(first, middle), this.fill(middle + 1, end));
    this.latestEnd[middle] = latest;
    return latest;
  }

  private collect(first: number, end: number, from: number, to: number, found: number[]): void {
    if (first >= end) return;
    const middle = (first + end) >> 1;
    const position = this.byStart[middle];
    if (position === undefined || (this.latestEnd[middle] ?? -Infinity) < from) return;
    this.collect(first, middle, from, to, found);
    if (this.start(position) > to) return;
    if (this.end(position) >= from) found.push(position);
    this.collect(middle + 1, end, from, to, found);
  }
}
