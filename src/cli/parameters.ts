/** `emg-labels parameters`: every number the engine decides by, for a study that wants to pin some of them. */
import type { ParameterEntry } from '../detection/parameterEntry';
import { parameterTable } from '../detection/parameters';
import { UsageError, type Command } from './command';

interface Row extends ParameterEntry {
  readonly name: string;
}

function asJson(rows: readonly Row[]): object {
  return rows.map(({ name, value, unit, minimum, maximum, meaning, source }) => ({
    name,
    default: value,
    unit,
    minimum,
    maximum,
    meaning,
    source,
  }));
}

function withUnit(text: string, unit: string): string {
  return unit === '' ? text : `${text} ${unit}`;
}

function asLines(rows: readonly Row[]): readonly string[] {
  const cells = rows.map(({ name, value, unit, minimum, maximum, meaning, source }) => [
    name,
    withUnit(String(value), unit),
    withUnit(`${minimum} to ${maximum}`, unit),
    `${meaning} [${source}]`,
  ]);
  const table = [['NAME', 'DEFAULT', 'RANGE', 'MEANING [SOURCE]'], ...cells];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

export const parameters: Command = {
  name: 'parameters',
  summary: 'every number the engine decides by: default, unit, range, meaning, source',
  help: `emg-labels parameters [--json]

Lists the detection engine's parameters. Those that a study changes go into a JSON file, such as {"on": 8}, for
"emg-labels detect --parameters FILE" and for the setting emg.detection.parametersFile.

  --json              as a JSON array: name, default, unit, minimum, maximum, meaning, source`,
  options: { json: { type: 'boolean' } },
  run: async ({ positionals, flag, streams }) => {
    if (positionals.length > 0) {
      throw new UsageError(`emg-labels parameters takes no file: what is "${positionals.join(' ')}"?`);
    }
    const rows = Object.entries<ParameterEntry>(parameterTable).map(([name, entry]) => ({ name, ...entry }));
    if (flag('json')) await streams.json(asJson(rows));
    else await streams.lines(asLines(rows));
    return 0;
  },
};
