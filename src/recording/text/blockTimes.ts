/** Times of rows in tables of several blocks, brought to the clock of the first block. */
import type { TimeColumn } from './layout';
import type { TableBlock } from './tableParts';

/** One time column's times, block after block. */
export class BlockTimes {
  /** The pause before a block was not stated, or would lie before what stands above it: it follows at once. */
  unplaced = 0;
  private readonly time: TimeColumn;
  private first: TableBlock | undefined;
  private block: TableBlock | undefined;
  private offset = 0;
  private last = -Infinity;

  constructor(time: TimeColumn) {
    this.time = time;
  }

  /** The time of a row of `block`, in the column's unit. */
  add(value: number, block: TableBlock | undefined): number {
    if (!block) return value;
    this.first ??= block;
    if (block !== this.block && this.block) this.offset = this.offsetOf(value, block, this.first);
    this.block = block;
    this.last = value + this.offset;
    return this.last;
  }

  private offsetOf(value: number, block: TableBlock, first: TableBlock): number {
    if (!block.timesRestart && value > this.last) return 0;
    const [start, origin] = [block.startSeconds, first.startSeconds];
    const stated =
      start === undefined || origin === undefined ? undefined : (start - origin) / this.time.secondsPerUnit;
    if (stated !== undefined && stated + value > this.last) return stated;
    this.unplaced += 1;
    return this.last + this.time.clock.step - value;
  }
}
