/**
 * The lines right above a table that say something of each column: names, units, rates, intervals, words such as CAL.
 * They come in any order; what is above the names is of no column.
 */
import { isSureUnit, nameAndUnit, splitHeader, unitIn, type NamedColumn } from './header';
import { rateOfInterval, statedRate } from './declaredRates';
import { keyedNames, keyedRates, keyedUnits, listedNames } from './keyedRows';
import type { Table } from './table';

const remarkMark = /^\s*(?:#|%|\/\/)+\s?/u;
const formWord = /^(?:cal|raw|uncal|calibrated|uncalibrated|float|double|int(?:eger)?|real)$/iu;
/** A line drawn below the names. */
const ruleLine = /^:?[-=_]{2,}:?$/u;
/** So many lines may stand between the names and the first row. */
const mostLines = 6;

/** A remark names columns only when it could be nothing else: `# time emg`, not `# Labels:= EMG`. */
function isStatement(line: string): boolean {
  return /^\s*(?:#|%|\/\/).*[:={]/u.test(line) || /^\w+=\t/u.test(line);
}

/** The cells of a line when they are the table's columns: as many as it has, not counting empty ones at the end. */
export function cellsFor(table: Table, line: string): string[] | undefined {
  const { columnCount } = table;
  const cells = headerCells(line.replace(remarkMark, ''), table);
  while (cells.length > columnCount && cells.at(-1) === '') cells.pop();
  if (!cells.some((cell) => cell !== '')) return undefined;
  if (cells.length === columnCount) return cells;
  const column = (index: number): number[] => table.sampleRows.map((row) => row[index] ?? NaN);
  const isEmpty = (index: number): boolean => column(index).every(Number.isNaN) && !table.odd.has(index);
  if (cells.length < columnCount && cells.length > 1) {
    // Rows end in delimiters and the header does not; or rows are numbered and that column has no name.
    const behind = Array.from({ length: columnCount - cells.length }, (_, index) => cells.length + index);
    if (behind.every(isEmpty)) return [...cells, ...behind.map(() => '')];
  }
  if (cells.length === columnCount - 1 && columnCount > 2) {
    if (column(0).every((value, row, all) => row === 0 || value === (all[row - 1] ?? NaN) + 1)) {
      return ['', ...cells];
    }
  }
  // A column of remarks is in the header and in those rows alone that have one; markers have several.
  return cells.length > columnCount && remarksWord.test(cells[columnCount] || (cells[columnCount + 1] ?? ''))
    ? cells.slice(0, columnCount)
    : undefined;
}

/** The cells of a line; names with blanks in them stand apart by two blanks or more where one alone cuts too often. */
function headerCells(line: string, { dialect, columnCount }: Table): string[] {
  const cells = splitHeader(line, dialect.delimiter);
  if (dialect.delimiter !== 'blank' || cells.length === columnCount) return cells;
  const apart = line.trim().split(/\s{2,}/u);
  return apart.length === columnCount
    ? apart.map((cell) => splitHeader(cell, 'tab').join(' ').trim())
    : cells;
}

const remarksWord = /^(?:comments?|remarks?|notes?|annotations?|markers?|events?|type)$/iu;

/** What each column's cell says in lines of one form; empty where it says nothing. */
interface Found {
  names?: readonly NamedColumn[];
  units?: readonly string[];
  rates?: readonly (number | undefined)[];
}

/** All of the cells read as `read` reads them, one of them as something; undefined where one does not. */
function allAs<T>(
  cells: readonly string[],
  read: (cell: string) => T | undefined,
): (T | undefined)[] | undefined {
  const values = cells.map((cell) => (cell === '' ? undefined : read(cell)));
  const some = values.some((value) => value !== undefined);
  return some && values.every((value, index) => value !== undefined || cells[index] === '')
    ? values
    : undefined;
}

const rowKey =
  /^(?:units?|unit names?|einheit(?:en)?|(?:sampl\w*[ _-]?)?(?:rate|freq(?:uency)?)|fs|scal(?:e|ing)|gain|offset|range|resolution|bits?|lsb|sensitivity)(?: ?[([][^)\]]{0,12}[)\]])?[:=]?$/iu;

/** A key, and numbers, units or rates behind it, one for each column: no line of names. */
function isKeyed([key = '', ...cells]: readonly string[], decimalComma: boolean): boolean {
  const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell.replace(',', '.')));
  const says = (cell: string): boolean =>
    cell === '' ||
    isNumber(cell) ||
    unitIn(cell) !== undefined ||
    statedRate(cell, decimalComma) !== undefined;
  if (!cells.some((cell) => cell !== '') || !cells.every(says)) return false;
  // Channels may be called 1, 2, 3; none is called -0.5.
  return rowKey.test(key) || (cells.some(isNumber) && (/[:=]$/u.test(key) || !cells.every(isOrdinal)));
}

const isOrdinal = (cell: string): boolean => /^\d{0,4}$/u.test(cell);

/**
 * A line of units below one of names, some of its cells being no units known here (`s,uV,uV,On`); undefined for another.
 * @param above the cells of the line above it
 */
function mostlyUnits(cells: readonly string[], above: readonly string[] | undefined): string[] | undefined {
  const stated = cells.filter((cell) => cell !== '');
  const units = stated.filter((cell) => unitIn(cell) !== undefined);
  const isOfUnits = units.length * 2 >= stated.length && units.some(isSureUnit);
  const isNamed = above?.some((cell) => /\p{L}{2}/u.test(cell) && unitIn(cell) === undefined) ?? false;
  return isOfUnits && isNamed ? cells.map((cell) => unitIn(cell) ?? '') : undefined;
}

/** Units in the line above the names, where all of its cells are some and one can be nothing else: `s,mm,mm` over `Time,X,Y`. */
function unitsAbove(cells: readonly string[] | undefined): readonly string[] | undefined {
  const units = cells && cells.length > 1 ? allAs(cells, unitIn) : undefined;
  const isSure = cells?.some((cell) => isSureUnit(cell.replaceAll(/[()[\]]/gu, ''))) ?? false;
  return units && isSure ? units.map((unit) => unit ?? '') : undefined;
}

/** Takes what a line says of the columns. @returns true when that is more than their names, and these stand above it */
function takeLine(
  found: Found,
  cells: readonly string[],
  above: readonly string[] | undefined,
  decimalComma: boolean,
): boolean {
  const units = allAs(cells, unitIn) ?? mostlyUnits(cells, above);
  if (units && !found.units) {
    found.units = units.map((unit) => unit ?? '');
    return true;
  }
  const rates =
    allAs(cells, (cell) => statedRate(cell, decimalComma)) ??
    allAs(cells, (cell) => rateOfInterval(cell, decimalComma));
  if (rates) {
    // An interval is rounded more than the rate: what stands above replaces what is below.
    found.rates = rates;
    return true;
  }
  if (cells.every((cell) => cell === '' || formWord.test(cell) || ruleLine.test(cell))) return true;
  if (isKeyed(cells, decimalComma)) return true;
  found.names = cells.map((cell) => nameAndUnit(cell, decimalComma));
  return false;
}

/** Names that stand elsewhere above the table than in a line right above it. */
function namesElsewhere(table: Table): readonly NamedColumn[] | undefined {
  const { columnCount, dialect } = table;
  const read = (names: readonly string[]): readonly NamedColumn[] =>
    names.map((name) => nameAndUnit(name, dialect.decimalComma));
  const keyed = keyedNames(table) ?? listedNames(table, columnCount);
  if (keyed) return read(keyed);
  // The first column is the time, or the last one empty.
  const listed = columnCount > 1 ? listedNames(table, columnCount - 1) : undefined;
  if (!listed) return undefined;
  const isEmpty = table.sampleRows.every((row) => Number.isNaN(row[columnCount - 1] ?? NaN));
  return read(isEmpty ? [...listed, ''] : ['', ...listed]);
}

/** What the lines right above the table say of its columns, with empty names where none names them. */
export function statedColumns(table: Table): readonly NamedColumn[] {
  const lines = table.preamble.filter((line) => line.trim() !== '');
  const { decimalComma } = table.dialect;
  const found: Found = {};
  const rows = lines
    .slice(-mostLines)
    .reverse()
    .map((line) => {
      const usable = !isStatement(line) && (table.columnCount > 1 || !remarkMark.test(line));
      return usable ? cellsFor(table, line) : undefined;
    });
  for (const [index, cells] of rows.entries()) {
    if (!cells) break;
    if (takeLine(found, cells, rows[index + 1], decimalComma)) continue;
    const units = found.units ?? unitsAbove(rows[index + 1]);
    if (units) found.units = units;
    break;
  }
  // Cells that could be units, with no names above them, are names: `m`, `N`, `A`.
  const elsewhere = found.names ? undefined : namesElsewhere(table);
  const { names = elsewhere ?? found.units?.map((cell) => nameAndUnit(cell)), units, rates } = found;
  const areNames = found.names === undefined && elsewhere === undefined;
  const byKey = { units: keyedUnits(table), rates: keyedRates(table) };
  const areKeyed = byKey.units !== undefined || byKey.rates !== undefined;
  return Array.from({ length: table.columnCount }, (_, column) => {
    const named = names?.[column] ?? { name: '', unit: '' };
    // Above the keys of such lines stands a word for what follows them, and no name of the first column.
    const isOfKeys =
      column === 0 && areKeyed && /^(?:name|channel|label|sensor|signal|column)s?$/iu.test(named.name);
    const unit = (areNames ? undefined : units?.[column]) || named.unit || (byKey.units?.[column] ?? '');
    const samplingRate = rates?.[column] ?? named.samplingRate ?? byKey.rates?.[column];
    return {
      name: isOfKeys ? '' : named.name,
      unit,
      ...(samplingRate === undefined ? {} : { samplingRate }),
    };
  });
}

/** What is odd about the lines above a table: names that can't be given to its columns. */
export function namesDoubt(table: Table): readonly string[] {
  const line = table.preamble.findLast((one) => one.trim() !== '') ?? '';
  if (table.columnCount < 2 || isStatement(line) || cellsFor(table, line)) return [];
  const cells = headerCells(line.replace(remarkMark, ''), table).filter((cell) => cell !== '');
  if (cells.length < 2 || !cells.every((cell) => /\p{L}/u.test(cell))) return [];
  return [
    `The line above the numbers has ${cells.length} names for ${table.columnCount} columns ("${line.trim().slice(0, 60)}"): no column is named by it, and what each measures is not known.`,
  ];
}
