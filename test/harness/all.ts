// `npm test`: builds once, runs the suites, and ends with one plain line: N passed, N failed. Three lanes run side by side,
// since those with a VS Code wait more than they compute; one that is through helps with the unit tests, so that no core
// waits for them alone at the end. Each line says which suite it is of. A suite that dies without leaving its counts is one
// failure, said in a sentence.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleUnitTests, type UnitBundles } from './bundleUnitTests';
import { countsVariable, type Counts } from './countingReporter';
import { outFolder, projectRoot } from './paths';

interface Suite {
  readonly name: string;
  /** Which of several processes of the suite it is. */
  readonly part?: string;
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

/**
 * Folders of unit tests that get a process of their own. In one process for all, the simulator's tests come last, and took
 * four times the CPU time that they take alone. The shorter ones are last: they are what is left to be shared at the end.
 */
const unitFolders = ['detection', 'recording', 'simulation', 'labels'];

function unitSuites({ runner, tests }: UnitBundles): Suite[] {
  const suite = (part: string, folder: string, ...except: string[]): Suite => ({
    name: 'unit',
    part,
    command: [roomy, '--enable-source-maps', runner, 'test/unit/.mocharc.json', folder, ...except],
    givesWay: true,
  });
  return [
    suite('others', tests, ...unitFolders),
    ...unitFolders.map((folder) => suite(folder, join(tests, folder))),
  ];
}

/** What runs side by side, each lane's own suites one after the other; the first one has the unit tests alone. */
const lanes: readonly (readonly Suite[])[] = [
  [],
  [
    { name: 'host', command: [...tsx, 'test/harness/runHost.ts'] },
    { name: 'page', command: [...mocha, 'test/ui/.mocharc.json', 'test/ui/page'] },
  ],
  [{ name: 'ui', command: [...mocha, 'test/ui/.mocharc.json', 'test/ui', 'page'] }],
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

function titleOf({ name, part }: Suite): string {
  return part === undefined ? name : `${name}-${part}`;
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
  const title = titleOf(suite);
  const file = join(outFolder, 'counts', `${title}.json`);
  rmSync(file, { force: true });
  const began = performance.now();
  const code = await run(suite, { [countsVariable]: file });
  console.log(`${suite.name} | ${title} took ${Math.round((performance.now() - began) / 1000)} s`);
  const counts = readCounts(file);
  const died = `The ${title} suite ended with code ${code} and no test of it was counted.`;
  if (counts === undefined) return { passed: 0, failed: 1, skipped: 0, failures: [died] };
  if (counts.passed + counts.failed === 0 || (code !== 0 && counts.failed === 0)) {
    const said = `The ${title} suite ended with code ${code} after ${counts.passed} tests passed and none failed.`;
    return { ...counts, failed: counts.failed + 1, failures: [...counts.failures, said] };
  }
  return counts;
}

/** Runs a lane's own suites in turn, then those of `shared` that no lane has begun. */
async function countsIn(own: readonly Suite[], shared: Suite[]): Promise<{ suite: Suite; counts: Counts }[]> {
  const counted: { suite: Suite; counts: Counts }[] = [];
  for (const suite of own) counted.push({ suite, counts: await countsOf(suite) });
  for (let suite = shared.shift(); suite !== undefined; suite = shared.shift()) {
    counted.push({ suite, counts: await countsOf(suite) });
  }
  return counted;
}

/** Bundles what ships and the unit tests; undefined where it can't be done, which esbuild has said by then. */
async function built(): Promise<UnitBundles | undefined> {
  if ((await run({ name: 'build', command: ['esbuild.config.mjs'] }, {})) !== 0) return undefined;
  try {
    return await bundleUnitTests();
  } catch (error) {
    console.log(`build | ${String(error)}`);
    return undefined;
  }
}

async function main(): Promise<number> {
  const bundles = await built();
  if (bundles === undefined) {
    console.log('The build failed, so no test ran.\n0 passed, 1 failed');
    return 1;
  }
  const shared = unitSuites(bundles);
  const all = (await Promise.all(lanes.map((own) => countsIn(own, shared)))).flat();
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
