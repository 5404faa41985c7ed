/**
 * Decomposition of an epoch, all of it at once: units that are known (seeds) are refined by joint least squares, their
 * discharges found anew by joint matching with a prior from each unit's own intervals, twins joined, and trains of nobody
 * dropped (DETECTION.md §C.2, §C.3).
 *
 * The folder: numbers, arithmetic between samples, the explanation of an epoch, two ways to find discharges, the waveforms,
 * and which units stay. Nothing here reads a file or a clock.
 */
import { census } from './census';
import { decomposeNumbers } from './decomposeNumbers';
import { Explanation } from './explanation';
import { stepsPerSample } from './fractions';
import { IntervalModel } from './intervals';
import { activeAround, greatestAround, smoothedPower } from './localPower';
import { pursue } from './pursue';
import { refined, trimmed } from './refine';
import { resolve, type Stretch } from './resolve';
import type { UnitShape } from './unitShape';

const {
  variation,
  variationReach,
  firstExcess,
  colour,
  tail,
  coreSeconds,
  stepSeconds,
  settled,
  sweeps,
  rounds,
} = decomposeNumbers.values;
/** Structural: a discharge may be this near to anything above the noise: a template's spike. */
const activeSeconds = 0.003;
/** Structural: power over the noise's from which on it is anything. */
const activeRatio = 2;
/** Structural: a settled stretch is looked at in pieces of this length. */
const pieceSeconds = 0.001;
/** Structural: every so-manieth sample is enough for a distribution; its 95th centile, for a normal variable's square. */
const tailStride = 5;
/** Structural: 1.96². */
const normalTail = 3.84;
/** Structural: a seed's error as a part of the noise, some ten discharges being averaged. */
const seedError = 1 / 3;
/** Structural: more rounds than this only where units are still being dropped. */
const mostExtraRounds = 3;

/** A unit that is known: its waveform, aligned at sample `before`. */
export interface Seed {
  readonly template: Float32Array;
  readonly before: number;
}

/** The epoch: samples of the band in which potentials are separated, per second, and the RMS at rest. */
export interface DecomposedEpoch {
  readonly signal: Float64Array;
  readonly rate: number;
  readonly noise: number;
}

/** A unit with its discharges (seconds from the epoch's beginning, ascending). */
export interface DecomposedUnit {
  readonly times: Float64Array;
  readonly shape: UnitShape;
}

/** The trains of an epoch's units, the seeds' and in their order, without those that are nobody's. */
export function decompose(epoch: DecomposedEpoch, seeds: readonly Seed[]): readonly DecomposedUnit[] {
  const { signal, rate, noise } = epoch;
  const reach = Math.round(variationReach * rate);
  const power = greatestAround(smoothedPower(signal, reach), reach);
  let background = firstExcess * noise;
  let shapes = seeds.map(({ template, before }) =>
    trimmed(Float64Array.from(template), before, noise * seedError),
  );
  let trains: readonly Float64Array[] = shapes.map(() => new Float64Array(0));
  for (let round = 0; ; round++) {
    const explanation = explained(epoch, { shapes, trains, power, background });
    const isLast = round >= rounds;
    const stays = census(explanation, noise, isLast);
    trains = shapes.map((_, unit) => explanation.times(unit)).filter((_, unit) => stays[unit]);
    background = Math.max(noise, background * Math.sqrt(colour) * excess(explanation));
    const isSettled = stays.every((one) => one) || round >= rounds + mostExtraRounds;
    const used = isLast && isSettled ? explanation.shapes : refined(explanation);
    shapes = used.filter((_, unit) => stays[unit]);
    if (isLast && isSettled) {
      return trains.map((times, unit) => ({ times, shape: shapes[unit] as UnitShape }));
    } // as many
  }
}

/** What is known before an epoch is explained: trains (seconds) may be empty. */
interface Known {
  readonly shapes: readonly UnitShape[];
  readonly trains: readonly Float64Array[];
  readonly power: Float64Array;
  readonly background: number;
}

function explained(
  { signal, rate }: DecomposedEpoch,
  { shapes, trains, power, background }: Known,
): Explanation {
  const variance = power.map((value) => background ** 2 + variation ** 2 * value);
  const active = activeAround(power, activeRatio * background ** 2, Math.round(activeSeconds * rate));
  const priors = trains.map((times) => new IntervalModel(times));
  const explanation = new Explanation({ signal, rate, shapes, variance, active, priors });
  pursue(explanation);
  const isUnknown = priors.some(({ isKnown }) => !isKnown);
  const step = Math.round(stepSeconds * rate);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    if (sweep > 0 || isUnknown) {
      explanation.setPriors(shapes.map((_, unit) => new IntervalModel(explanation.times(unit))));
    }
    // Every other time the edges lie where the middles lay.
    const begin = sweep % 2 === 0 ? 0 : step >> 1;
    for (let from = begin; from < signal.length; from += step) {
      const stretch = { from, to: Math.min(signal.length, from + Math.round(coreSeconds * rate)) };
      if (active.subarray(stretch.from, stretch.to).includes(1) && !isSettled(explanation, stretch)) {
        resolve(explanation, stretch);
      }
    }
  }
  return explanation;
}

/** Whether a stretch holds one discharge at most, and so little is left of it that there is nothing to look for. */
function isSettled(explanation: Explanation, { from, to }: Stretch): boolean {
  const { trains, left, variance, rate } = explanation;
  let count = 0;
  trains.forEach((_, unit) => {
    count += explanation.place(unit, to * stepsPerSample) - explanation.place(unit, from * stepsPerSample);
  });
  if (count > 1) return false;
  const width = Math.round(pieceSeconds * rate);
  const part = (i: number): number => (left[i] as number) ** 2 / (variance[i] as number); // in bounds
  let sum = 0;
  for (let i = from; i < to; i++) {
    sum += part(i);
    if (i - width >= from) sum -= part(i - width);
    if (sum > settled * width) return false;
  }
  return true;
}

/** How many times larger than was assumed what is left is, by its tail. */
function excess({ left, variance, active }: Explanation): number {
  const ratios: number[] = [];
  for (let i = 0; i < left.length; i += tailStride) {
    if (active[i] === 1) ratios.push((left[i] as number) ** 2 / (variance[i] as number)); // in bounds
  }
  ratios.sort((a, b) => a - b);
  return Math.sqrt((ratios[Math.floor(tail * ratios.length)] ?? normalTail) / normalTail);
}
