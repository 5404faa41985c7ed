/**
 * `npm run evaluate:units`: how well the engine finds the motor units of whole epochs whose truth is known, as
 * `emg-labels units` answers. Writes DECOMPOSITION.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import { simulated } from '../../unit/detection/recordings';
import { seedsOf, type SeedSet } from '../seeds';
import { type Effort, effortRecording, efforts } from './efforts';
import { pageOf } from './page';
import { DecompositionScore } from './score';
import { trueUnits } from './trueUnits';

const usage = `npm run evaluate:units -- [options]
  --each N       epochs of each kind (default 20)
  --only KIND    ${efforts.join(', ')}; may be repeated
  --seeds SET    tuning, or evaluation (default)
  --out FOLDER   where DECOMPOSITION.md goes (default: a temporary folder)`;

/** Adds what the engine answers of an epoch. */
async function judge(score: DecompositionScore, effort: Effort, seed: number): Promise<void> {
  const epoch = effortRecording(effort, seed);
  const engine = new Engine(simulated(epoch.recording), { budgetBytes: 2 ** 28 });
  const began = process.cpuUsage().user;
  const found = await engine.units(0, defaultParameters);
  const processorSeconds = (process.cpuUsage().user - began) / 1e6;
  const episodes = found.kind === 'sorted' ? found.episodes : [];
  const numbers = new Set(episodes.flatMap(({ units }) => units.map(({ number }) => number)));
  const trains = [...numbers].map((number) =>
    Float64Array.from(
      episodes.flatMap(({ units }) =>
        units.flatMap((unit) => (unit.number === number ? [...unit.times] : [])),
      ),
    ),
  );
  score.add(trueUnits(epoch), trains, { epochSeconds: epoch.to - epoch.from, processorSeconds });
}

function seedSet(text = 'evaluation'): SeedSet {
  if (text === 'tuning' || text === 'evaluation') return text;
  throw new Error(`--seeds takes tuning or evaluation, not ${text}.`);
}

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      each: { type: 'string', default: '20' },
      only: { type: 'string', multiple: true },
      seeds: { type: 'string' },
      out: { type: 'string', default: path.join(tmpdir(), 'emg-evaluation') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const count = Number(values.each);
  if (!(Number.isInteger(count) && count > 0)) throw new Error('--each takes a whole number above 0.');
  const seeds = seedSet(values.seeds);
  const scores = new Map<Effort, DecompositionScore>();
  for (const effort of efforts.filter((each) => values.only?.includes(each) ?? true)) {
    const score = new DecompositionScore();
    for (const seed of seedsOf(seeds, count)) await judge(score, effort, seed);
    scores.set(effort, score);
    console.log(`${effort}: ${score.headline()}`);
    for (const row of score.rows()) console.log(`  ${row.join('  ')}`);
  }
  mkdirSync(values.out, { recursive: true });
  const file = path.join(values.out, 'DECOMPOSITION.md');
  writeFileSync(file, pageOf(scores, seeds));
  console.log(file);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
