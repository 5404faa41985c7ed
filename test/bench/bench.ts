/**
 * `npm run bench`: every figure of the table in issue 12, measured one after the other beside what it is compared with. A table, or
 * with `--json` one object on stdout and nothing else; `--only NAME`, `--list`, and `--quick`, which only shows that it works.
 * Apart from the tests: a loaded machine must fail none. The engine's runs go to results.json beside this file (`--out FILE`).
 */
import { cpus } from 'node:os';
import * as path from 'node:path';
import { LeftOut, type Effort, type Figure } from './figure';
import { readOptions, type BenchOptions } from './options';
import { parts } from './parts';
import { reportText, type Report, type Unmeasured } from './report';

async function measureAll(options: BenchOptions): Promise<Report> {
  const figures: Figure[] = [];
  const leftOut: Unmeasured[] = [];
  const failed: Unmeasured[] = [];
  const usual = options.isQuick ? undefined : path.join(import.meta.dirname, 'results.json');
  for (const { name, measure } of parts) {
    if (options.only.length > 0 && !options.only.includes(name)) continue;
    const say = (text: string): void => console.error(`${name}: ${text}`);
    const leaveOut = (what: string, why: string): void => {
      say(`${what} is left out: ${why}`);
      leftOut.push({ what, why });
    };
    const resultsFile = options.out ?? usual;
    const effort: Effort = { isQuick: options.isQuick, resultsFile, say, leaveOut };
    say('begins');
    try {
      figures.push(...(await measure(effort)));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (error instanceof LeftOut) leaveOut(name, why);
      else {
        console.error(error);
        failed.push({ what: name, why });
      }
    }
  }
  const [cpu, ...others] = cpus();
  const machine = { cpu: cpu?.model ?? 'unknown', cores: others.length + 1, node: process.version };
  return { machine, isQuick: options.isQuick, figures, leftOut, failed };
}

async function run(): Promise<void> {
  const names = parts.map(({ name }) => name);
  const options = readOptions(process.argv.slice(2), names);
  if (options.isList) {
    for (const { name, about } of parts) console.log(`${name.padEnd(12)} ${about}`);
    return;
  }
  const print = console.log;
  // What the harness tells on the way is not the report.
  console.log = console.error;
  const report = await measureAll(options);
  print(options.asJson ? JSON.stringify(report, null, 2) : reportText(report));
  if (report.failed.length > 0) process.exitCode = 1;
}

run().then(
  // A browser's or a server's last handles keep nobody waiting.
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
