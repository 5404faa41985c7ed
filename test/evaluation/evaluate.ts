/** `npm run evaluate`: simulates a corpus, runs the command line on it, measures, and writes the page. */
import { mkdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { scenarios } from '../../src/simulation/scenarios';
import { planCorpus, runCorpus } from './corpus';
import { backgroundNames } from './hybrids/realBackground';
import { evaluate } from './measure/evaluation';
import { type Options, readOptions, usage } from './options';
import type { Evaluation } from './measure/results';
import { judgeRealRecordings } from './realRecordings';
import { summary } from './report/summary';
import { writeReport } from './report/writeReport';

/** The page from the numbers of the last run: the bench may be newer than they are. */
async function pageAgain({ out }: Options): Promise<void> {
  const text = await readFile(path.join(out, 'results.json'), 'utf8');
  await writeReport(JSON.parse(text) as Evaluation, out);
}

async function run(options: Options): Promise<void> {
  const plan = planCorpus(scenarios, options, options.hybrids > 0 ? backgroundNames() : []);
  await mkdir(options.out, { recursive: true });
  const started = performance.now();
  let lastReport = 0;
  const cases = await runCorpus(plan, options, (done, { scenario, seed, problem }) => {
    if (problem !== undefined) console.error(`${scenario} ${seed}: ${problem}`);
    const seconds = (performance.now() - started) / 1000;
    if (seconds - lastReport < 10 && done !== plan.length) return;
    lastReport = seconds;
    console.error(`${done} of ${plan.length} recordings, ${seconds.toFixed(0)} s`);
  });
  const corpusSeconds = (performance.now() - started) / 1000;
  const real = options.realData ? await judgeRealRecordings(options) : undefined;
  const evaluation = evaluate(cases, options.seeds, real);
  await writeReport(evaluation, options.out);
  console.log(summary(evaluation));
  const of = (what: 'simulation' | 'detection'): string =>
    cases.reduce((sum, { seconds }) => sum + seconds[what], 0).toFixed(0);
  console.error(
    `${corpusSeconds.toFixed(0)} s for the corpus: ${of('simulation')} s of simulation and ${of('detection')} s ` +
      `of detection, in ${options.jobs} processes. The report is in ${options.out}.`,
  );
}

const options = readOptions(process.argv.slice(2));
if (options === 'help') console.log(usage);
else {
  (options.pageOnly ? pageAgain(options) : run(options)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
