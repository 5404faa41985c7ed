// Runs a folder's mocha suites for `npm test`: node --import tsx runMocha.ts MOCHARC FOLDER [--except FOLDER] [--part K/N],
// those of a folder inside it left out, or only the K-th of every N files. It does what mocha's own command does with that
// .mocharc.json, and counts (mocha's command cannot load a reporter written in TypeScript).
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import CountingReporter from './countingReporter';
import { runMain } from './runMain';

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { except: { type: 'string' }, part: { type: 'string', default: '1/1' } },
  });
  const [configuration, folder] = positionals;
  const [part = NaN, parts = NaN] = values.part.split('/').map(Number);
  if (configuration === undefined || folder === undefined || !(part >= 1 && part <= parts)) {
    throw new Error('Usage: runMocha.ts MOCHARC FOLDER [--except FOLDER] [--part K/N]');
  }
  const { timeout, slow } = JSON.parse(readFileSync(configuration, 'utf8')) as Mocha.MochaOptions;
  const mocha = new Mocha({
    reporter: CountingReporter,
    forbidOnly: true,
    ...(timeout === undefined ? {} : { timeout }),
    ...(slow === undefined ? {} : { slow }),
  });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const isLeftOut = (name: string): boolean =>
    values.except !== undefined && name.startsWith(`${values.except}${sep}`);
  const tests = files.filter((name) => name.endsWith('.test.ts') && !isLeftOut(name)).sort();
  for (const [index, file] of tests.entries()) {
    if (index % parts === part - 1) mocha.addFile(resolve(join(folder, file)));
  }
  await mocha.loadFilesAsync();
  return new Promise((settle) => mocha.run((failures) => settle(Math.min(failures, 1))));
}

runMain(main);
