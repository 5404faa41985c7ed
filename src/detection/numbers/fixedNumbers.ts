/**
 * Numbers that decide and that no study changes: each is declared beside the code that reads it, with its unit, range,
 * meaning and source, and is as much a part of the hash as a parameter (`everyNumber.ts` joins them all).
 */
import { entry, type ParameterEntry, type ParametersOf, type ParameterTable } from './parameterEntry';

/** The declared numbers of one file. */
export interface FixedNumbers<Table extends ParameterTable = ParameterTable> {
  /** What they are listed under, unique over the engine: mostly the file's name. */
  readonly place: string;
  readonly table: Table;
  /** The numbers themselves, by name. */
  readonly values: ParametersOf<Table>;
}

/** Declares the numbers of one file. */
export function fixedNumbers<const Table extends ParameterTable>(
  place: string,
  table: Table,
): FixedNumbers<Table> {
  const values = Object.fromEntries(Object.entries(table).map(([name, { value }]) => [name, value]));
  return { place, table, values: values as ParametersOf<Table> };
}

/** Where a number comes from that no source gives and no reasoning: nobody is to take it for more. */
export const chosen = 'own: chosen by judgement and on simulated recordings (tuning seeds)';

/** A number in one unit: value, [minimum, maximum], meaning, source. */
type Declaration = (
  value: number,
  range: readonly [minimum: number, maximum: number],
  meaning: string,
  source: string,
) => ParameterEntry;

const inUnit =
  (unit: string): Declaration =>
  (value, range, meaning, source) =>
    entry(value, unit, range, meaning, source);

export const ratio = inUnit('');
export const count = inUnit('');
export const seconds = inUnit('s');
export const hertz = inUnit('Hz');
export const perSecond = inUnit('1/s');
export const microvolts = inUnit('µV');
