/**
 * Tables of no program in particular: what the lines right above say of each column, and first rows that are no samples
 * because they state something of each column in numbers.
 */
import { statedColumns } from '../columnRows';
import type { Metadata } from '../metadata';
import { mostStatements, type Table } from '../table';
import { numberIn } from './lines';
import type { StatedRemark, StatedTable } from './statedTable';

const fewestRows = 8;

/** True for a row without a value in its first column where all rows after it have one: it has no time, so it is none. */
function lacksTime(row: Float64Array, rest: readonly Float64Array[]): boolean {
  const has = (one: Float64Array): boolean => !Number.isNaN(one[0] ?? NaN);
  return row.length > 1 && !has(row) && rest.length >= fewestRows && rest.every(has) && rises(rest);
}

function rises(rows: readonly Float64Array[]): boolean {
  return rows.every((row, index) => index === 0 || (row[0] ?? NaN) > (rows[index - 1]?.[0] ?? NaN));
}

/** True for a row with one whole number in all its cells that is how many rows follow, or the rate. */
function statesOneNumber(row: Float64Array, rest: readonly Float64Array[], table: Table, rate?: number): boolean {
  const values = [...row].filter((value) => !Number.isNaN(value));
  const [first] = values;
  if (first === undefined || first < 2 || !values.every((value) => value === first)) return false;
  const counts = table.isWhole && first === rest.length;
  return rest.length >= fewestRows && (counts || first === rate) && isUnlike(row, rest);
}

/** None of the rows after it comes near. */
function isUnlike(row: Float64Array, rest: readonly Float64Array[]): boolean {
  return row.every((value, column) =>
    Number.isNaN(value) ? true : rest.every((one) => !(Math.abs(one[column] ?? 0) > Math.abs(value) / 4)),
  );
}

/** How many of the first rows state something and are no samples. */
function statementsOf(table: Table, rate: number | undefined): number {
  let count = 0;
  while (count < mostStatements) {
    const [row, ...rest] = table.sampleRows.slice(count);
    if (!row || !(lacksTime(row, rest) || statesOneNumber(row, rest, table, rate))) break;
    count += 1;
  }
  return count;
}

/** Qualisys lists events above the rows: `EVENT`, a name, a frame and a time. */
function eventsAbove(lines: readonly string[]): readonly StatedRemark[] {
  return lines.flatMap((line) => {
    const [key, text = '', , time] = line.split('\t').map((cell) => cell.trim());
    const onset = numberIn(time);
    return key === 'EVENT' && text !== '' && onset !== undefined ? [{ text, onsetSeconds: onset }] : [];
  });
}

/** What the lines above any table say of it. */
export function anyTable(table: Table, { samplingRate }: Metadata): StatedTable {
  return {
    columns: statedColumns(table),
    statements: statementsOf(table, samplingRate),
    remarksAbove: eventsAbove(table.preamble),
  };
}
