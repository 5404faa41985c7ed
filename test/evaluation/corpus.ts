/** Runs the corpus: which recordings, in a few processes at a time, each recording's file gone before the next is made. */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Scenario } from '../../src/simulation/scenarios';
import type { CaseRequest } from './caseWorker';
import type { EvaluatedCase } from './evaluatedCase';
import type { Options } from './options';
import { seedsOf } from './seeds';

/** The traps of the target "no contracture in ≥ 300 recordings". */
export const silenceTraps = [
  'rest',
  'focal-miss',
  'lead-off',
  'no-mechanical-channel',
  'rest-passive-force',
  'force-of-unseen-muscle',
] as const;

/** Of recordings of minutes so many times fewer are drawn. */
const longPart = 4;

/** One recording to be made. */
export type CaseName = Pick<CaseRequest, 'scenario' | 'seed' | 'background' | 'inOtherForms'>;

/** A scenario as the plan needs it. */
type Planned = Pick<Scenario, 'name' | 'kind'>;

/**
 * The recordings of a run, in order, the first of each scenario in other forms too; after all others the hybrids, of the classes only, on one background after the other.
 * @throws Error for a scenario that does not exist.
 */
export function planCorpus(
  scenarios: readonly Planned[],
  {
    only,
    seeds,
    perScenario,
    perSilenceTrap,
    hybrids,
    variants,
  }: Pick<Options, 'only' | 'seeds' | 'perScenario' | 'perSilenceTrap' | 'hybrids' | 'variants'>,
  backgrounds: readonly string[],
): CaseName[] {
  const names = scenarios.map(({ name }) => name);
  const strange = only.find((name) => !names.includes(name));
  if (strange !== undefined) {
    throw new Error(`There is no scenario ${strange}. There are: ${names.join(', ')}.`);
  }
  const chosen = scenarios.filter(({ name }) => only.length === 0 || only.includes(name));
  const simulated = chosen.flatMap(({ name, kind }) => {
    const isLong = kind === 'examination';
    const isSilenceTrap = (silenceTraps as readonly string[]).includes(name);
    const usual = isLong ? Math.ceil(perScenario / longPart) : perScenario;
    const count = isSilenceTrap ? Math.max(perSilenceTrap, perScenario) : usual;
    return seedsOf(seeds, count).map((seed, i) => ({
      scenario: name,
      seed,
      ...(i < variants && !isLong ? { inOtherForms: true } : {}),
    }));
  });
  const classes = chosen.filter(({ kind }) => kind === 'class');
  const onReal = classes.flatMap(({ name }, index) =>
    seedsOf(seeds, hybrids).flatMap((seed, i) => {
      const background = backgrounds[(index + i) % backgrounds.length];
      return background === undefined ? [] : [{ scenario: name, seed, background }];
    }),
  );
  return [...simulated, ...onReal];
}

/** Evaluates every case; the answer is in the plan's order. @throws Error where a recording can't even be made. */
export async function runCorpus(
  plan: readonly CaseName[],
  options: Options,
  report: (done: number, latest: EvaluatedCase) => void,
): Promise<EvaluatedCase[]> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'emg-corpus-'));
  const results: EvaluatedCase[] = [];
  let next = 0;
  let done = 0;
  const work = async (worker: number): Promise<void> => {
    const { keep, cli, parameters } = options;
    const folder = keep ? path.join(options.out, 'recordings') : path.join(temporary, String(worker));
    const setting = { folder, cli, keep, ...(parameters === undefined ? {} : { parameters }) };
    await withWorker(async (ask) => {
      for (let index = next++; index < plan.length; index = next++) {
        const result = await ask({ ...plan[index]!, setting });
        results[index] = result;
        report(++done, result);
      }
    });
  };
  try {
    await Promise.all(Array.from({ length: options.jobs }, (_, worker) => work(worker)));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return results;
}

type Ask = (request: CaseRequest) => Promise<EvaluatedCase>;

/** Lends a process of its own to `use`, and ends it after. */
async function withWorker(use: (ask: Ask) => Promise<void>): Promise<void> {
  const child = fork(path.join(import.meta.dirname, 'caseWorker.ts'), { execArgv: ['--import', 'tsx'] });
  const ask: Ask = (request) =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`A worker ended (${String(code)}).`));
      child.once('exit', ended);
      child.once('message', (answer: { evaluated: EvaluatedCase } | { failure: string }) => {
        child.off('exit', ended);
        if ('failure' in answer) reject(new Error(answer.failure));
        else resolve(answer.evaluated);
      });
      child.send(request);
    });
  try {
    await use(ask);
  } finally {
    child.kill();
  }
}
