/** Stretches of a file within or behind its table that hold no rows of it: other headers, other tables. */

/** Units [from, to). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Tells of lines in the order of the file whether they stand in one of the stretches, which are in that order too. */
export class SkippedLines {
  private readonly stretches: readonly Stretch[];
  private next = 0;

  constructor(stretches: readonly Stretch[]) {
    this.stretches = stretches;
  }

  has(offset: number): boolean {
    for (; this.next < this.stretches.length; this.next++) {
      const stretch = this.stretches[this.next];
      if (stretch && offset < stretch.to) return offset >= stretch.from;
    }
    return false;
  }
}
