/** Rows of a table by block, parsed when asked for; the last ones used stay in memory within a limit. */
import { at } from '../../base/typedArrays';
import { scanLines, type LineVisitor } from './lines';
import { hasOwnCells, RowParser } from './rows';
import { SkippedLines } from './skipped';
import type { Table } from './table';
import type { TextBytes } from './textBytes';
import { isNoRow, rowsPerBlock, type TextIndex } from './textIndex';

/** Values of a block by column: row r of column c at [c][r]. */
export type TextBlock = readonly Float32Array[];

const cacheBytes = 32 * 1024 * 1024;

export class TextBlocks {
  private readonly text: TextBytes;
  private readonly table: Table;
  private readonly index: TextIndex;
  private readonly cache = new Map<number, Promise<TextBlock>>();
  private readonly mostBlocks: number;

  constructor(text: TextBytes, table: Table, index: TextIndex) {
    this.text = text;
    this.table = table;
    this.index = index;
    this.mostBlocks = Math.max(2, Math.floor(cacheBytes / (4 * rowsPerBlock * table.columnCount)));
  }

  /** Writes a column's values from `row` on, one in every `distance` rows, to `target` at `position`. */
  async copy(
    column: number,
    { row: from, distance, count }: { row: number; distance: number; count: number },
    target: Float32Array,
    position: number,
  ): Promise<void> {
    for (let done = 0; done < count;) {
      const row = from + done * distance;
      const number = Math.floor(row / rowsPerBlock);
      const first = row - number * rowsPerBlock;
      const values = Math.min(count - done, Math.ceil((rowsPerBlock - first) / distance));
      const block = (await this.block(number))[column];
      if (block && distance === 1) target.set(block.subarray(first, first + values), position + done);
      else if (block) {
        for (let value = 0; value < values; value++) {
          target[position + done + value] = at(block, first + value * distance);
        }
      }
      done += values;
    }
  }

  /** A block of rows by column; those that the file lacks are NaN. */
  block(number: number): Promise<TextBlock> {
    const block = this.cache.get(number) ?? this.parse(number);
    // Put last again, so that the first of the map is the one unused for longest.
    this.cache.delete(number);
    this.cache.set(number, block);
    const [oldest] = this.cache.keys();
    if (this.cache.size > this.mostBlocks && oldest !== undefined) this.cache.delete(oldest);
    block.catch(() => this.cache.delete(number));
    return block;
  }

  private async parse(number: number): Promise<TextBlock> {
    const { columnCount, dialect } = this.table;
    const columns = Array.from({ length: columnCount }, () => new Float32Array(rowsPerBlock).fill(NaN));
    const row = new RowParser(dialect);
    let rows = 0;
    const offset = this.index.checkpoints[number];
    if (offset === undefined) return columns;
    const next = this.index.checkpoints[number + 1];
    const skipped = new SkippedLines(this.index.stretches);
    const visit: LineVisitor = ({ bytes, start, end, offset: place, overlong }) => {
      if (skipped.has(place) || (!overlong && isNoRow(bytes, start, end))) return true;
      if (hasOwnCells(row, row.split(bytes, start, end), columnCount)) {
        if (number * rowsPerBlock + rows === this.index.cut?.row) row.clear(columnCount - 1);
        for (const [cell, values] of columns.entries()) values[rows] = row.value(cell);
      }
      rows += 1;
      return rows < rowsPerBlock;
    };
    await scanLines(this.text, offset, visit, next);
    return columns;
  }
}
