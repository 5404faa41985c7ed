/**
 * Where noise takes the signal's place: an electrode comes off while the muscle works. The pattern breaks off within a hop, and
 * the noise that follows is not the one in which the channel's efforts begin and end (DETECTION.md §B.5).
 */
import { fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import { mean } from '../../../signal/statistics';
import type { HopRange } from './hops';
import { type NoiseEdge, noiseEdge } from './noiseEdges';
import { type NoiseCourse, type NoiseRun, noiseRuns } from './noiseRuns';

export const noiseForSignalNumbers = fixedNumbers('noiseForSignal', {
  otherNoise: ratio(
    2,
    [1.4, 10],
    'Noise of another origin is so many times as strong or as weak, at least',
    'own: what an electrode in place has of noise changes by less while the muscle contracts',
  ),
  sameNoise: ratio(
    1.4,
    [1.05, 2],
    'Noise of one origin is the same within this',
    'own: the square root of what parts two',
  ),
  quietPart: ratio(
    1 / 3,
    [0.05, 0.5],
    'Noise of at most this part of the channel’s own is another’s if a pattern breaks off at one of its ends only',
    'own: what an electrode in place has of noise does not fall by two thirds',
  ),
  leastWholeness: ratio(
    -0.3,
    [-2, 0],
    'A pattern breaks off where its last part has no less than this of its size (ln)',
    'own: efforts wane by -0.4 to -2 where they end, and grow so where they begin',
  ),
  mostWholeness: ratio(
    0.3,
    [0, 2],
    'And no more than this (ln)',
    'own: a burst that is over within the second that it is held against has 0.7 and more',
  ),
  wholerThanOwn: ratio(
    0.15,
    [0.02, 1],
    'Patterns are wholer by this at its ends than where they end in the channel’s own noise (ln)',
    'own: a surface pattern at a low rate, which is the least sure of all',
  ),
});
const { otherNoise, sameNoise, quietPart, leastWholeness, mostWholeness, wholerThanOwn } =
  noiseForSignalNumbers.values;

/** A stretch in which the input is noise of another origin than the electrode's. */
export interface NoiseForSignal extends HopRange {
  /** RMS of the noise, and that of the channel's own, in the watched band. */
  readonly rms: number;
  readonly ownRms: number;
}

/** Noise with what is at its two ends. */
interface MetNoise extends NoiseRun {
  readonly before: NoiseEdge;
  readonly after: NoiseEdge;
}

/** Every stretch in which noise takes the signal's place, in order. */
export function findNoiseForSignal(course: NoiseCourse): readonly NoiseForSignal[] {
  const runs = noiseRuns(course);
  if (!runs.some((run) => runs.some((other) => isAnother(run, other)))) return [];
  const met = runs.map((run): MetNoise => ({
    ...run,
    before: noiseEdge(course, run, -1),
    after: noiseEdge(course, run, 1),
  }));
  return met.flatMap((run) => {
    const own = longestOwn(run, met);
    if (!own || !isForeign(alike(run, met), alike(own, met))) return [];
    return [
      {
        from: run.before.kind === 'none' ? run.from : run.before.hop,
        to: run.after.kind === 'none' ? run.to : run.after.hop,
        rms: Math.exp(run.level),
        ownRms: Math.exp(own.level),
      },
    ];
  });
}

/** The range of RMS that noise of one origin is in. */
export function sameNoiseAs(rms: number): { readonly least: number; readonly most: number } {
  return { least: rms / sameNoise, most: rms * sameNoise };
}

function isAnother(one: NoiseRun, other: NoiseRun): boolean {
  return Math.abs(one.level - other.level) >= Math.log(otherNoise);
}

function alike({ level }: NoiseRun, met: readonly MetNoise[]): readonly MetNoise[] {
  return met.filter((other) => Math.abs(level - other.level) < Math.log(sameNoise));
}

/** Of the noise that is another than this and meets patterns, the longest. */
function longestOwn(run: NoiseRun, met: readonly MetNoise[]): NoiseRun | undefined {
  const others = met.filter((other) => isAnother(run, other) && patternsBeside([other]).length > 0);
  return others.reduce<NoiseRun | undefined>(
    (best, next) => (best && best.to - best.from >= next.to - next.from ? best : next),
    undefined,
  );
}

/**
 * Whether patterns break off at the ends of some noise, while they grow out of the channel's own and wane into it. Where it is
 * far weaker, one such end is enough: hum that changes with it needs a moment until it is known.
 */
function isForeign(noise: readonly MetNoise[], own: readonly MetNoise[]): boolean {
  const [edges, ownEdges] = [patternsBeside(noise), patternsBeside(own)];
  if (edges.length === 0 || ownEdges.length === 0) return false;
  const fall = meanLevel(noise) - meanLevel(own);
  const isQuiet = fall <= Math.log(quietPart) && hopsOf(noise) < hopsOf(own);
  const wholeness = isQuiet ? greatest(edges, 'settledWholeness') : meanWholeness(edges);
  const ownWholeness = isQuiet ? greatest(ownEdges, 'wholeness') : meanWholeness(ownEdges);
  return wholeness >= Math.max(leastWholeness, ownWholeness + wholerThanOwn) && wholeness <= mostWholeness;
}

type PatternEdge = Extract<NoiseEdge, { readonly kind: 'pattern' }>;

/** The ends of some noise at which there are patterns. */
function patternsBeside(runs: readonly MetNoise[]): readonly PatternEdge[] {
  return runs
    .flatMap(({ before, after }) => [before, after])
    .flatMap((edge) => (edge.kind === 'pattern' ? [edge] : []));
}

function meanWholeness(edges: readonly PatternEdge[]): number {
  return mean(Float64Array.from(edges, ({ wholeness }) => wholeness));
}

function greatest(edges: readonly PatternEdge[], what: 'wholeness' | 'settledWholeness'): number {
  return Math.max(...edges.map((edge) => edge[what]));
}

function meanLevel(runs: readonly NoiseRun[]): number {
  return mean(Float64Array.from(runs, ({ level }) => level));
}

function hopsOf(runs: readonly HopRange[]): number {
  return runs.reduce((sum, { from, to }) => sum + to - from, 0);
}
