/** Follows the columns of times of a table, whatever their cells hold, over midnight and from block to block. */
import { at } from '../../base/typedArrays';
import { BlockTimes } from './blockTimes';
import { clockTime, MidnightCrossings } from './clockTimes';
import type { TimeColumn } from './layout';
import { decimalPlaces } from './numbers';
import type { RowParser } from './rows';
import type { TableBlock } from './tableParts';
import { TimeTracker } from './timeTracker';

/** More rows without a time are no summary of those above. */
const mostSummaryRows = 16;

/** One column of times. */
export class TimeFollower {
  readonly time: TimeColumn;
  readonly tracker: TimeTracker;
  readonly blockTimes: BlockTimes;
  /** The first of the rows at the end whose time is 0: they only fill up a table of which other signals are longer. */
  paddedFrom: number | undefined;
  /** The first of the rows at the end that have no time, where all rows before have one. */
  untimedFrom: number | undefined;
  private last = 0;
  private hasHoles = false;
  private readonly midnights = new MidnightCrossings();

  constructor(time: TimeColumn) {
    this.time = time;
    this.tracker = new TimeTracker(time.clock);
    this.blockTimes = new BlockTimes(time);
  }

  /**
   * Takes the time of the row that `row` has cut.
   * @returns false where words stand that are no time of day
   */
  add(row: RowParser, bytes: Uint8Array, index: number, block: TableBlock | undefined): boolean {
    const { column, isClock } = this.time;
    const [start, end] = [at(row.starts, column), at(row.ends, column)];
    if (start === end) return this.addUntimed(index, true);
    if (isClock) {
      const read = clockTime(bytes, start, end);
      if (!read) return this.addUntimed(index, false);
      this.addTimed();
      const seconds = this.blockTimes.add(this.midnights.add(read.seconds), block);
      this.tracker.add(index, seconds, read.places);
      return true;
    }
    const value = row.value(column);
    if (Number.isNaN(value)) return this.addUntimed(index, true);
    this.addTimed();
    if (value === 0 && this.last > 0 && !block) {
      this.paddedFrom ??= index;
      return true;
    }
    // A zero that times follow is one of them, and no padding.
    if (this.paddedFrom !== undefined) this.tracker.add(this.paddedFrom, this.blockTimes.add(0, block), 0);
    this.paddedFrom = undefined;
    this.last = value;
    const places = decimalPlaces(bytes, start, end, row.dialect.decimalComma);
    this.tracker.add(index, this.blockTimes.add(value, block), places);
    return true;
  }

  private addUntimed(index: number, isReadable: boolean): boolean {
    this.untimedFrom ??= index;
    return isReadable;
  }

  private addTimed(): void {
    if (this.untimedFrom === undefined) return;
    this.hasHoles = true;
    this.untimedFrom = undefined;
  }

  /** The first row of a few at the end that alone have no time: a mean, a deviation, a sum of the rows above. */
  summaryFrom(rows: number): number | undefined {
    const from = this.untimedFrom;
    const isSummary =
      from !== undefined && !this.hasHoles && rows - from <= mostSummaryRows && from > rows - from;
    return isSummary ? from : undefined;
  }
}
