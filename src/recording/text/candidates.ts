/**
 * Which delimiter and decimal sign make a table of a file's first lines, and where it begins. First of numbers alone, as
 * most are; where there is none, one in which some columns hold times of day, dates or words.
 */
import { beginsWithDigit, beginsWithLetter, cellKind, type CellKind, type HeadLine } from './headLines';
import { RowParser, type Delimiter, type Dialect } from './rows';
import { commaUse } from './sharedComma';

/** A column that holds no numbers. */
export type OddColumn = 'clock' | 'date' | 'text';

export interface Candidate {
  readonly dialect: Dialect;
  readonly columnCount: number;
  /** Its line. */
  readonly firstRow: number;
  readonly rows: number;
  /** The line on which something else begins. */
  readonly end: number;
  /** By column; absent where it holds numbers. */
  readonly odd: ReadonlyMap<number, OddColumn>;
}

const delimiters: readonly Delimiter[] = ['tab', 'semicolon', 'comma', 'pipe', 'blank'];
const fewestRows = 2;
/** Of the lines from the first row on, at least so many are rows; corrupt ones are rare even in damaged files. */
const leastShareOfRows = 0.8;
/** Words in a column could make a table of any list: rows enough that it is none, and a time is never the first. */
const fewestRowsBeforeAnother = 8;
const fewestRowsWithClock = 8;
const fewestRowsWithText = 128;
/** A line whose cells are all missing: part of a table, yet no sign of one. */
const onlyMissing = -1;
const noColumns: ReadonlyMap<number, OddColumn> = new Map();

const dialects: readonly Dialect[] = [
  ...delimiters.flatMap((delimiter) =>
    [false, true].flatMap((decimalComma) =>
      delimiter === 'comma' && decimalComma ? [] : [{ delimiter, decimalComma }],
    ),
  ),
  // Commas between cells and within: only quotes say which is which, and no other reading has as many rows.
  { delimiter: 'comma', decimalComma: true },
];

const sharedComma: readonly Dialect[] = [{ delimiter: 'second-comma', decimalComma: true }];

/** The cells of a line by what they hold. */
function kindsOf(row: RowParser, units: Uint8Array, line: HeadLine): CellKind[] {
  const count = row.split(units, line.start, line.end);
  return Array.from({ length: count }, (_, cell) => cellKind(row, units, cell));
}

/** How many cells a line has when all of them are numbers or missing and one is a number; 0 for a line of other things. */
function rowWidth(row: RowParser, units: Uint8Array, line: HeadLine): number {
  const count = row.split(units, line.start, line.end);
  let numbers = 0;
  for (let cell = 0; cell < count; cell++) {
    // Cheaper than the kind of the cell, which asks of every text whether it is a time.
    if (Number.isNaN(row.value(cell))) {
      if (row.stateOfNaN(cell) === 'unreadable') return 0;
    } else if (cellKind(row, units, cell) === 'cut') return 0;
    else numbers += 1;
  }
  return numbers > 0 ? count : onlyMissing;
}

/** The first line after `firstRow` that begins another table: words after a blank line. */
function endOfTable(
  widths: readonly number[],
  units: Uint8Array,
  lines: readonly HeadLine[],
  first: number,
): number {
  const end = lines.findIndex(
    (line, index) =>
      index > first &&
      line.afterBlank &&
      widths[index] === 0 &&
      !line.comment &&
      beginsWithLetter(units, line.start, line.end),
  );
  return end < 0 ? lines.length : end;
}

/** The table that a dialect finds: it begins with the first two rows in succession that are as wide as each other. */
function ofNumbers(dialect: Dialect, units: Uint8Array, lines: readonly HeadLine[]): Candidate | undefined {
  const row = new RowParser(dialect);
  const widths = lines.map((line) => (line.comment ? 0 : rowWidth(row, units, line)));
  let begun = firstRowOf(widths, 0);
  let end = begun < 0 ? 0 : endOfTable(widths, units, lines, begun);
  // Numbers above the names are no table, however they stand.
  while (end < lines.length && end - begun < fewestRowsBeforeAnother && begun >= 0) {
    begun = firstRowOf(widths, end);
    end = begun < 0 ? 0 : endOfTable(widths, units, lines, begun);
  }
  const columnCount = widths[begun];
  if (columnCount === undefined) return undefined;
  const judged = lines.filter(
    (line, index) => index >= begun && index < end && !line.comment && widths[index] !== onlyMissing,
  );
  const rows = widths.slice(begun, end).filter((width) => width === columnCount).length;
  if (rows < fewestRows || rows < leastShareOfRows * judged.length) return undefined;
  let firstRow = begun;
  while (firstRow > 0 && isRowAbove(row, units, lines[firstRow - 1], columnCount)) firstRow -= 1;
  return { dialect, columnCount, firstRow, rows, end, odd: noColumns };
}

/** A line above two whole rows that is one as well. */
function isRowAbove(
  row: RowParser,
  units: Uint8Array,
  line: HeadLine | undefined,
  columnCount: number,
): boolean {
  // Where commas are for both, whole numbers without a decimal part make a row narrower, at the start above all.
  if (line && row.dialect.delimiter === 'second-comma') {
    return rowWidth(row, units, line) > 0 || beginsWithDigit(units, line.start, line.end);
  }
  return hasRemarkBehind(row, units, line, columnCount);
}

/** A row whose own cells are all there, with words in more cells behind them: a marker, a comment. */
function hasRemarkBehind(
  row: RowParser,
  units: Uint8Array,
  line: HeadLine | undefined,
  columnCount: number,
): boolean {
  if (!line || line.comment) return false;
  const kinds = kindsOf(row, units, line);
  const own = kinds.slice(0, columnCount);
  return (
    kinds.slice(columnCount).includes('text') &&
    own.includes('number') &&
    own.every((kind) => kind === 'number' || kind === 'missing')
  );
}

/** The first row from line `from` on that is as wide as the next one with a value; -1 where there is none. */
function firstRowOf(widths: readonly number[], from: number): number {
  let previous = -1;
  for (const [index, width] of widths.entries()) {
    if (index < from || width === onlyMissing) continue;
    if (previous >= 0 && width > 0 && widths[previous] === width) return previous;
    previous = index;
  }
  return -1;
}

/** The width that most of the lines have. */
function usualWidth(kinds: readonly (readonly CellKind[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of kinds) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** What most of a column's cells hold, where these are no numbers. */
function oddnessOf(kinds: readonly (CellKind | undefined)[]): OddColumn | undefined {
  const count = (kind: CellKind): number => kinds.filter((one) => one === kind).length;
  const [clocks, dates, texts] = [count('clock'), count('date'), count('text')];
  if (clocks + dates + texts <= count('number')) return undefined;
  if (dates > Math.max(clocks, texts)) return 'date';
  return clocks > texts ? 'clock' : 'text';
}

function isOfKind(odd: OddColumn | undefined, kind: CellKind): boolean {
  return odd === 'text' || (odd !== undefined && odd === kind);
}

/** The table that a dialect finds when some of its columns hold times or words. */
function withWords(dialect: Dialect, units: Uint8Array, lines: readonly HeadLine[]): Candidate | undefined {
  const row = new RowParser(dialect);
  const kinds = lines.map((line) => (line.comment ? [] : kindsOf(row, units, line)));
  const columnCount = usualWidth(kinds.filter(({ length }) => length > 1));
  if (columnCount < 2) return undefined;
  const wide = kinds.filter(({ length }) => length === columnCount);
  const odd = new Map<number, OddColumn>();
  for (let column = 0; column < columnCount; column++) {
    const oddness = oddnessOf(wide.map((cells) => cells[column]));
    if (oddness) odd.set(column, oddness);
  }
  const isRow = (cells: readonly CellKind[]): boolean =>
    cells.length === columnCount &&
    cells.includes('number') &&
    cells.every((kind, column) => kind === 'number' || kind === 'missing' || isOfKind(odd.get(column), kind));
  const firstRow = kinds.findIndex(isRow);
  if (firstRow < 0 || odd.size === 0 || odd.size >= columnCount) return undefined;
  const judged = kinds.slice(firstRow).filter((cells) => cells.length > 0);
  const rows = judged.filter(isRow).length;
  const hasText = [...odd.values()].includes('text');
  if (rows < (hasText ? fewestRowsWithText : fewestRowsWithClock)) return undefined;
  if (rows < leastShareOfRows * judged.length || (hasText && dialect.delimiter === 'blank')) return undefined;
  return { dialect, columnCount, firstRow, rows, end: lines.length, odd };
}

/** The best table that the lines make, or undefined where they make none; or its commas can't be told from one another. */
export function bestCandidate(
  units: Uint8Array,
  lines: readonly HeadLine[],
): Candidate | 'unclear-commas' | undefined {
  const commas = commaUse(units, lines);
  if (commas === 'unclear') return 'unclear-commas';
  const found = (commas === 'alternate' ? sharedComma : dialects).flatMap(
    (dialect) => ofNumbers(dialect, units, lines) ?? [],
  );
  // A table of several columns before one of a single column: `1,2` is two cells before it is a decimal comma.
  // Then more rows win; at equal rows the earlier delimiter, so that a tab is a tab before it is a blank.
  const byRows = found.sort((a, b) => b.rows - a.rows);
  const best = byRows.find((one) => one.columnCount > 1) ?? byRows[0];
  // Of two tables the first is meant, also where a later one of whole numbers reads as longer in another dialect.
  const earlier = byRows.find((one) => best && one.columnCount > 1 && one.end <= best.firstRow);
  if (best) return earlier ?? best;
  const numbersIn = ({ columnCount, odd }: Candidate): number => columnCount - odd.size;
  return dialects
    .flatMap((dialect) => withWords(dialect, units, lines) ?? [])
    .sort((a, b) => b.rows * numbersIn(b) - a.rows * numbersIn(a))[0];
}
