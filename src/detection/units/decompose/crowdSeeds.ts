/**
 * Units of a crowd, in which hardly any potential is alone: the steepest slopes first, those that look alike within what the
 * crowd adds, as long as they recur like one unit.
 */
import { medianReordering } from '../../../signal/statistics';
import { crowdSeedNumbers } from './crowdSeedNumbers';
import type { Seed } from './decompose';
import { decomposeNumbers } from './decomposeNumbers';
import { stepsPerSample, valueBetween } from './fractions';
import { steepSlopes, windowOf } from './steepSlopes';
import { type TightCluster, tightClusters } from './tightClusters';
import { SharedEnergy, UnitShape } from './unitShape';

const { alike, linked, mostSeeds } = crowdSeedNumbers.values;
const { shapeBefore, shapeAfter, leastScale, mostScale } = decomposeNumbers.values;

/** Structural: a cluster of which others took most off already is theirs. */
const keptEnergy = 0.5;

/** A unit's slopes, and how many discharges they are of. */
interface Found {
  readonly shape: UnitShape;
  readonly members: number;
  readonly worth: number;
}

/** The slopes of units that are seen in a crowd, the surest first. @param steep slopes of the signal; @param rate samples per second */
export function crowdSeeds(steep: Float64Array, rate: number): readonly Seed[] {
  const left = steep.slice();
  const clusters = ([1, -1] as const)
    .flatMap((sign) => tightClusters(steepSlopes(steep, rate, sign), rate))
    .sort((a, b) => b.worth - a.worth);
  const found: Found[] = [];
  for (const cluster of clusters) {
    const shape = shapeOf(left, cluster, rate);
    if (!shape || energyAround(shape, rate) < keptEnergy * cluster.energy) continue;
    takeOff(left, cluster, shape);
    found.push({ shape, members: cluster.positions.length, worth: cluster.worth });
  }
  return distinct(found)
    .slice(0, mostSeeds)
    .map(({ shape: { values, before } }) => ({ template: Float32Array.from(values), before }));
}

/** Those that are like none that are known. */
export function newSeeds(steep: Float64Array, rate: number, known: readonly Seed[]): readonly Seed[] {
  const shapes = known.map(shapeOfSeed);
  return crowdSeeds(steep, rate).filter((seed) => {
    const shape = shapeOfSeed(seed);
    return !shapes.some((other) => differing(shape, other) < alike);
  });
}

/** A seed, and its place among those that were known. */
export interface RenewedSeed {
  readonly seed: Seed;
  readonly place: number | undefined;
}

/** Those that are seen now, known ones or others, the surest first; then the known ones that are not seen. */
export function renewedSeeds(
  steep: Float64Array,
  rate: number,
  known: readonly Seed[],
): readonly RenewedSeed[] {
  const shapes = known.map(shapeOfSeed);
  const fresh = crowdSeeds(steep, rate);
  const pairs = fresh
    .map(shapeOfSeed)
    .flatMap((shape, i) => shapes.map((other, k) => ({ i, k, left: differing(shape, other) })))
    .filter(({ left }) => left < linked)
    .sort((a, b) => a.left - b.left);
  const placeOf = new Map<number, number>();
  const unseen = new Set(known.keys());
  for (const { i, k } of pairs) {
    if (placeOf.has(i) || !unseen.delete(k)) continue;
    placeOf.set(i, k);
  }
  return [
    ...fresh.map((seed, i) => {
      const place = placeOf.get(i);
      return { seed: place === undefined ? seed : alignedWith(seed, known[place] as Seed), place }; // of the known ones
    }),
    ...Array.from(unseen, (place) => ({ seed: known[place] as Seed, place })), // of the known ones
  ];
}

/** A seed with its alignment point where another's is: that one's discharges and its own are at the same moments. */
function alignedWith(seed: Seed, other: Seed): Seed {
  const { lag } = new SharedEnergy(shapeOfSeed(seed), shapeOfSeed(other));
  const before = seed.before + Math.round(lag / stepsPerSample);
  return before < 0 || before >= seed.template.length ? seed : { ...seed, before };
}

function shapeOfSeed({ template, before }: Seed): UnitShape {
  return new UnitShape(Float64Array.from(template), before);
}

/** The median of the slopes around a cluster's discharges; none where their middles were taken off already. */
function shapeOf(left: Float64Array, { positions }: TightCluster, rate: number): UnitShape | undefined {
  const before = Math.round(shapeBefore * rate);
  const width = before + Math.round(shapeAfter * rate);
  const inside = positions.filter(
    (p) => p / stepsPerSample > before && p / stepsPerSample + width < left.length,
  );
  if (inside.length === 0) return undefined;
  const values = new Float64Array(inside.length);
  const shape = Float64Array.from({ length: width }, (_, k) => {
    inside.forEach((position, i) => {
      const sample = Math.floor(position / stepsPerSample);
      values[i] = valueBetween(left, sample - before + k, position - sample * stepsPerSample);
    });
    return medianReordering(values) ?? 0;
  });
  return new UnitShape(shape, before);
}

/** Σ of squares about the alignment point, as of a window of slopes. */
function energyAround({ values, before }: UnitShape, rate: number): number {
  const { around, step } = windowOf(rate);
  let energy = 0;
  for (let k = -around; k <= around; k++) energy += (values[before + k * step] ?? 0) ** 2;
  return energy;
}

function takeOff(left: Float64Array, { positions }: TightCluster, shape: UnitShape): void {
  for (const position of positions) {
    const sample = Math.floor(position / stepsPerSample);
    const values = shape.at(position - sample * stepsPerSample);
    let product = 0;
    for (let k = 0; k < values.length; k++) {
      product += (values[k] as number) * (left[sample - shape.before + k] ?? 0); // in bounds
    }
    const scale = Math.min(mostScale, Math.max(leastScale, product / shape.energy));
    shape.takeFrom(left, position, scale);
  }
}

/** Each unit once, by most discharges; the surest first. */
function distinct(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of [...found].sort((a, b) => b.members - a.members)) {
    if (!kept.some((other) => differing(one.shape, other.shape) < alike)) kept.push(one);
  }
  return kept.sort((a, b) => b.worth - a.worth);
}

/** What two waveforms differ by at the lag at which they are likest, as a part of the smaller one's energy. */
function differing(a: UnitShape, b: UnitShape): number {
  return (a.energy + b.energy - 2 * new SharedEnergy(a, b).most) / Math.min(a.energy, b.energy);
}
