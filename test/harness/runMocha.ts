// Runs a folder's mocha suites for `npm test`: node --import tsx runMocha.ts MOCHARC FOLDER [EXCEPT …], those of the folders
// EXCEPT inside it left out; or, bundled, a folder of bundled ones. It does what mocha's own command does with that .mocharc.json, and counts (mocha's command
// cannot load a reporter written in TypeScript).
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import Mocha from 'mocha';
import CountingReporter from './countingReporter';
import { runMain } from './runMain';

async function main(): Promise<number> {
  const [configuration, folder, ...except] = process.argv.slice(2);
  if (configuration === undefined || folder === undefined) {
    throw new Error('Usage: runMocha.ts MOCHARC FOLDER [EXCEPT …]');
  }
  const { timeout, slow } = JSON.parse(readFileSync(configuration, 'utf8')) as Mocha.MochaOptions;
  const mocha = new Mocha({
    reporter: CountingReporter,
    forbidOnly: true,
    ...(timeout === undefined ? {} : { timeout }),
    ...(slow === undefined ? {} : { slow }),
  });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const isLeftOut = (name: string): boolean => except.some((each) => name.startsWith(`${each}${sep}`));
  const isTest = (name: string): boolean => name.endsWith('.test.ts') || name.endsWith('.test.mjs');
  for (const file of files.filter((name) => isTest(name) && !isLeftOut(name)).sort()) {
    mocha.addFile(resolve(join(folder, file)));
  }
  await mocha.loadFilesAsync();
  return new Promise((settle) => mocha.run((failures) => settle(Math.min(failures, 1))));
}

runMain(main);
