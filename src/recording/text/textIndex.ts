/**
 * One streaming pass over a table: where every so many rows begin (so that a range can be read without what comes
 * before it), how far each column reaches, which lines are corrupt, and how the time columns run. Memory stays
 * bounded whatever the file's size: one offset for every 1,024 rows.
 */
import { at } from '../../base/typedArrays';
import type { TimeColumn } from './layout';
import { LastCellWitness } from './lastCell';
import { scanLines, type Line } from './lines';
import { decimalPlaces } from './numbers';
import { fitsColumns, isBlankLine, isComment, RowParser } from './rows';
import type { Table } from './table';
import type { TextBytes } from './textBytes';
import { TimeTracker } from './timeTracker';

/** Rows from one checkpoint to the next. */
export const rowsPerBlock = 1024;
const mostLinesNamed = 10;
const newline = 0x0a;

/** Lines whose numbers cannot be read: how many, and the first of them by 1-based number. */
export interface CorruptLines {
  count: number;
  readonly firstLines: number[];
}

export interface TextIndex {
  readonly rows: number;
  /** Unit offset of row `rowsPerBlock * index`. */
  readonly checkpoints: readonly number[];
  /** For each column the number of rows up to its last value. */
  readonly rowsInColumn: Float64Array;
  readonly corrupt: CorruptLines;
  readonly trackers: ReadonlyMap<TimeColumn, TimeTracker>;
  /** The last row, where the last of its numbers may have been cut and is left out. */
  readonly cut?: { readonly row: number; readonly line: number };
}

/** Collects the index row by row. */
class Indexer {
  readonly checkpoints: number[] = [];
  readonly rowsInColumn: Float64Array;
  readonly corrupt: CorruptLines = { count: 0, firstLines: [] };
  readonly trackers: ReadonlyMap<TimeColumn, TimeTracker>;
  rows = 0;
  cut?: { readonly row: number; readonly line: number };
  /** Absent where the file ends in a line end: then nothing can be cut amid a number. */
  private readonly witness: LastCellWitness | undefined;
  private readonly row: RowParser;
  private readonly columnCount: number;

  constructor(table: Table, times: readonly TimeColumn[], endsInLineEnd: boolean) {
    this.row = new RowParser(table.dialect);
    this.columnCount = table.columnCount;
    this.witness = endsInLineEnd ? undefined : new LastCellWitness(table.dialect.decimalComma);
    this.rowsInColumn = new Float64Array(table.columnCount);
    this.trackers = new Map(times.map((time) => [time, new TimeTracker(time.clock)]));
  }

  add(line: Line, lineNumber: number): void {
    const { bytes, start, end, offset } = line;
    if (this.rows % rowsPerBlock === 0) this.checkpoints.push(offset);
    const index = this.rows;
    this.rows += 1;
    const count = this.row.split(bytes, start, end);
    if (!fitsColumns(this.row, count, this.columnCount)) {
      this.reject(lineNumber);
      return;
    }
    this.judgeLastCell(line, lineNumber);
    let readable = true;
    for (let cell = 0; cell < this.columnCount; cell++) {
      if (!Number.isNaN(this.row.value(cell))) this.rowsInColumn[cell] = index + 1;
      else if (this.row.stateOfNaN(cell) === 'unreadable') readable = false;
    }
    if (!readable) this.reject(lineNumber);
    for (const [time, tracker] of this.trackers) {
      const value = this.row.value(time.column);
      if (Number.isNaN(value)) continue;
      const cellStart = at(this.row.starts, time.column);
      const cellEnd = at(this.row.ends, time.column);
      tracker.add(index, value, decimalPlaces(bytes, cellStart, cellEnd, this.row.dialect.decimalComma));
    }
  }

  /** Leaves out the number with which the file ends, unless the rows before say that it is whole. */
  private judgeLastCell({ bytes, start, end, ended }: Line, lineNumber: number): void {
    const last = this.columnCount - 1;
    if (!this.witness || Number.isNaN(this.row.value(last))) return;
    const [cellStart, cellEnd] = [at(this.row.starts, last), at(this.row.ends, last)];
    const cell = { bytes, lineStart: start, start: cellStart, end: cellEnd };
    if (ended) this.witness.add(cell);
    else if (cellEnd === end && !this.witness.vouchesFor(cell)) {
      this.row.clear(last);
      this.cut = { row: this.rows - 1, line: lineNumber };
      // The row is there, so its sample is: a missing one.
      this.rowsInColumn[last] = this.rows;
    }
  }

  private reject(lineNumber: number): void {
    this.corrupt.count += 1;
    if (this.corrupt.firstLines.length < mostLinesNamed) this.corrupt.firstLines.push(lineNumber);
  }
}

/** True for a line that holds no row: a remark or nothing. */
export function isNoRow(bytes: Uint8Array, start: number, end: number): boolean {
  return isBlankLine(bytes, start, end) || isComment(bytes, start, end);
}

/** Scans the table from its first row to the end of the file. */
export async function buildIndex(
  text: TextBytes,
  table: Table,
  times: readonly TimeColumn[],
): Promise<TextIndex> {
  const [lastUnit] = await text.read(text.units - 1, 1);
  const indexer = new Indexer(table, times, lastUnit === newline);
  let lineNumber = table.firstRowLine;
  await scanLines(text, table.firstRowOffset, (line) => {
    if (line.overlong || !isNoRow(line.bytes, line.start, line.end)) indexer.add(line, lineNumber);
    lineNumber += 1;
    return true;
  });
  for (const tracker of indexer.trackers.values()) tracker.finish();
  return indexer;
}
