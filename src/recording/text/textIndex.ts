/**
 * One streaming pass over a table: where every so many rows begin (so that a range can be read without what comes
 * before it), how far each column reaches, which lines are corrupt, and how the time columns run. Memory stays
 * bounded whatever the file's size: one offset for every 1,024 rows.
 */
import { at } from '../../base/typedArrays';
import type { LeftOut } from '../recording';
import { CounterFollower } from './counterFollower';
import { GroupedThousands, type GroupedNumber } from './groupedThousands';
import type { Layout, TimeColumn } from './layout';
import { LastCellWitness } from './lastCell';
import { scanLines, type Line } from './lines';
import { RemarkPlaces, type RemarkPlace } from './remarkPlaces';
import { fitsColumns, isBlankLine, isComment, remarkBehind, RowParser } from './rows';
import type { Stretch } from './skipped';
import type { Table } from './table';
import { TableParts, type TableBlock } from './tableParts';
import type { TextBytes } from './textBytes';
import { TimeFollower } from './timeFollower';
import type { TimeTracker } from './timeTracker';

/** Rows from one checkpoint to the next. */
export const rowsPerBlock = 1024;
const mostLinesNamed = 10;
/** Fewer rows whose time is 0 at a table's end are damage. */
const fewestPadded = 8;
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
  /** Of the column that counts rows or packets, where there is one. */
  readonly counter: CounterFollower | undefined;
  readonly blocks: readonly TableBlock[];
  /** Blocks that stand where the one before ends, since nothing says how much later they began. */
  readonly unplacedBlocks: number;
  /** Other tables and blocks in the file. */
  readonly leftOut: readonly LeftOut[];
  /** Stretches of the file that hold no rows of this table. */
  readonly stretches: readonly Stretch[];
  readonly remarks: readonly RemarkPlace[];
  /** Columns with values off the even distance at which the first rows have them. */
  readonly uneven: ReadonlySet<number>;
  /** So many rows at the end have no time, where all others have one: they are no samples. */
  readonly summaryRows: number;
  /** One of each column whose numbers may be a thousand times what they seem. */
  readonly grouped: readonly GroupedNumber[];
  /** The last row, where the last of its numbers may have been cut and is left out. */
  readonly cut?: { readonly row: number; readonly line: number };
}

/** Collects the index row by row. */
class Indexer {
  readonly checkpoints: number[] = [];
  readonly rowsInColumn: Float64Array;
  readonly corrupt: CorruptLines = { count: 0, firstLines: [] };
  readonly trackers: ReadonlyMap<TimeColumn, TimeTracker>;
  readonly uneven = new Set<number>();
  readonly counter: CounterFollower | undefined;
  rows = 0;
  summaryRows = 0;
  cut?: { readonly row: number; readonly line: number };
  private readonly columnsOf = new Map<TimeColumn, number[]>();
  private readonly parts: TableParts;
  private readonly followers: readonly TimeFollower[];
  private readonly words: RemarkPlaces;
  private readonly thousands: GroupedThousands;
  /** Absent where the file ends in a line end: then nothing can be cut amid a number. */
  private readonly witness: LastCellWitness | undefined;
  private readonly row: RowParser;
  private readonly columnCount: number;
  /** By column: nonzero where words are no damage; distance and first row of values that do not stand in every row. */
  private readonly hasWords: Uint8Array;
  private readonly strides: Int32Array;
  private readonly phases: Int32Array;

  constructor(table: Table, layout: Layout, endsInLineEnd: boolean) {
    this.row = new RowParser(table.dialect);
    this.columnCount = table.columnCount;
    this.witness = endsInLineEnd ? undefined : new LastCellWitness(table.dialect.decimalComma);
    this.rowsInColumn = new Float64Array(table.columnCount);
    this.followers = layout.times.map((time) => new TimeFollower(time));
    this.trackers = new Map(this.followers.map(({ time, tracker }) => [time, tracker]));
    const { counter } = layout;
    this.counter = counter && new CounterFollower(counter.column, counter.step);
    this.words = new RemarkPlaces(layout.remarkColumns);
    this.thousands = new GroupedThousands(
      layout.signals.map(({ column }) => column),
      table.dialect.decimalComma,
    );
    this.parts = new TableParts(layout.blockRule, table.preamble, (line) => this.looksLikeRow(line));
    this.hasWords = new Uint8Array(table.columnCount);
    for (const column of [...table.odd.keys(), ...layout.remarkColumns]) this.hasWords[column] = 1;
    this.strides = new Int32Array(table.columnCount).fill(1);
    this.phases = new Int32Array(table.columnCount);
    for (const { column, stride, time } of layout.signals) {
      if (time) this.columnsOf.set(time, [...(this.columnsOf.get(time) ?? []), column]);
      if (stride) [this.strides[column], this.phases[column]] = [stride.distance, stride.first];
    }
  }

  get blocks(): readonly TableBlock[] {
    return this.parts.blocks;
  }

  get remarks(): readonly RemarkPlace[] {
    return this.words.places;
  }

  get grouped(): readonly GroupedNumber[] {
    return this.thousands.found;
  }

  get leftOut(): readonly LeftOut[] {
    return this.parts.leftOut;
  }

  get stretches(): readonly Stretch[] {
    return this.parts.stretches;
  }

  get unplacedBlocks(): number {
    return Math.max(0, ...this.followers.map(({ blockTimes }) => blockTimes.unplaced));
  }

  finish(): void {
    this.parts.finish();
    for (const { tracker } of this.followers) tracker.finish();
    for (const follower of this.followers) this.cutPadding(follower);
    this.cutSummary();
  }

  /** Rows at the end that have no time, in any column of times, are a summary of those above. */
  private cutSummary(): void {
    const starts = this.followers.map((follower) => follower.summaryFrom(this.rows));
    const from = starts[0];
    // The last row of a file that was cut may lack its time as well.
    if (from === undefined || this.cut || starts.some((start) => start !== from)) return;
    this.summaryRows = this.rows - from;
    for (const [column, rows] of this.rowsInColumn.entries()) {
      this.rowsInColumn[column] = Math.min(rows, from);
    }
  }

  /** Signals whose times are filled up with zeros end where these begin. */
  private cutPadding({ time, paddedFrom }: TimeFollower): void {
    if (paddedFrom === undefined || this.rows - paddedFrom < fewestPadded) return;
    for (const column of this.columnsOf.get(time) ?? []) {
      this.rowsInColumn[column] = Math.min(at(this.rowsInColumn, column), paddedFrom);
    }
  }

  /** Takes a line that is neither blank nor a remark. */
  add(line: Line, lineNumber: number, afterBlank: boolean): void {
    if (!line.overlong && this.parts.passesOver(line, lineNumber, this.rows, afterBlank)) return;
    this.addRow(line, lineNumber);
  }

  /** True when a line has the table's cells, and a number in one of them. */
  private looksLikeRow({ bytes, start, end }: Line): boolean {
    const count = this.row.split(bytes, start, end);
    if (count < this.columnCount) return false;
    // A summary below the table: `Mean;0.1;0.2`.
    if (
      this.hasWords[0] === 0 &&
      Number.isNaN(this.row.value(0)) &&
      this.row.stateOfNaN(0) === 'unreadable'
    ) {
      return false;
    }
    for (let cell = 0; cell < this.columnCount; cell++) {
      if (!Number.isNaN(this.row.value(cell))) return true;
    }
    return false;
  }

  private addRow(line: Line, lineNumber: number): void {
    const { bytes, start, end, offset } = line;
    if (this.rows % rowsPerBlock === 0) this.checkpoints.push(offset);
    const index = this.rows;
    this.rows += 1;
    const count = this.row.split(bytes, start, end);
    if (!fitsColumns(this.row, count, this.columnCount)) {
      const remark = remarkBehind(this.row, count, this.columnCount);
      if (remark < 0) {
        this.reject(lineNumber);
        return;
      }
      this.words.add(line, index, at(this.row.starts, remark), end);
    }
    this.judgeLastCell(line, lineNumber);
    let readable = true;
    for (let cell = 0; cell < this.columnCount; cell++) {
      if (!Number.isNaN(this.row.value(cell))) {
        this.rowsInColumn[cell] = index + 1;
        if (at(this.strides, cell) > 1) this.checkStride(cell, index);
      } else if (this.hasWords[cell] === 0 && this.row.stateOfNaN(cell) === 'unreadable') readable = false;
    }
    for (const cell of this.thousands.watched) {
      const place = { bytes, start: at(this.row.starts, cell), end: at(this.row.ends, cell) };
      this.thousands.add(cell, { ...place, value: this.row.value(cell) }, lineNumber);
    }
    this.words.addColumns(line, index, this.row);
    if (this.counter) this.counter.add(index, this.row.value(this.counter.column));
    const block = this.parts.blocks.at(-1);
    for (const follower of this.followers) {
      if (!follower.add(this.row, bytes, index, block)) readable = false;
    }
    if (!readable) this.reject(lineNumber);
  }

  private checkStride(cell: number, index: number): void {
    if ((index - at(this.phases, cell)) % at(this.strides, cell) !== 0) this.uneven.add(cell);
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
export async function buildIndex(text: TextBytes, table: Table, layout: Layout): Promise<TextIndex> {
  const [lastUnit] = await text.read(text.units - 1, 1);
  const indexer = new Indexer(table, layout, lastUnit === newline);
  let lineNumber = table.firstRowLine;
  let afterBlank = false;
  await scanLines(text, table.firstRowOffset, (line) => {
    if (line.overlong || !isNoRow(line.bytes, line.start, line.end)) {
      indexer.add(line, lineNumber, afterBlank);
      afterBlank = false;
    } else afterBlank = isBlankLine(line.bytes, line.start, line.end);
    lineNumber += 1;
    return true;
  });
  indexer.finish();
  return indexer;
}
