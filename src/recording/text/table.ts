/**
 * Finds the table of numbers in the beginning of a text file: where it begins, how its cells are written, and which
 * lines above it name the columns. Text without such a table (prose, JSON, source code) is refused here.
 */
import { at } from '../../base/typedArrays';
import { fitsColumns, isBlankLine, isComment, RowParser, type Delimiter, type Dialect } from './rows';
import { decodeText, narrow, withLineFeeds, type TextEncodingKind } from './textBytes';
import { trimLineEnd } from './lines';

/** A line of the head, in its units. */
interface HeadLine {
  readonly start: number;
  readonly end: number;
  readonly comment: boolean;
  readonly ended: boolean;
}

/** The table at the head of a file. */
export interface Table {
  readonly dialect: Dialect;
  readonly columnCount: number;
  /** Unit offset and 1-based number of the first row's line. */
  readonly firstRowOffset: number;
  readonly firstRowLine: number;
  /** The lines above the first row, remarks included. */
  readonly preamble: readonly string[];
  /** The first rows, one array of values per row; NaN where a cell has none. */
  readonly sampleRows: readonly Float64Array[];
}

const delimiters: readonly Delimiter[] = ['tab', 'semicolon', 'comma', 'blank'];
const fewestRows = 2;
const mostSampleRows = 4096;
/** Of the lines from the first row on, at least so many are rows; corrupt ones are rare even in damaged files. */
const leastShareOfRows = 0.8;

/** How many lines of prose may stand above a table that is shorter than they are. */
const fewProseLines = 2;

/** Text of another kind by its first character: JSON, XML or HTML. `[Header]` of an INI-like export is none. */
function isOtherNotation(text: string): boolean {
  return /^\s*(?:[{<]|\[\s*[[{"\d\n-])/u.test(text);
}

/** Lines that neither are remarks nor look like `key: value`, `key = value` or cells. */
function proseLines(lines: readonly string[]): number {
  return lines.filter((line) => line.trim() !== '' && !/^\s*(?:#|%|\/\/)|[:=\t]/u.test(line)).length;
}

/** Lines of `units`, blank ones left out; a last line without an end only when the head is the whole file. */
function headLines(units: Uint8Array, isWholeFile: boolean): HeadLine[] {
  const lines: HeadLine[] = [];
  let start = 0;
  while (start < units.length) {
    const newline = units.indexOf(0x0a, start);
    if (newline < 0 && !isWholeFile) break;
    const end = newline < 0 ? units.length : newline;
    const trimmed = trimLineEnd(units, start, end);
    if (!isBlankLine(units, start, trimmed)) {
      const comment = isComment(units, start, trimmed);
      lines.push({ start, end: trimmed, comment, ended: newline >= 0 || trimmed < end });
    }
    start = end + 1;
  }
  return lines;
}

/** An integer cell such as `0345`: no program writes one, so it is what stood behind a decimal comma. */
function looksLikeDecimals(units: Uint8Array, start: number, end: number): boolean {
  let index = start;
  for (; index < end; index++) if (at(units, index) < 0x30 || at(units, index) > 0x39) return false;
  return end - start >= 2 && at(units, start) === 0x30;
}

/** A line whose cells are all missing: part of a table, yet no sign of one. */
const onlyMissing = -1;

/** How many cells a line has when all of them are numbers or missing and one is a number; 0 for a line of other things. */
function rowWidth(row: RowParser, units: Uint8Array, line: HeadLine): number {
  const count = row.split(units, line.start, line.end);
  let numbers = 0;
  for (let cell = 0; cell < count; cell++) {
    if (!Number.isNaN(row.value(cell))) {
      if (
        row.dialect.delimiter === 'comma' &&
        looksLikeDecimals(units, at(row.starts, cell), at(row.ends, cell))
      ) {
        return 0;
      }
      numbers += 1;
    } else if (row.stateOfNaN(cell) === 'unreadable') return 0;
  }
  return numbers > 0 ? count : onlyMissing;
}

interface Candidate {
  readonly dialect: Dialect;
  readonly columnCount: number;
  readonly firstRow: number;
  readonly rows: number;
}

/** The table that a dialect finds: it begins with the first two rows in succession that are as wide as each other. */
function candidate(dialect: Dialect, units: Uint8Array, lines: readonly HeadLine[]): Candidate | undefined {
  const row = new RowParser(dialect);
  const widths = lines.map((line) => (line.comment ? 0 : rowWidth(row, units, line)));
  const firstRow = firstRowOf(widths);
  if (firstRow < 0) return undefined;
  const columnCount = widths[firstRow] ?? 0;
  const judged = lines.filter(
    (line, index) => index >= firstRow && !line.comment && widths[index] !== onlyMissing,
  );
  const rows = widths.slice(firstRow).filter((width) => width === columnCount).length;
  if (rows < fewestRows || rows < leastShareOfRows * judged.length) return undefined;
  return { dialect, columnCount, firstRow, rows };
}

/** The first row that is as wide as the next one with a value; -1 where there is none. */
function firstRowOf(widths: readonly number[]): number {
  let previous = -1;
  for (const [index, width] of widths.entries()) {
    if (width === onlyMissing) continue;
    if (previous >= 0 && width > 0 && widths[previous] === width) return previous;
    previous = index;
  }
  return -1;
}

function bestCandidate(units: Uint8Array, lines: readonly HeadLine[]): Candidate | undefined {
  const found = delimiters.flatMap((delimiter) =>
    [false, true].flatMap((decimalComma) => {
      if (delimiter === 'comma' && decimalComma) return [];
      return candidate({ delimiter, decimalComma }, units, lines) ?? [];
    }),
  );
  // A table of several columns before one of a single column: `1,2` is two cells before it is a decimal comma.
  // Then more rows win; at equal rows the earlier delimiter, so that a tab is a tab before it is a blank.
  const byRows = found.sort((a, b) => b.rows - a.rows);
  return byRows.find((one) => one.columnCount > 1) ?? byRows[0];
}

function sampleRows(found: Candidate, units: Uint8Array, lines: readonly HeadLine[]): Float64Array[] {
  const row = new RowParser(found.dialect);
  const rows: Float64Array[] = [];
  for (const line of lines.slice(found.firstRow, found.firstRow + mostSampleRows)) {
    if (line.comment) continue;
    const values = new Float64Array(found.columnCount).fill(NaN);
    const count = row.split(units, line.start, line.end);
    if (fitsColumns(row, count, found.columnCount)) {
      // The number with which a file ends may be cut: no clock is estimated by it.
      if (!line.ended) row.clear(found.columnCount - 1);
      values.forEach((_, cell) => (values[cell] = row.value(cell)));
    }
    rows.push(values);
  }
  return rows;
}

/**
 * The table at the head of a file, or undefined when there is none.
 * @param head raw bytes after the byte order mark.
 */
export function findTable(head: Uint8Array, kind: TextEncodingKind, isWholeFile: boolean): Table | undefined {
  const units = withLineFeeds(narrow(head, kind));
  // Text has no zero bytes: a cheap refusal of most binary files.
  if (units.includes(0)) return undefined;
  const lines = headLines(units, isWholeFile);
  const found = bestCandidate(units, lines);
  const firstLine = found && lines[found.firstRow];
  if (!firstLine) return undefined;
  const unitBytes = kind === 'eight-bit' ? 1 : 2;
  const preamble = decodeText(head.subarray(0, firstLine.start * unitBytes), kind).split(/\r\n|\n|\r/u);
  preamble.pop();
  if (isOtherNotation(decodeText(head.subarray(0, 64 * unitBytes), kind))) return undefined;
  const prose = proseLines(preamble);
  if (prose > fewProseLines && prose > found.rows) return undefined;
  return {
    dialect: found.dialect,
    columnCount: found.columnCount,
    firstRowOffset: firstLine.start,
    firstRowLine: preamble.length + 1,
    preamble,
    sampleRows: sampleRows(found, units, lines),
  };
}
