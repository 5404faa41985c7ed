// `npm test`: builds once, runs the suites, and ends with one plain line: N passed, N failed. Two lanes run side by side,
// since those with a VS Code wait more than they compute; each line says which suite it is of. A suite that dies without
// leaving its counts is one failure, said in a sentence.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { countsVariable, type Counts } from './countingReporter';
import { outFolder, projectRoot } from './paths';

interface Suite {
  readonly name: string;
  /** Arguments to node. */
  readonly command: readonly string[];
  /** Only computes, and gives way to whoever waits for an answer of VS Code's. */
  readonly givesWay?: boolean;
}

/** Less than normal, and far from none. */
const mildlyNice = 5;

const tsx = ['--import', 'tsx'];
/** MB for what is young: with the default much that dies soon is copied first, a tenth of the time of these tests. */
const roomy = '--max-semi-space-size=64';
const mocha = [...tsx, 'test/harness/runMocha.ts'];

/** What runs side by side; in a lane one suite follows the other. The two lanes take about the same time. */
const lanes: readonly (readonly Suite[])[] = [
  [
    { name: 'unit', command: [roomy, ...mocha, 'test/unit/.mocharc.json', 'test/unit'], givesWay: true },
    { name: 'page', command: [...mocha, 'test/ui/.mocharc.json', 'test/ui/page'] },
  ],
  [
    { name: 'host', command: [...tsx, 'test/harness/runHost.ts'] },
    { name: 'ui', command: [...mocha, 'test/ui/.mocharc.json', 'test/ui', 'page'] },
  ],
];

/** Runs node; each line that it prints is printed behind the suite's name. */
function run(
  { name, command, givesWay = false }: Suite,
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const child = spawn(process.execPath, command, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  if (givesWay && child.pid !== undefined) setPriority(child.pid, mildlyNice);
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => console.log(`${name} | ${line}`));
  }
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', (code) => settle(code ?? 1));
  });
}

function readCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return undefined; // the suite died before it wrote them
  }
}

/** Runs one suite; what it could not count itself becomes a failure with a name. */
async function countsOf(suite: Suite): Promise<Counts> {
  const file = join(outFolder, 'counts', `${suite.name}.json`);
  rmSync(file, { force: true });
  const began = performance.now();
  const code = await run(suite, { [countsVariable]: file });
  console.log(`${suite.name} | took ${Math.round((performance.now() - began) / 1000)} s`);
  const counts = readCounts(file);
  const died = `The ${suite.name} suite ended with code ${code} and no test of it was counted.`;
  if (counts === undefined) return { passed: 0, failed: 1, skipped: 0, failures: [died] };
  if (counts.passed + counts.failed === 0 || (code !== 0 && counts.failed === 0)) {
    const said = `The ${suite.name} suite ended with code ${code} after ${counts.passed} tests passed and none failed.`;
    return { ...counts, failed: counts.failed + 1, failures: [...counts.failures, said] };
  }
  return counts;
}

/** Runs a lane's suites in turn. */
async function countsIn(lane: readonly Suite[]): Promise<{ suite: Suite; counts: Counts }[]> {
  const counted: { suite: Suite; counts: Counts }[] = [];
  for (const suite of lane) counted.push({ suite, counts: await countsOf(suite) });
  return counted;
}

async function main(): Promise<number> {
  if ((await run({ name: 'build', command: ['esbuild.config.mjs'] }, {})) !== 0) {
    console.log('The build failed, so no test ran.\n0 passed, 1 failed');
    return 1;
  }
  const all = (await Promise.all(lanes.map(countsIn))).flat();
  const sum = (key: 'passed' | 'failed' | 'skipped'): number =>
    all.reduce((total, { counts }) => total + counts[key], 0);
  console.log('');
  for (const { suite, counts } of all) {
    for (const failure of counts.failures) console.log(`FAILED (${suite.name}): ${failure}`);
  }
  if (sum('skipped') > 0) console.log(`Skipped, each with its reason above: ${sum('skipped')}`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

main().then(
  // Not by `process.exit`, which would cut off what is still on its way to a pipe.
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.log(`${String(error)}\n0 passed, 1 failed`);
    process.exitCode = 1;
  },
);
