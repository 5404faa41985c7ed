/**
 * How well whole epochs are decomposed: `npx tsx test/evaluation/decomposition/decomposition.ts EFFORT COUNT [evaluation]` prints
 * the figures of today's sorter and of the joint decomposition that begins with its units, over COUNT seeds.
 */
import { defaultParameters } from '../../../src/detection/parameters';
import { SpikeSorter } from '../../../src/detection/units/sorter/spikeSorter';
import { seedsOf } from '../seeds';
import type { Effort } from './efforts';
import { type Epoch, epochOf } from './epochs';
import { jointOf } from './joint';
import { DecompositionScore } from './score';

type Answer = readonly Float64Array[];

/** Both answers, and what each took of the processor in seconds (the second goes on from the first). */
function answers(epoch: Epoch): readonly { readonly trains: Answer; readonly seconds: number }[] {
  const { potentials, wide, rate, noise, spikeFloor } = epoch;
  const started = process.cpuUsage().user;
  const sorter = new SpikeSorter({ samplingRate: rate, noiseRms: noise, spikeFloor }, defaultParameters);
  sorter.add(potentials, wide, 0);
  const segment = sorter.finish();
  const sorted = process.cpuUsage().user;
  const found = jointOf(epoch, segment);
  const done = process.cpuUsage().user;
  return [
    { trains: segment.units.map(({ times }) => times), seconds: (sorted - started) / 1e6 },
    { trains: found.map(({ times }) => times), seconds: (done - started) / 1e6 },
  ];
}

async function main([effort = 'slight', count = '20', set = 'tuning']: readonly string[]): Promise<void> {
  const scores = [new DecompositionScore('sorter'), new DecompositionScore('joint decomposition')];
  for (const seed of seedsOf(set === 'evaluation' ? 'evaluation' : 'tuning', Number(count))) {
    const epoch = await epochOf(effort as Effort, seed);
    answers(epoch).forEach(({ trains, seconds }, i) => scores[i]?.add(epoch, trains, seconds));
  }
  for (const score of scores) console.log(score.lines().join('\n'));
}

void main(process.argv.slice(2));
