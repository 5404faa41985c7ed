/** `emg-labels parameters`: every number the engine decides by, for a study that wants to pin some of them. */
import { type DeclaredNumber, everyNumber } from '../detection/everyNumber';
import { UsageError, type Command } from './command';

function asJson(numbers: readonly DeclaredNumber[]): object {
  return numbers.map(({ name, value, unit, minimum, maximum, meaning, source, changeable }) => ({
    name,
    default: value,
    unit,
    minimum,
    maximum,
    meaning,
    source,
    changeable,
  }));
}

function withUnit(text: string, unit: string): string {
  return unit === '' ? text : `${text} ${unit}`;
}

/** What a study may change, then the rest, in columns that stand below each other. */
function asLines(numbers: readonly DeclaredNumber[]): readonly string[] {
  const rowsOf = (isChangeable: boolean): readonly string[][] =>
    numbers
      .filter(({ changeable }) => changeable === isChangeable)
      .map(({ name, value, unit, minimum, maximum, meaning, source }) => [
        name,
        withUnit(String(value), unit),
        withUnit(`${minimum} to ${maximum}`, unit),
        `${meaning} [${source}]`,
      ]);
  const changeable = [['NAME', 'DEFAULT', 'RANGE', 'MEANING [SOURCE]'], ...rowsOf(true)];
  const fixed = [['NAME', 'VALUE', 'RANGE', 'MEANING [SOURCE]'], ...rowsOf(false)];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...[...changeable, ...fixed].map((row) => row[column]?.length ?? 0)),
  );
  const lined = (table: readonly string[][]): readonly string[] =>
    table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [...lined(changeable), '', fixedHeading, '', ...lined(fixed)];
}

const fixedHeading = "Fixed with the engine's version, in the hash of each proposal, changed by no study:";

export const parameters: Command = {
  name: 'parameters',
  summary: 'every number the engine decides by: default, unit, range, meaning, source',
  help: `emg-labels parameters [--json]

Lists every number that the detection engine decides by. First those that a study may change: they go into a JSON file,
such as {"on": 8}, for "emg-labels detect --parameters FILE" and for the setting emg.detection.parametersFile. Then
those that are fixed with the engine's version, such as widths and weights of the criteria: a parameter file that names
one is refused. The hash that each proposal carries is of all of them.

  --json              as a JSON array: name, default, unit, minimum, maximum, meaning, source, changeable`,
  options: { json: { type: 'boolean' } },
  run: async ({ positionals, flag, streams }) => {
    if (positionals.length > 0) {
      throw new UsageError(`emg-labels parameters takes no file: what is "${positionals.join(' ')}"?`);
    }
    if (flag('json')) await streams.json(asJson(everyNumber()));
    else await streams.lines(asLines(everyNumber()));
    return 0;
  },
};
