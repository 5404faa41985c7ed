// Mocha's spec report, and beside it the counts in a file, so that several suites can be summed up. A suite that dies
// half way writes no file, which is how the sum notices.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';

/** The environment variable that names the file for the counts. */
export const countsVariable = 'EMG_LABELS_COUNTS';

/** What a finished suite leaves in its counts file. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Full titles of what failed, each with the first line of its reason. */
  readonly failures: readonly string[];
}

/** One line that says what failed and why: a report of which only the end is kept still tells it. */
function failureLine(test: Mocha.Test): string {
  const { err } = test;
  const reason = err?.message.split('\n', 1)[0] ?? '';
  const place = /\(?[^\s(]*[/\\]test[/\\]([^\s()]+:\d+):\d+/u.exec(err?.stack ?? '')?.[1];
  return `${test.fullTitle()} — ${reason.slice(0, 300)}${place === undefined ? '' : ` (${place})`}`;
}

class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env[countsVariable];
    if (file === undefined) return;
    runner.once('end', () => {
      const counts: Counts = {
        passed: this.stats.passes,
        failed: this.stats.failures,
        skipped: this.stats.pending,
        failures: this.failures.map(failureLine),
      };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(counts));
    });
  }
}

export default CountingReporter;
