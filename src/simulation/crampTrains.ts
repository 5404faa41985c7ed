/**
 * When the units of a neurogenic cramp fire (DETECTION.md §A.1, §G.3): 6 to 30 pps, irregularly, with doublets and a
 * common slow modulation; unit after unit joins over seconds and leaves, sputtering, over more seconds.
 */
import type { Muscle, MuscleUnit } from './muscle';
import { logUniform } from './setting';
import type { Random } from './random';
import { ramp } from './shapes';
import { spikeTrain } from './spikeTrain';
import { type Train, withDoublets } from './trains';
import { inDisc } from './unitShapes';

/** The course of one cramp, in seconds. */
export interface CrampCourse {
  readonly from: number;
  readonly to: number;
  /** How long until all units have joined. */
  readonly buildUp: number;
  /** How long before the end the first ones leave. */
  readonly decline: number;
}

/** Of the intervals without doublets, which bring the mean to the published 0.446. */
const variation = { mean: 0.37, spread: 0.1, least: 0.3, most: 0.65, sputtering: 0.6 };
const doublets = { mean: 0.041, spread: 0.047 };
/** Two sets of rates in pps: Minetto 2009 and 2011. */
const rateVariants = [
  { mean: 14.5, spread: 5.1 },
  { mean: 20, spread: 6 },
] as const;

/** Duration lognormal with median 50 s (SD of the logarithm 0.5), between 12 s and the most there is room for. */
export function drawCrampSeconds(random: Random, most: number): number {
  for (;;) {
    const seconds = 50 * Math.exp(random.normal(0, 0.5));
    if (seconds >= 12 && seconds <= most) return seconds;
    if (most < 14) return most;
    // Where the recording is short, most draws are too long: then any length in the allowed range.
    if (random.uniform() < 0.2) return logUniform(random, 12, most);
  }
}

/** A course of the given span. */
export function drawCourse(random: Random, from: number, to: number): CrampCourse {
  const seconds = to - from;
  return {
    from,
    to,
    buildUp: Math.min(random.uniform(1, 5), 0.3 * seconds),
    decline: Math.min(random.uniform(5, 20), 0.4 * seconds),
  };
}

/** The units of one contiguous territory: the `count` nearest to a place within `offset` mm of the needle. */
export function crampingUnits(
  random: Random,
  { units }: Muscle,
  count: number,
  offset: number,
): readonly MuscleUnit[] {
  const place = inDisc(random, offset);
  const distance = ({ place: { centre } }: MuscleUnit): number =>
    Math.hypot(centre.x - place.x, centre.y - place.y);
  return [...units].sort((a, b) => distance(a) - distance(b)).slice(0, count);
}

/** A third to two thirds of a muscle's units, anywhere in it: a cramp strong enough to be noticed. */
export function scatteredUnits(random: Random, { units }: Muscle): readonly MuscleUnit[] {
  const part = random.uniform(0.35, 0.7);
  return units.filter(() => random.uniform() < part);
}

/** The cramp's discharges; the first unit opens it and the second closes it. */
export function crampTrains(
  random: Random,
  units: readonly MuscleUnit[],
  course: CrampCourse,
): readonly Train[] {
  const rates = rateVariants[random.uniform() < 2 / 3 ? 0 : 1];
  const swing = commonSwing(random);
  return units.map((unit, i) => {
    const own = random.fork();
    const onset = course.from + (i === 0 ? 0 : own.uniform(0.05, 1) * course.buildUp);
    const end = course.to - (i === Math.min(1, units.length - 1) ? 0 : own.uniform(0, 0.9) * course.decline);
    const rate = clamped(own.normal(rates.mean, rates.spread), 5.5, 30);
    const cov = clamped(own.normal(variation.mean, variation.spread), variation.least, variation.most);
    const leaving = (t: number): number => ramp(t, course.to - course.decline, Math.max(end, course.to - 1));
    const drive = {
      rate: (t: number) => {
        if (t < onset || t >= end) return 0;
        const joined = 0.6 + 0.4 * ramp(t, onset, onset + 2);
        return rate * swing.at(t) * joined * (1 - 0.55 * leaving(t));
      },
      variation: (t: number) => {
        const target = cov + (Math.max(cov, variation.sputtering) - cov) * leaving(t);
        // The swing adds its own variance to the intervals; together they are the target.
        return Math.sqrt(target ** 2 - swing.variance);
      },
    };
    const spikes = spikeTrain(own, drive, onset, end);
    const doubled = clamped(own.normal(doublets.mean, doublets.spread), 0, 0.12);
    return { unit, spikeSeconds: withDoublets(own, spikes, doubled) };
  });
}

/** The drive that all units share: about 1.4 Hz, never quite regular (Minetto 2009). */
function commonSwing(random: Random): {
  readonly at: (seconds: number) => number;
  readonly variance: number;
} {
  const centre = clamped(random.normal(1.4, 0.4), 0.7, 2.2);
  const waves = [0.82, 1, 1.17].map((factor) => ({
    hertz: centre * factor,
    phase: random.uniform(0, 2 * Math.PI),
  }));
  const depth = random.uniform(0.17, 0.22);
  return {
    at: (t) =>
      waves.reduce((sum, { hertz, phase }) => sum + depth * Math.sin(2 * Math.PI * hertz * t + phase), 1),
    variance: (waves.length * depth ** 2) / 2,
  };
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
