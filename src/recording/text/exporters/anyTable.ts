/**
 * Tables of no program in particular: what the lines right above say of each column, and first rows that are no samples
 * because they state something of each column in numbers.
 */
import { namesDoubt, statedColumns } from '../columnRows';
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

const integer = (value: number): boolean => Number.isNaN(value) || Number.isInteger(value);
/** No rate and no count of samples is smaller. */
const leastStated = 50;

/**
 * True for a row of whole numbers in a table whose values are of another kind: how many rows follow, or rates. All of
 * them are the same, or no column has whole numbers after it; none of the rows after it comes near.
 */
function statesNumbers(row: Float64Array, rest: readonly Float64Array[]): boolean {
  const values = [...row].filter((value) => !Number.isNaN(value));
  if (values.length === 0 || rest.length < fewestRows) return false;
  if (!values.every((value) => value >= leastStated && Number.isInteger(value))) return false;
  const areSame = values.length > 1 && values.every((value) => value === values[0]);
  const isOther = (column: number): boolean => rest.some((one) => !integer(one[column] ?? NaN));
  return (
    isUnlike(row, rest) && (areSame || row.every((value, column) => Number.isNaN(value) || isOther(column)))
  );
}

/** None of the rows after it comes near. */
function isUnlike(row: Float64Array, rest: readonly Float64Array[]): boolean {
  return row.every((value, column) =>
    Number.isNaN(value) ? true : rest.every((one) => !(Math.abs(one[column] ?? 0) > value / 4)),
  );
}

/** How many of the first rows state something and are no samples. */
function statementsOf(table: Table, isNamed: boolean): number {
  let count = 0;
  while (count < mostStatements) {
    const [row, ...rest] = table.sampleRows.slice(count);
    if (!row || !(lacksTime(row, rest) || (isNamed && statesNumbers(row, rest)))) break;
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
export function anyTable(table: Table): StatedTable {
  const columns = statedColumns(table);
  const isNamed = columns.some(({ name }) => name !== '');
  return {
    columns,
    statements: statementsOf(table, isNamed),
    statementsAreTold: true,
    doubts: isNamed ? [] : namesDoubt(table),
    remarksAbove: eventsAbove(table.preamble),
  };
}
