/** Epochs of known motor units for the decomposition's figures: slight and moderate efforts, and whole cramps. */
import { assemble, seenByNeedle } from '../../../src/simulation/assemble';
import { fluctuation } from '../../../src/simulation/contractions';
import {
  crampingUnits,
  crampTrains,
  drawCourse,
  drawCrampSeconds,
} from '../../../src/simulation/crampTrains';
import { type Background, muscle } from '../../../src/simulation/muscle';
import { Random } from '../../../src/simulation/random';
import { drawSetting, logUniform, pick } from '../../../src/simulation/setting';
import { rampAndHold } from '../../../src/simulation/shapes';
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';
import { healthyVariation, requestedTrains } from '../../../src/simulation/trains';
import { isSeen, seenSpan } from '../../../src/simulation/truth';

export const efforts = ['slight', 'moderate', 'cramp'] as const;
export type Effort = (typeof efforts)[number];

/** A recording with the seconds in which its units fire. */
export interface EffortRecording {
  readonly recording: SimulatedRecording;
  readonly from: number;
  readonly to: number;
}

/** Units whose potentials anyone can see (5 times the noise, peak to peak), the least and most of an epoch. */
const visible = { slight: [1, 6], moderate: [8, 12] } as const;
const excitations = {
  slight: { least: 0.015, most: 0.12 },
  moderate: { least: 0.05, most: 0.4 },
} as const;
/** Numbers that keep the seeds of the kinds apart. */
const salts = { slight: 0x51a6, moderate: 0x30de, cramp: 0xc4a3 } as const;
/** Of an effort; rest before and after it shows the noise. */
const restSeconds = 3;
const most = 200;

/** The epoch of a seed. Draws until as many units are seen as a reader would decompose. */
export function effortRecording(effort: Effort, seed: number): EffortRecording {
  const random = new Random(Math.imul(seed + 1, 0x9e3779b1) ^ salts[effort]);
  if (effort === 'cramp') return crampRecording(random);
  for (let trial = 0; trial < most; trial++) {
    const found = contraction(random.fork(), effort);
    if (found) return found;
  }
  throw new Error(`No ${effort} effort was drawn for seed ${seed}.`);
}

function contraction(random: Random, effort: 'slight' | 'moderate'): EffortRecording | undefined {
  const setting = { ...drawSetting(random.fork(), [18, 24]) };
  if (setting.samplingRate < 10_000) return undefined;
  const background = pick<Background>(random, ['normal', 'normal', 'neurogenic', 'myopathic']);
  const target = muscle(random.fork(), background);
  const level = logUniform(random, excitations[effort].least, excitations[effort].most);
  const [from, to] = [restSeconds, setting.durationSeconds - restSeconds];
  const hold = { from, to, rise: random.uniform(0.3, 1), fall: 0.3, level };
  const unsteady = fluctuation(random, random.uniform(0.02, 0.06));
  const trains = requestedTrains(random.fork(), target, {
    from,
    to,
    excitation: (t) => level * rampAndHold(t, hold) * unsteady(t),
    variation: healthyVariation,
  });
  const placed = seenByNeedle(random.fork(), setting, trains);
  const seen = placed.filter((train) => isSeen(train, setting) && train.spikeSeconds.length >= 20).length;
  if (seen < visible[effort][0] || seen > visible[effort][1]) return undefined;
  return { recording: assemble(random, { setting, sites: [{ trains: placed, episodes: [] }] }), from, to };
}

function crampRecording(random: Random): EffortRecording {
  const setting = { ...drawSetting(random.fork(), [34, 90]), samplingRate: pick(random, [20_000, 10_000]) };
  const seconds = drawCrampSeconds(random, setting.durationSeconds - 2 * restSeconds - 2);
  const course = drawCourse(random, restSeconds, restSeconds + seconds);
  const target = muscle(random.fork());
  const units = crampingUnits(random, target, 5 + Math.floor(random.uniform() * 36), 1.5);
  const placed = seenByNeedle(random.fork(), setting, crampTrains(random.fork(), units, course));
  const span = seenSpan(placed, setting, course.from, course.to);
  return {
    recording: assemble(random, { setting, sites: [{ trains: placed, episodes: [] }] }),
    from: span?.onsetSeconds ?? course.from,
    to: span?.endSeconds ?? course.to,
  };
}
