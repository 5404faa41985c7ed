// Runs mocha inside the extension host. VS Code (or the adapter) calls run() and takes a rejection for failure.
// A suite sees the extension as a user's VS Code does: import nothing with state from src, it would be a second copy.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import CountingReporter from '../harness/countingReporter';
import { firstLine } from '../harness/firstLine';

/** Runs every bundled *.test.js beside this file; EMG_LABELS_GREP narrows it down by title. */
export function run(): Promise<void> {
  const grep = process.env['EMG_LABELS_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    color: false,
    reporter: CountingReporter,
    forbidOnly: process.env['CI'] !== undefined,
    ...(grep === undefined ? {} : { grep }),
  });
  const suites = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of suites.filter((name) => name.endsWith('.test.js')).sort()) {
    mocha.addFile(join(__dirname, file));
  }
  console.log(firstLine);
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} of the tests in the extension host failed.`));
    });
  });
}
