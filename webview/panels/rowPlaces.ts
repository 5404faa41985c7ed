/** Where the rows of a list stand, so that only those in view need to be there. Pure. */
import { indexBehind } from '../../src/base/ascending';
import type { LabelView } from '../../src/protocol/page';

/** Heights in CSS pixels of a row with two lines and of one with three; panel.css makes them so. */
export const rowHeight = 46;
export const rowHeightWithLead = 64;

/** Of a label's row. */
export function labelRowHeight({ leading }: Pick<LabelView, 'leading'>): number {
  return leading ? rowHeightWithLead : rowHeight;
}

/** Where a row stands among all. */
export interface RowPlace {
  readonly index: number;
  readonly count: number;
  /** CSS pixels. */
  readonly top: number;
  readonly isSelected: boolean;
}

/** Rows kept on either side of those in view, so that scrolling finds them there. */
const overscan = 6;

/** The top of every row, and the end of the last. */
export class RowPlaces {
  private readonly tops: Float64Array;

  constructor(heights: readonly number[]) {
    this.tops = new Float64Array(heights.length + 1);
    for (const [index, height] of heights.entries()) this.tops[index + 1] = this.top(index) + height;
  }

  get count(): number {
    return this.tops.length - 1;
  }

  get height(): number {
    return this.top(this.count);
  }

  top(index: number): number {
    return this.tops[index] ?? 0;
  }

  /** Rows that a view of [scrollTop, scrollTop + height) needs: [first, end). */
  inView(scrollTop: number, height: number): { readonly first: number; readonly end: number } {
    const first = this.rowAt(scrollTop);
    const last = this.rowAt(scrollTop + height);
    return { first: Math.max(0, first - overscan), end: Math.min(this.count, last + 1 + overscan) };
  }

  /** The scroll that shows a row whole, moving as little as needed. */
  scrollTo(index: number, scrollTop: number, height: number): number {
    const lowest = this.top(index + 1) - height;
    return Math.min(Math.max(scrollTop, lowest), this.top(index));
  }

  private rowAt(y: number): number {
    return indexBehind(this.count, (row) => this.top(row + 1) <= y);
  }
}
