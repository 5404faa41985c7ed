/** Splits a line of bytes into cells and numbers, by the delimiter and decimal sign of the file. */
import { at, byteAt } from '../../base/typedArrays';
import { isMissingWord, parseNumber } from './numbers';

/** `second-comma`: each second comma divides, and the others are decimal signs. */
export type Delimiter = 'tab' | 'semicolon' | 'comma' | 'second-comma' | 'pipe' | 'blank';

/** How numbers and columns are written. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly decimalComma: boolean;
}

export type CellState = 'number' | 'missing' | 'unreadable';

const comma = 0x2c;
const delimiterBytes = { tab: 0x09, semicolon: 0x3b, comma, pipe: 0x7c } as const;
const quote = 0x22;
const apostrophe = 0x27;
/** A blank that does not break: in Latin-1, and in UTF-8 behind C2. */
const hardBlank = 0xa0;
/** Wider tables are taken for something else. */
export const mostColumns = 4096;

/** True for a blank or a tab. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}

/** True for a line that is a remark: `#`, `%` or `//` first. */
export function isComment(bytes: Uint8Array, start: number, end: number): boolean {
  let first = start;
  while (first < end && isBlank(byteAt(bytes, first))) first += 1;
  if (first >= end) return false;
  const byte = byteAt(bytes, first);
  return (
    byte === 0x23 || byte === 0x25 || (byte === 0x2f && first + 1 < end && byteAt(bytes, first + 1) === 0x2f)
  );
}

/** True for a line of blanks (and delimiters that separate nothing are not blanks). */
export function isBlankLine(bytes: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (!isBlank(byteAt(bytes, index))) return false;
  return true;
}

/** Cuts lines into cells and keeps their bounds until the next line. */
export class RowParser {
  readonly starts = new Int32Array(mostColumns);
  readonly ends = new Int32Array(mostColumns);
  readonly dialect: Dialect;
  private bytes: Uint8Array = new Uint8Array(0);

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  /** Cuts `bytes[start, end)` into cells, blanks and quotes around them removed; returns how many there are. */
  split(bytes: Uint8Array, start: number, end: number): number {
    this.bytes = bytes;
    const { delimiter } = this.dialect;
    if (delimiter === 'blank') return this.splitAtBlanks(start, end);
    if (delimiter === 'second-comma') return this.splitAtSecondCommas(start, end);
    return this.splitAt(delimiterBytes[delimiter], start, end);
  }

  /** A cell without its decimal part is none, so that a row with a whole number too many or too few has no place. */
  private splitAtSecondCommas(start: number, end: number): number {
    let count = 0;
    let cellStart = start;
    let commas = 0;
    for (let index = start; index < end && count < mostColumns; index++) {
      if (byteAt(this.bytes, index) !== comma) continue;
      commas += 1;
      if (commas % 2 === 1) continue;
      this.keep(count++, cellStart, index);
      cellStart = index + 1;
    }
    if (commas % 2 === 1 && count < mostColumns) this.keep(count++, cellStart, end);
    return count;
  }

  private splitAtBlanks(start: number, end: number): number {
    let count = 0;
    let index = start;
    while (count < mostColumns) {
      while (index < end && isBlank(byteAt(this.bytes, index))) index += 1;
      if (index >= end) break;
      const cellStart = index;
      while (index < end && !isBlank(byteAt(this.bytes, index))) index += 1;
      // `10:00:00.001 -> 512`, as serial monitors print it.
      const isArrow =
        index - cellStart === 2 &&
        byteAt(this.bytes, cellStart) === 0x2d &&
        byteAt(this.bytes, cellStart + 1) === 0x3e;
      if (!isArrow) this.keep(count++, cellStart, index);
    }
    return count;
  }

  private splitAt(delimiter: number, start: number, end: number): number {
    let count = 0;
    let cellStart = start;
    while (count < mostColumns) {
      // Not indexOf: it would run on to the end of the buffer where the line has no further delimiter.
      let cellEnd = byteAt(this.bytes, cellStart) === quote ? this.behindQuotes(cellStart, end) : cellStart;
      while (cellEnd < end && byteAt(this.bytes, cellEnd) !== delimiter) cellEnd += 1;
      this.keep(count++, cellStart, cellEnd);
      if (cellEnd === end) break;
      cellStart = cellEnd + 1;
    }
    return count;
  }

  /** The first byte behind a quoted beginning, in which a delimiter cuts nothing; the beginning where no quote closes it. */
  private behindQuotes(start: number, end: number): number {
    for (let index = start + 1; index < end; index++) {
      if (byteAt(this.bytes, index) === quote) return index + 1;
    }
    return start;
  }

  private keep(cell: number, start: number, end: number): void {
    let first = start;
    let last = end;
    while (first < last && isBlank(byteAt(this.bytes, first))) first += 1;
    while (last > first && isBlank(byteAt(this.bytes, last - 1))) last -= 1;
    if (last - first >= 2 && byteAt(this.bytes, first) === byteAt(this.bytes, last - 1)) {
      const mark = byteAt(this.bytes, first);
      if (mark === quote || mark === apostrophe) {
        first += 1;
        last -= 1;
      }
    }
    if (first < last && (byteAt(this.bytes, first) >= 0x80 || byteAt(this.bytes, last - 1) === hardBlank)) {
      [first, last] = this.withoutHardBlanks(first, last);
    }
    this.starts[cell] = first;
    this.ends[cell] = last;
  }

  private withoutHardBlanks(start: number, end: number): [number, number] {
    let [first, last] = [start, end];
    const isHard = (index: number): boolean =>
      byteAt(this.bytes, index) === hardBlank ||
      (byteAt(this.bytes, index) === 0xc2 && byteAt(this.bytes, index + 1) === hardBlank);
    while (first < last && isHard(first)) first += 1;
    while (
      last > first &&
      (byteAt(this.bytes, last - 1) === hardBlank || byteAt(this.bytes, last - 1) === 0xc2)
    ) {
      last -= 1;
    }
    return [first, last];
  }

  /** The cell's number, NaN where there is none. */
  value(cell: number): number {
    const start = at(this.starts, cell);
    const end = at(this.ends, cell);
    return start === end ? NaN : parseNumber(this.bytes, start, end, this.dialect.decimalComma);
  }

  /** Makes a cell one without a value. */
  clear(cell: number): void {
    this.ends[cell] = at(this.starts, cell);
  }

  /** What a cell whose value is NaN holds. */
  stateOfNaN(cell: number): CellState {
    const start = at(this.starts, cell);
    const end = at(this.ends, cell);
    return start === end || isMissingWord(this.bytes, start, end) ? 'missing' : 'unreadable';
  }
}

/**
 * True when a row with `count` cells has its values in the table's columns: as many cells as the table, or more
 * that are empty. A row with fewer may have lost one from its middle, so none of its cells can be placed.
 */
export function fitsColumns(row: RowParser, count: number, columnCount: number): boolean {
  return count >= columnCount && firstExtra(row, count, columnCount) < 0;
}

/** The first cell behind the table's columns that is not empty; -1 where there is none. */
function firstExtra(row: RowParser, count: number, columnCount: number): number {
  for (let cell = columnCount; cell < count; cell++) {
    if (at(row.starts, cell) !== at(row.ends, cell)) return cell;
  }
  return -1;
}

/** The first cell of the words behind a row's own cells; -1 where there are none, or what is there is a number. */
export function remarkBehind(row: RowParser, count: number, columnCount: number): number {
  const extra = count > columnCount ? firstExtra(row, count, columnCount) : -1;
  return extra >= 0 && Number.isNaN(row.value(extra)) ? extra : -1;
}

/** True when the first cells of a row are the table's, whatever words stand behind them. */
export function hasOwnCells(row: RowParser, count: number, columnCount: number): boolean {
  return fitsColumns(row, count, columnCount) || remarkBehind(row, count, columnCount) >= 0;
}
