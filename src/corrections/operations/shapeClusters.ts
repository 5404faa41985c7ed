/**
 * Tells by their shapes which discharges of a unit are another's: two means along the direction in which its potentials
 * differ most, and then among whole shapes. Pure.
 */
import type { Steps } from '../../base/steps';
import { RecordError } from '../../records/recordError';
import { correctionNumbers } from '../numbers';

const { clustersApart: leastApart, leastOfCluster, clusterRounds: rounds } = correctionNumbers.values;

/** Structural: so many shapes are looked at in one step. */
const shapesAtOnce = 1000;

/**
 * Which of the shapes are the smaller cluster's, by index.
 * @param sweeps of equal length, one for each discharge; NaN where there is no sample
 * @throws RecordError where they are all alike
 */
export function* smallerClusterSteps(sweeps: readonly Float32Array[]): Steps<readonly number[]> {
  if (sweeps.length < 2 * leastOfCluster) throw tooFew();
  const shapes = yield* mapped(sweeps, fromBaseline);
  const mean = yield* meanOf(shapes);
  const centred = yield* mapped(shapes, (shape) => shape.map((value, i) => value - (mean[i] ?? 0)));
  const along = yield* direction(centred);
  let isSecond = halved(yield* mapped(centred, (shape) => dot(shape, along)));
  for (let round = 0; round < rounds; round++) {
    const a = yield* meanOf(centred.filter((_, i) => isSecond[i] === false));
    const b = yield* meanOf(centred.filter((_, i) => isSecond[i] === true));
    if (a.length === 0 || b.length === 0) throw alike();
    const now = yield* mapped(centred, (shape) => distance(shape, b) < distance(shape, a));
    if (now.every((which, i) => which === isSecond[i])) break;
    isSecond = now;
  }
  yield* requireApart(centred, isSecond);
  const second = isSecond.filter(Boolean).length;
  const smaller = second <= shapes.length - second;
  return [...isSecond.keys()].filter((i) => isSecond[i] === smaller);
}

/** What is made of each. */
function* mapped<From, To>(values: readonly From[], make: (value: From, index: number) => To): Steps<To[]> {
  const made: To[] = [];
  for (const [index, value] of values.entries()) {
    made.push(make(value, index));
    if (made.length % shapesAtOnce === 0) yield;
  }
  return made;
}

/** A potential from its own baseline, which is its median; 0 where there is no sample. */
function fromBaseline(sweep: Float32Array): Float32Array {
  const known = sweep.filter((value) => !Number.isNaN(value)).sort();
  const baseline = known[known.length >> 1] ?? 0;
  return sweep.map((value) => (Number.isNaN(value) ? 0 : value - baseline));
}

function tooFew(): RecordError {
  return new RecordError(
    `It fires too seldom to tell its discharges by their shapes: ${2 * leastOfCluster} are needed.`,
  );
}

function alike(): RecordError {
  return new RecordError(
    'Its discharges look alike, so that nothing can be split off by shape. Select a span, then split off the discharges in it.',
  );
}

/** The direction of greatest variance, by powers. */
function* direction(centred: readonly Float32Array[]): Steps<Float32Array> {
  const largest = centred.reduce((best, shape) => (dot(shape, shape) > dot(best, best) ? shape : best));
  let found = unitVector(largest);
  for (let round = 0; round < rounds; round++) {
    const next = new Float32Array(found.length);
    for (const [index, shape] of centred.entries()) {
      const part = dot(shape, found);
      for (let i = 0; i < next.length; i++) next[i] = (next[i] ?? 0) + part * (shape[i] ?? 0);
      if (index % shapesAtOnce === shapesAtOnce - 1) yield;
    }
    found = unitVector(next);
  }
  return found;
}

/** Numbers in two, where the sum of squares within both is least. */
function halved(values: readonly number[]): boolean[] {
  const sorted = [...values].sort((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  let [below, best, border] = [0, -Infinity, sorted[0] ?? 0];
  for (let count = 1; count < sorted.length; count++) {
    below += sorted[count - 1] ?? 0;
    const between = below ** 2 / count + (total - below) ** 2 / (sorted.length - count);
    if (between > best) [best, border] = [between, sorted[count] ?? 0];
  }
  return values.map((value) => value >= border);
}

/** @throws RecordError where both are one */
function* requireApart(centred: readonly Float32Array[], isSecond: readonly boolean[]): Steps<void> {
  const second = isSecond.filter(Boolean).length;
  if (Math.min(second, centred.length - second) < leastOfCluster) throw alike();
  const sums = [
    yield* sumOf(centred.filter((_, i) => isSecond[i] === false)),
    yield* sumOf(centred.filter((_, i) => isSecond[i] === true)),
  ];
  const counts = [centred.length - second, second];
  const beyond = yield* mapped(centred, (shape, i) => {
    const own = Number(isSecond[i] === true);
    const others = (counts[own] ?? 0) - 1;
    // Without itself: else the means of few shapes are apart for being made of them.
    const mean = (sums[own] ?? shape).map((sum, at) => (sum - (shape[at] ?? 0)) / others);
    const other = (sums[1 - own] ?? shape).map((sum) => sum / (counts[1 - own] ?? 1));
    const along = unitVector(mean.map((value, at) => value - (other[at] ?? 0)));
    return dot(shape, along) - (dot(mean, along) + dot(other, along)) / 2;
  });
  const middle = beyond.reduce((sum, value) => sum + value, 0) / beyond.length;
  const spread = Math.sqrt(beyond.reduce((sum, value) => sum + (value - middle) ** 2, 0) / beyond.length);
  if (2 * middle < leastApart * spread) throw alike();
}

function* sumOf(shapes: readonly Float32Array[]): Steps<Float32Array> {
  const all = new Float32Array(shapes[0]?.length ?? 0);
  for (const [index, shape] of shapes.entries()) {
    for (let i = 0; i < all.length; i++) all[i] = (all[i] ?? 0) + (shape[i] ?? 0);
    if (index % shapesAtOnce === shapesAtOnce - 1) yield;
  }
  return all;
}

function* meanOf(shapes: readonly Float32Array[]): Steps<Float32Array> {
  const sum = yield* sumOf(shapes);
  return sum.map((value) => value / shapes.length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
}

function unitVector(values: Float32Array): Float32Array {
  const size = Math.sqrt(dot(values, values));
  return size > 0 ? values.map((value) => value / size) : values;
}
