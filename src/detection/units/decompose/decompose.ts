/**
 * Decomposition of an epoch, all of it at once: units that are known (seeds) are refined by joint least squares, their
 * discharges found anew by joint matching with a prior from each unit's own intervals, twins joined, and trains of nobody
 * dropped (DETECTION.md §C.2, §C.3).
 *
 * The folder: numbers, arithmetic between samples, the explanation of an epoch, two ways to find discharges, the waveforms,
 * and which units stay. Nothing here reads a file or a clock.
 */
import { KernelSpace } from '../../../kernels/kernelSpace';
import { census } from './census';
import { decomposeNumbers } from './decomposeNumbers';
import { Explanation } from './explanation';
import { stepsPerSample } from './fractions';
import { IntervalModel } from './intervals';
import { joinParts } from './oneUnit';
import { activeAround, greatestAround, smoothedPower } from './localPower';
import { Parting } from './parts';
import { pursue } from './pursue';
import { refined, trimmed } from './refine';
import { Resolver } from './resolve';
import type { UnitShape } from './unitShape';
import type { Stretch } from './ways';

const {
  variation,
  crowdVariation,
  outlying,
  crowdOutlying,
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
/** Structural: others may have a turn after so much of the epoch. */
const turnSeconds = 0.1;

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
  /** Whether hardly any potential is alone. */
  readonly isCrowded?: boolean;
}

/** A unit with its discharges (seconds from the epoch's beginning, ascending). */
export interface DecomposedUnit {
  /** Its place among the seeds. */
  readonly seed: number;
  readonly times: Float64Array;
  /** Of each discharge, as a part of the waveform's size. */
  readonly scales: Float64Array;
  readonly shape: UnitShape;
}

/** What an epoch consists of. */
export interface Decomposition {
  /** In the order of their seeds, without those that are nobody's. */
  readonly units: readonly DecomposedUnit[];
  /** What they leave of the signal. */
  readonly left: Float64Array;
}

/** The trains of an epoch's units, all at once. */
export function decompose(epoch: DecomposedEpoch, seeds: readonly Seed[]): Decomposition {
  const steps = decomposing(epoch, seeds);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in steps of some milliseconds, between which others may have a turn.
 * @param learned units that are seen in what is left, beside those that are known by then, to be added to the seeds
 */
export function* decomposing(
  epoch: DecomposedEpoch,
  seeds: readonly Seed[],
  learned: (left: Float64Array, known: readonly Seed[]) => readonly Seed[] = () => [],
): Generator<undefined, Decomposition> {
  const { signal, rate, noise } = epoch;
  const reach = Math.round(variationReach * rate);
  const space = new KernelSpace();
  const power = greatestAround(smoothedPower(signal, reach), reach);
  let background = firstExcess * noise;
  let known: readonly KnownUnit[] = seeds.map((seed, place) => knownUnit(seed, place, noise));
  let next = seeds.length;
  for (let round = 0; ; round++) {
    const explanation = yield* explained(epoch, {
      units: known,
      power,
      background,
      space,
      sweeps: round < rounds ? 0 : sweeps,
    });
    if (epoch.isCrowded) known = withFirstSeeds(known, joinParts(explanation));
    const stays = census(explanation, noise, round >= rounds);
    const { left } = explanation;
    if (round >= rounds) return { units: found(explanation, known).filter((_, u) => stays[u]), left };
    background = Math.max(noise, background * Math.sqrt(colour) * excess(explanation));
    const shapes = refined(explanation, {
      medians: epoch.isCrowded ? crowdOutlying : outlying,
      leastPart: 0,
    });
    const parting = new Parting(explanation, epoch.isCrowded ?? false);
    known = known.flatMap(({ seed }, u): readonly KnownUnit[] => {
      if (!stays[u]) return [];
      const parts = parting.partsOf(u);
      return parts.length > 0
        ? parts.map((part, i) => ({ ...part, seed: i === 0 ? seed : next++ }))
        : [{ seed, shape: shapes[u] as UnitShape, times: explanation.times(u) }]; // as many
    });
    if (round === 0) {
      const more = learned(left, known.map(seedOf)).map((seed) => knownUnit(seed, next++, noise));
      known = [...known, ...more];
    }
    yield;
  }
}

/** A unit before an epoch is explained anew: its discharges (seconds) may be unknown. */
interface KnownUnit {
  readonly seed: number;
  readonly shape: UnitShape;
  readonly times: Float64Array;
}

function knownUnit({ template, before }: Seed, seed: number, noise: number): KnownUnit {
  const shape = trimmed(Float64Array.from(template), before, noise * seedError);
  return { seed, shape, times: new Float64Array(0) };
}

/** Units with the first of the seeds that they were joined from. @param whole for each unit the one that it is part of */
function withFirstSeeds(units: readonly KnownUnit[], whole: readonly number[]): readonly KnownUnit[] {
  return units.map((unit, u) => {
    const seeds = units.filter((_, k) => k === u || whole[k] === u).map(({ seed }) => seed);
    return { ...unit, seed: Math.min(...seeds) };
  });
}

function seedOf({ shape: { values, before } }: KnownUnit): Seed {
  return { template: Float32Array.from(values), before };
}

function found(explanation: Explanation, known: readonly KnownUnit[]): readonly DecomposedUnit[] {
  return known.map(({ seed, shape }, unit) => ({
    seed,
    shape,
    times: explanation.times(unit),
    scales: Float64Array.from(explanation.train(unit), ({ scale }) => scale),
  }));
}

/** What is known before an epoch is explained: trains (seconds) may be empty. */
interface Known {
  readonly units: readonly KnownUnit[];
  readonly power: Float64Array;
  readonly background: number;
  readonly space: KernelSpace;
  /** Times that all stretches are resolved. */
  readonly sweeps: number;
}

function* explained(
  { signal, rate, isCrowded }: DecomposedEpoch,
  { units, power, background, space, sweeps: all }: Known,
): Generator<undefined, Explanation> {
  const shapes = units.map(({ shape }) => shape);
  const part = isCrowded ? crowdVariation : variation;
  const variance = power.map((value) => background ** 2 + part ** 2 * value);
  const active = activeAround(power, activeRatio * background ** 2, Math.round(activeSeconds * rate));
  const priors = units.map(({ times }) => new IntervalModel(times));
  const explanation = new Explanation({ signal, rate, shapes, variance, active, priors, space });
  pursue(explanation);
  const changed = new Uint8Array(signal.length);
  const resolver = new Resolver(explanation);
  const isUnknown = priors.some(({ isKnown }) => !isKnown);
  const step = Math.round(stepSeconds * rate);
  const turn = Math.round(turnSeconds * rate);
  for (let sweep = 0; sweep < all; sweep++) {
    if (sweep > 0 || isUnknown) {
      explanation.setPriors(shapes.map((_, unit) => new IntervalModel(explanation.times(unit))));
    }
    // Every other time the edges lie where the middles lay.
    const begin = sweep % 2 === 0 ? 0 : step >> 1;
    for (let from = begin; from < signal.length; from += step) {
      const stretch = { from, to: Math.min(signal.length, from + Math.round(coreSeconds * rate)) };
      if (
        active.subarray(stretch.from, stretch.to).includes(1) &&
        (sweep === 0 || changed.subarray(stretch.from, stretch.to).includes(1)) &&
        !isSettled(explanation, stretch, sweep > 0 ? Infinity : 1)
      ) {
        if (resolver.resolve(stretch)) {
          changed.fill(1, Math.max(0, from - explanation.reach), stretch.to + explanation.reach);
        }
      }
      if (from % turn < step) yield;
    }
  }
  return explanation;
}

/** Whether a stretch holds no more than `most` discharges, and so little is left of it that there is nothing to look for. */
function isSettled(explanation: Explanation, { from, to }: Stretch, most: number): boolean {
  const { trains, left, variance, rate } = explanation;
  let count = 0;
  trains.forEach((_, unit) => {
    count += explanation.place(unit, to * stepsPerSample) - explanation.place(unit, from * stepsPerSample);
  });
  if (count > most) return false;
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
  const ratios = new Float64Array(Math.ceil(left.length / tailStride));
  let count = 0;
  for (let i = 0; i < left.length; i += tailStride) {
    if (active[i] === 1) ratios[count++] = (left[i] as number) ** 2 / (variance[i] as number); // in bounds
  }
  const ordered = ratios.subarray(0, count).sort();
  return Math.sqrt((ordered[Math.floor(tail * count)] ?? normalTail) / normalTail);
}
