/** What the bench is asked for on its command line. */
import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly asJson: boolean;
  readonly isQuick: boolean;
  /** Only say what there is. */
  readonly isList: boolean;
  /** Names of parts; all where it is empty. */
  readonly only: readonly string[];
  /** Where the engine's runs are kept; undefined for the usual place. */
  readonly out: string | undefined;
}

/** @throws Error with a sentence for an option or a part that there is not. */
export function readOptions(args: readonly string[], names: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
    },
  });
  const only = values.only.flatMap((list) => list.split(',')).map((name) => name.trim());
  for (const name of only) {
    if (!names.includes(name)) {
      throw new Error(`The bench has no part "${name}"; it has ${names.join(', ')}.`);
    }
  }
  return { asJson: values.json, isQuick: values.quick, isList: values.list, only, out: values.out };
}
