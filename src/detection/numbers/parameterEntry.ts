/**
 * What every entry of the engine's parameter table says: default, unit, range, meaning and source. Each room of the
 * engine keeps the entries it reads; `parameters.ts` joins them into the one table.
 */

/** One parameter's entry in the table. */
export interface ParameterEntry {
  /** The default. */
  readonly value: number;
  /** `s`, `Hz`, `µV`, `1/s`, or `` for a ratio or a count. */
  readonly unit: string;
  readonly minimum: number;
  readonly maximum: number;
  /** What it does, without a full stop. */
  readonly meaning: string;
  /** Section of DETECTION.md, or our own reasoning (`own: …`). */
  readonly source: string;
}

/** A table of parameters; its keys are their names, unique over the whole engine. */
export type ParameterTable = Readonly<Record<string, ParameterEntry>>;

/** The values of a table's parameters, each in the unit of its entry. */
export type ParametersOf<Table extends ParameterTable> = Readonly<Record<keyof Table & string, number>>;

/** An entry in one call: value, unit, [minimum, maximum], meaning, source. */
export function entry(
  value: number,
  unit: string,
  [minimum, maximum]: readonly [number, number],
  meaning: string,
  source: string,
): ParameterEntry {
  return { value, unit, minimum, maximum, meaning, source };
}

/** The names of one table's parameters. */
type NamesIn<Table> = Table extends unknown ? keyof Table & string : never;

/** The names of the parameters of some tables: what a product that reads them says it reads. */
export function namesOf<Tables extends readonly ParameterTable[]>(
  ...tables: Tables
): readonly NamesIn<Tables[number]>[] {
  return tables.flatMap((table) => Object.keys(table)) as NamesIn<Tables[number]>[]; // keys of these very tables
}
