/**
 * Text in which commas divide the columns and are decimal signs as well: `0,001,0,8415` is 0.001 and 0.8415. Programs
 * write it that put commas between whatever they print, on a computer whose numbers have decimal commas. Cell by cell it
 * reads as a table of whole numbers, twice as wide as its names.
 */
import { decodeText } from './textBytes';
import type { HeadLine } from './headLines';

/** What commas are for: to divide columns (or nothing), every second one to divide, or it can't be told which. */
export type CommaUse = 'divide' | 'alternate' | 'unclear';

/** So many rows tell it. */
const mostRows = 512;
const fewestRows = 2;
/** As for any table, the others are damaged. */
const leastShareOfRows = 0.8;
/** Fewer rows with a cell such as `041` are a slip. */
const fewestEvident = 3;
const longestLine = 65_536;

/** No program writes a whole number so: it stood behind a decimal comma. */
const decimals = /^0\d+$/u;
const fraction = /^\d+(?:e[+-]?\d{1,3})?$/iu;
const whole = /^[+-]?(?:0|[1-9]\d*)$/u;
const withPoint = /^[+-]?\d*\.\d+(?:e[+-]?\d+)?$/iu;
const anyNumber = /^[+-]?\d/u;
/** Where one of these stands in a row, commas aren't both: another divider, a blank in a number, or a point. */
const otherDivider = /[\t;|"]|\d +[+-]?\d/u;

interface CommaTable {
  /** Cells of the line above the rows, where that holds words; absent where there is none. */
  readonly names?: number;
  readonly rows: readonly (readonly string[])[];
}

/** The rows that may have commas for both; undefined where too many show that they haven't. */
function commaTable(units: Uint8Array, lines: readonly HeadLine[]): CommaTable | undefined {
  const rows: string[][] = [];
  let names: number | undefined;
  let others = 0;
  for (const { start, end, comment } of lines) {
    if (comment || end - start > longestLine) continue;
    const text = decodeText(units.slice(start, end), 'eight-bit');
    const cells = text.split(',').map((cell) => cell.trim());
    const numbers = cells.filter((cell) => anyNumber.test(cell)).length;
    if (numbers >= 2 && 2 * numbers >= cells.length) {
      if (otherDivider.test(text) || cells.some((cell) => withPoint.test(cell))) others += 1;
      else rows.push(cells);
      if (rows.length === mostRows || others > (1 - leastShareOfRows) * mostRows) break;
    } else if (rows.length + others === 0) names = numbers === 0 ? cells.length : undefined;
  }
  if (rows.length < fewestRows || rows.length < leastShareOfRows * (rows.length + others)) return undefined;
  return { rows, ...(names === undefined ? {} : { names }) };
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** What the commas are for in the rows at a file's head. */
export function commaUse(units: Uint8Array, lines: readonly HeadLine[]): CommaUse {
  const table = commaTable(units, lines);
  if (!table) return 'divide';
  const { names, rows } = table;
  const width = usualWidth(rows);
  if (names === width) return 'divide';
  const isEvident =
    rows.filter((cells) => cells.slice(1).some((cell) => decimals.test(cell))).length >= fewestEvident;
  const areNumbers = (cells: readonly string[]): boolean =>
    cells.length === width && cells.every((cell, index) => (index % 2 === 0 ? whole : fraction).test(cell));
  const inPairs = width % 2 === 0 && rows.filter(areNumbers).length >= leastShareOfRows * rows.length;
  if (inPairs && (names === undefined ? isEvident : 2 * names === width)) return 'alternate';
  return isEvident && names !== undefined && names < width && width <= 2 * names ? 'unclear' : 'divide';
}
