/**
 * `npm run fuzz`: attacks every promise in the registry with inputs made at random, and says how each went.
 * Every failure is printed with how to run it again, and its input is written to test/fuzz/corpus/found.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMain } from '../harness/runMain';
import { foundFolder, readCase, writeCase } from './caseFolder';
import { caseRandom } from './caseRandom';
import { fuzzTargets } from './registry';
import { runCase } from './runCase';
import { runTarget, type FoundFault, type Tally } from './runTarget';
import { tallyLines } from './tallyLines';
import type { FuzzTarget } from './target';

const usage = `npm run fuzz -- [--seed N] [--only TARGET] [--count N | --minutes M | --case K] [--replay FOLDER]
  --seed     default: a new one each time, printed first
  --only     one of ${fuzzTargets.map(({ name }) => name).join(', ')}
  --count    so many cases of each target instead of its own number
  --minutes  as many cases as there is time for
  --case     one case, by its number (with --only and --seed)
  --replay   a folder of the corpus, or of corpus/found, once more`;

/** Of faults that read alike, so many are shown and kept. */
const mostAlike = 3;

interface Options {
  readonly seed: number;
  readonly targets: readonly FuzzTarget[];
  readonly count?: number;
  readonly minutes?: number;
  readonly single?: number;
  readonly replay?: string;
}

function numberOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value >= 0)) throw new Error(`--${name} takes a number, not "${text}".\n${usage}`);
  return value;
}

function readOptions(): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { seed: text, only: text, count: text, minutes: text, case: text, replay: text },
  });
  const targets = fuzzTargets.filter(({ name }) => values.only === undefined || values.only === name);
  if (targets.length === 0) throw new Error(`There is no target "${values.only ?? ''}".\n${usage}`);
  const count = numberOption('count', values.count);
  const minutes = numberOption('minutes', values.minutes);
  const single = numberOption('case', values.case);
  return {
    seed: numberOption('seed', values.seed) ?? Date.now() % 1_000_000,
    targets,
    ...(count !== undefined && { count }),
    ...(minutes !== undefined && { minutes }),
    ...(single !== undefined && { single }),
    ...(values.replay !== undefined && { replay: values.replay }),
  };
}

/** The first line of a message without its numbers and quotations: faults of one cause read alike by it. */
function signature({ kind, fault, message }: FoundFault): string {
  const [line = ''] = message.split('\n');
  return `${kind} ${fault} ${line.replace(/"[^"]*"|-?\d[\d.e+-]*/gu, '#')}`;
}

/** Prints and keeps the first few faults of each signature. */
function reporter(target: FuzzTarget, seed: number): (fault: FoundFault) => void {
  const seen = new Map<string, number>();
  return (fault) => {
    const key = signature(fault);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (times > mostAlike) return;
    const folder = join(foundFolder, `${target.name}-${seed}-${fault.number}`);
    const input = target.make(caseRandom(seed, target.name, fault.number));
    writeCase(folder, target.name, input, `${fault.fault}: ${fault.message.split('\n')[0] ?? ''}`);
    console.log(
      `FOUND ${fault.fault} (${input.kind}): ${fault.message.split('\n').slice(0, 4).join('\n  ')}\n` +
        `  again: npm run fuzz -- --only ${target.name} --seed ${seed} --case ${fault.number}`,
    );
  };
}

async function runAll({ targets, seed, count, minutes, single }: Options): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const target of targets) {
    console.log(`\n${target.name}: ${target.promise}`);
    const tally = await runTarget(target, {
      seed,
      first: single ?? 0,
      count: single !== undefined ? 1 : (count ?? (minutes === undefined ? target.cases : Infinity)),
      ...(minutes !== undefined && { mostSeconds: (60 * minutes) / targets.length }),
      found: reporter(target, seed),
    });
    console.log(tallyLines(tally).join('\n'));
    tallies.push(tally);
  }
  return tallies;
}

async function replay(folder: string): Promise<number> {
  const { target: name, input, why } = readCase(folder);
  const target = fuzzTargets.find((each) => each.name === name);
  if (!target) throw new Error(`There is no target "${name}", which ${folder} names.`);
  console.log(`${folder} (${why})`);
  const { outcome, fault } = await runCase(target, input);
  console.log(fault ? `${fault.fault}: ${fault.message}` : outcome);
  return fault ? 1 : 0;
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options.replay !== undefined) return replay(options.replay);
  console.log(`seed ${options.seed}`);
  const started = Date.now();
  const tallies = await runAll(options);
  const faults = tallies.reduce((sum, { faults: found }) => sum + found.length, 0);
  const cases = tallies.reduce((sum, tally) => sum + tally.cases, 0);
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(`\n${cases} cases in ${minutes} min, ${faults} faults (seed ${options.seed})`);
  return faults === 0 ? 0 : 1;
}

runMain(main);
