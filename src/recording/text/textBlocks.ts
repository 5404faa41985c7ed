/** Rows of a table by block, parsed when asked for; the last ones used stay in memory within a limit. */
import { scanLines, type LineVisitor } from './lines';
import { fitsColumns, RowParser } from './rows';
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

  /** Writes rows [from, from + count) of a column to `target` at `position`. */
  async copy(
    column: number,
    from: number,
    count: number,
    target: Float32Array,
    position: number,
  ): Promise<void> {
    for (let row = from; row < from + count;) {
      const number = Math.floor(row / rowsPerBlock);
      const first = row - number * rowsPerBlock;
      const rows = Math.min(from + count - row, rowsPerBlock - first);
      const values = (await this.block(number))[column];
      if (values) target.set(values.subarray(first, first + rows), position + row - from);
      row += rows;
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
    const visit: LineVisitor = ({ bytes, start, end, overlong }) => {
      if (!overlong && isNoRow(bytes, start, end)) return true;
      if (fitsColumns(row, row.split(bytes, start, end), columnCount)) {
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
