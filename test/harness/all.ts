// `npm test`: builds once, runs the suites one after the other, and ends with one plain line: N passed, N failed.
// A suite that dies without leaving its counts is one failure, said in a sentence.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countsVariable, type Counts } from './countingReporter';
import { outFolder, projectRoot } from './paths';

interface Suite {
  readonly name: string;
  /** Arguments to node. */
  readonly command: readonly string[];
}

const tsx = ['--import', 'tsx'];
const mocha = [...tsx, 'test/harness/runMocha.ts'];

const suites: readonly Suite[] = [
  { name: 'unit', command: [...mocha, 'test/unit/.mocharc.json', 'test/unit'] },
  { name: 'host', command: [...tsx, 'test/harness/runHost.ts'] },
  { name: 'ui', command: [...mocha, 'test/ui/.mocharc.json', 'test/ui'] },
];

function run(command: readonly string[], environment: Readonly<Record<string, string>>): number {
  const result = spawnSync(process.execPath, command, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return result.status ?? 1;
}

function readCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return undefined; // the suite died before it wrote them
  }
}

/** Runs one suite; what it could not count itself becomes a failure with a name. */
function countsOf(suite: Suite): Counts {
  const file = join(outFolder, 'counts', `${suite.name}.json`);
  rmSync(file, { force: true });
  console.log(`\n== ${suite.name} ==`);
  const code = run(suite.command, { [countsVariable]: file });
  const counts = readCounts(file);
  const died = `The ${suite.name} suite ended with code ${code} and no test of it was counted.`;
  if (counts === undefined) return { passed: 0, failed: 1, skipped: 0, failures: [died] };
  if (counts.passed + counts.failed === 0 || (code !== 0 && counts.failed === 0)) {
    const said = `The ${suite.name} suite ended with code ${code} after ${counts.passed} tests passed and none failed.`;
    return { ...counts, failed: counts.failed + 1, failures: [...counts.failures, said] };
  }
  return counts;
}

function main(): number {
  if (run(['esbuild.config.mjs'], {}) !== 0) {
    console.log('The build failed, so no test ran.\n0 passed, 1 failed');
    return 1;
  }
  const all = suites.map((suite) => ({ suite, counts: countsOf(suite) }));
  const sum = (key: 'passed' | 'failed' | 'skipped'): number =>
    all.reduce((total, { counts }) => total + counts[key], 0);
  console.log('');
  for (const { suite, counts } of all) {
    for (const failure of counts.failures) console.log(`FAILED (${suite.name}): ${failure}`);
  }
  const skipped = sum('skipped');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return sum('failed') === 0 ? 0 : 1;
}

process.exitCode = main();
