/** What `npm run evaluate -- …` can be asked for. */
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import type { SeedSet } from './seeds';

export interface Options {
  readonly seeds: SeedSet;
  /** Recordings of each scenario, and of each of the silence traps. */
  readonly perScenario: number;
  readonly perSilenceTrap: number;
  /** Recordings of each class on the noise of real recordings. */
  readonly hybrids: number;
  /** Recordings of each scenario that are looked at in other forms too. */
  readonly variants: number;
  /** Scenarios to run; all where empty. */
  readonly only: readonly string[];
  /** Where results.json, EVALUATION.md and plots/ go. */
  readonly out: string;
  /** Keep every recording and the engine's answer under out/recordings. */
  readonly keep: boolean;
  /** The command line under test. */
  readonly cli: string;
  /** A study's parameter file for it. */
  readonly parameters?: string;
  readonly jobs: number;
  readonly realData: boolean;
  /** Nothing is run: the page is made anew from what `out` holds and from the last bench. */
  readonly pageOnly: boolean;
}

const here = import.meta.dirname;

export const usage = `npm run evaluate -- [options]
  --quick             4 recordings of each scenario, 8 of each silence trap, no real recordings
  --only NAME         only this scenario; may be repeated
  --seeds SET         tuning, or evaluation (default)
  --each N            recordings of each scenario (default 20)
  --traps N           recordings of each silence trap (default 100)
  --hybrids N         recordings of each class on the noise of ../shared/data (default 4; 1 with --quick)
  --variants N        recordings of each scenario that are given in other forms, too (default 1; 0 with --quick, --only)
                      0 hybrids or variants: none; 0 silence traps: as many as of any other scenario
  --out FOLDER        default: test/evaluation for the whole evaluation, a temporary folder for anything less
  --keep              keep the recordings and the engine's answers in FOLDER/recordings
  --jobs N            processes at a time (default 2)
  --cli FILE          the command line to test (default dist/cli.js)
  --parameters FILE   parameters for it
  --page              run nothing: make the page anew from FOLDER/results.json and the last bench
  --real, --no-real   the recordings of ../shared/data: by default in all but --quick and --only`;

/** @throws Error for an option that does not exist, from node, and for a value that it does not take. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      seeds: { type: 'string' },
      each: { type: 'string' },
      traps: { type: 'string' },
      hybrids: { type: 'string' },
      variants: { type: 'string' },
      out: { type: 'string' },
      keep: { type: 'boolean' },
      jobs: { type: 'string' },
      cli: { type: 'string' },
      parameters: { type: 'string' },
      real: { type: 'boolean' },
      'no-real': { type: 'boolean' },
      page: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return 'help';
  const quick = values.quick === true;
  const only = values.only ?? [];
  const seeds = values.seeds ?? 'evaluation';
  if (seeds !== 'tuning' && seeds !== 'evaluation') {
    throw new Error(`--seeds takes tuning or evaluation, not ${seeds}.`);
  }
  const whole = (
    name: 'each' | 'jobs' | 'traps' | 'hybrids' | 'variants',
    otherwise: number,
    least = 1,
  ): number => wholeNumber(name, values[name], otherwise, least);
  const perScenario = whole('each', quick ? 4 : 20);
  const perSilenceTrap = whole('traps', quick ? 8 : 100, 0);
  const hybrids = values['no-real'] === true ? 0 : whole('hybrids', quick ? 1 : 4, 0);
  const variants = whole('variants', quick || only.length > 0 ? 0 : 1, 0);
  const isWhole =
    seeds === 'evaluation' &&
    only.length === 0 &&
    values.cli === undefined &&
    values.parameters === undefined &&
    perScenario >= 20 &&
    perSilenceTrap >= 75 &&
    hybrids > 0 &&
    variants > 0 &&
    !values['no-real'];
  return {
    seeds,
    perScenario,
    perSilenceTrap,
    hybrids,
    variants,
    only,
    out: path.resolve(values.out ?? (isWhole ? here : path.join(tmpdir(), 'emg-evaluation'))),
    keep: values.keep === true,
    cli: path.resolve(values.cli ?? path.join(here, '../../dist/cli.js')),
    ...(values.parameters === undefined ? {} : { parameters: path.resolve(values.parameters) }),
    jobs: whole('jobs', 2),
    realData: values['no-real'] !== true && (values.real === true || (!quick && only.length === 0)),
    pageOnly: values.page === true,
  };
}

function wholeNumber(name: string, text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`--${name} takes a whole number from ${least} up, not ${text === '' ? 'nothing' : text}.`);
}
