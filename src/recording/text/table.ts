/**
 * Finds the table of numbers in the beginning of a text file: where it begins, how its cells are written, and which
 * lines above it name the columns. Text without such a table (prose, JSON, source code) is refused here.
 */
import { at } from '../../base/typedArrays';
import { bestCandidate, type Candidate, type OddColumn } from './candidates';
import { clockTime } from './clockTimes';
import { beginsWithLetter, headLines, type HeadLine } from './headLines';
import { hasOwnCells, RowParser, type Dialect } from './rows';
import { decodeText, narrow, withLineFeeds, type TextEncodingKind } from './textBytes';

/** The table at the head of a file. */
export interface Table {
  readonly dialect: Dialect;
  readonly columnCount: number;
  /** Unit offset and 1-based number of the first row's line. */
  readonly firstRowOffset: number;
  readonly firstRowLine: number;
  /** The lines above the first row, remarks included. */
  readonly preamble: readonly string[];
  /** The first rows, one array of values per row; NaN where a cell has none. Times of day are in seconds. */
  readonly sampleRows: readonly Float64Array[];
  /** Unit offset of the line of each of the first of them. */
  readonly rowOffsets: readonly number[];
  /** Columns that hold no numbers but times of day or words, and the first such cell. */
  readonly odd: ReadonlyMap<number, { readonly kind: OddColumn; readonly example: string }>;
}

const mostSampleRows = 4096;
/** Of the first rows, at most so many are no samples but counts, rates and the like. */
export const mostStatements = 3;
/** A line of words among the first rows is a damaged one, and no other header. */
const fewestBeforeHeader = 8;
/** How many lines of prose may stand above a table that is shorter than they are. */
const fewProseLines = 2;
const timeWord = /time|zeit|temps|tiempo|tempo|clock|stamp|date|datum/iu;

/** Text of another kind by its first character: JSON, XML or HTML. `[Header]` of an INI-like export is none. */
function isOtherNotation(text: string): boolean {
  return /^\s*(?:[{<]|\[\s*[[{"\d\n-])/u.test(text);
}

/** Lines that neither are remarks nor look like `key: value`, `key = value` or cells. */
function proseLines(lines: readonly string[]): number {
  return lines.filter((line) => line.trim() !== '' && !/^\s*(?:#|%|\/\/)|[:=\t]/u.test(line)).length;
}

/** The lines from the first row to the last one that is looked at, or to another header within the table. */
function rowsAtHead(found: Candidate, units: Uint8Array, lines: readonly HeadLine[]): readonly HeadLine[] {
  const row = new RowParser(found.dialect);
  const rows = lines.slice(found.firstRow, found.firstRow + mostSampleRows).filter(({ comment }) => !comment);
  const hasNumber = ({ start, end }: HeadLine): boolean => {
    const count = row.split(units, start, end);
    return Array.from({ length: count }).some((_, cell) => !Number.isNaN(row.value(cell)));
  };
  const end = rows.findIndex(
    (line, index) =>
      index >= fewestBeforeHeader &&
      beginsWithLetter(units, line.start, line.end) &&
      (line.afterBlank || !hasNumber(line)),
  );
  return end < 0 ? rows : rows.slice(0, end);
}

function sampleRows(found: Candidate, units: Uint8Array, lines: readonly HeadLine[]): Float64Array[] {
  const row = new RowParser(found.dialect);
  return lines.map((line) => {
    const values = new Float64Array(found.columnCount).fill(NaN);
    const count = row.split(units, line.start, line.end);
    if (!hasOwnCells(row, count, found.columnCount)) return values;
    // The number with which a file ends may be cut: no clock is estimated by it.
    if (!line.ended) row.clear(found.columnCount - 1);
    return values.map((_, cell) =>
      found.odd.get(cell) === 'clock'
        ? (clockTime(units, at(row.starts, cell), at(row.ends, cell))?.seconds ?? NaN)
        : row.value(cell),
    );
  });
}

/** Columns without a number in any of the rows in which some hold words: those of the candidate, and sparse ones. */
function oddColumns(found: Candidate, units: Uint8Array, lines: readonly HeadLine[]): Table['odd'] {
  const row = new RowParser(found.dialect);
  const odd = new Map<number, { kind: OddColumn; example: string }>();
  const numeric = new Set<number>();
  for (const line of lines) {
    const count = row.split(units, line.start, line.end);
    if (!hasOwnCells(row, count, found.columnCount)) continue;
    for (let cell = 0; cell < found.columnCount; cell++) {
      if (numeric.has(cell) || odd.has(cell)) continue;
      const isNumber = !Number.isNaN(row.value(cell));
      if (isNumber && !found.odd.has(cell)) numeric.add(cell);
      else if (isNumber) continue;
      else if (row.stateOfNaN(cell) === 'unreadable') {
        const example = decodeText(units.slice(at(row.starts, cell), at(row.ends, cell)), 'eight-bit');
        odd.set(cell, { kind: found.odd.get(cell) ?? 'text', example });
      }
    }
  }
  for (const cell of numeric) odd.delete(cell);
  return odd;
}

/**
 * The table at the head of a file, or undefined when there is none.
 * @param head raw bytes after the byte order mark.
 * @returns `unclear-commas` for one whose commas divide columns and numbers, and which does which can't be told
 */
export function findTable(
  head: Uint8Array,
  kind: TextEncodingKind,
  isWholeFile: boolean,
): Table | 'unclear-commas' | undefined {
  const units = withLineFeeds(narrow(head, kind));
  // Text has no zero bytes: a cheap refusal of most binary files.
  if (units.includes(0)) return undefined;
  const lines = headLines(units, isWholeFile);
  const found = bestCandidate(units, lines);
  if (found === 'unclear-commas') return found;
  const firstLine = found && lines[found.firstRow];
  if (!firstLine) return undefined;
  const unitBytes = kind === 'eight-bit' ? 1 : 2;
  const preamble = decodeText(head.subarray(0, firstLine.start * unitBytes), kind).split(/\r\n|\n|\r/u);
  preamble.pop();
  if (isOtherNotation(decodeText(head.subarray(0, 64 * unitBytes), kind))) return undefined;
  const prose = proseLines(preamble);
  if (prose > fewProseLines && prose > found.rows) return undefined;
  // A first column of words makes a table of any list of names, unless it is said to be a time.
  if (found.odd.get(0) === 'text' && !timeWord.test(preamble.at(-1) ?? '')) return undefined;
  const rows = rowsAtHead(found, units, lines);
  return {
    dialect: found.dialect,
    columnCount: found.columnCount,
    firstRowOffset: firstLine.start,
    firstRowLine: preamble.length + 1,
    preamble,
    sampleRows: sampleRows(found, units, rows),
    rowOffsets: rows.slice(0, mostStatements + 1).map(({ start }) => start),
    odd: oddColumns(found, units, rows),
  };
}
