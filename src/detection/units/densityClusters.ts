/**
 * Clusters points whose scatter within a cluster is known to be 1 along each axis: hills of the points' density that
 * are parted by a real valley (ToMATo, Chazal et al. 2013, J. ACM 60:41). A ridge (a potential that slowly shrinks)
 * stays one cluster, and lone points (superpositions) belong to none of size.
 */
import { at } from '../../recording/typedArrays';

/** Hills join where the pass between them is at least this part of the lower top. */
const passOfTop = 0.5;

/** For each of the `points` (row by row, `dimensions` each) the index of its cluster's top point. */
export function densityClusters(points: Float64Array, dimensions: number): Int32Array {
  const count = points.length / dimensions;
  const distances = new Float32Array((count * (count - 1)) / 2);
  for (let i = 1, place = 0; i < count; i++) {
    for (let j = 0; j < i; j++, place++) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++) {
        const difference = at(points, i * dimensions + d) - at(points, j * dimensions + d);
        sum += difference * difference;
      }
      distances[place] = sum;
    }
  }
  const scale = scaleOf(distances, count, dimensions);
  const near = 2.5 * scale;
  const density = new Float64Array(count).fill(1);
  for (let i = 1, place = 0; i < count; i++) {
    for (let j = 0; j < i; j++, place++) {
      const distance = at(distances, place);
      if (distance > 6 * scale) continue;
      const weight = Math.exp(-distance / (2 * scale));
      density[i] = at(density, i) + weight;
      density[j] = at(density, j) + weight;
    }
  }
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (i, j) => at(density, j) - at(density, i) || i - j,
  );
  const top = new Int32Array(count).fill(-1);
  for (const point of order) climb(point, order, { distances, density, top, near });
  for (let i = 0; i < count; i++) top[i] = root(top, i);
  return top;
}

/** Neighbours by whose distance the clusters' real scatter is told. */
const neighbours = 5;
/** The real scatter is not taken to be less than this part of the known bound. */
const leastScale = 0.1;

/**
 * Square of the kernel's width: the median distance to the fifth neighbour, at most what the known scatter gives
 * (two points of one cluster are 2 · dimensions apart, squared, on average).
 */
function scaleOf(distances: Float32Array, count: number, dimensions: number): number {
  if (count <= 2 * neighbours) return dimensions;
  const step = Math.ceil(count / 200);
  const fifths: number[] = [];
  const row = new Float64Array(count - 1);
  for (let i = 0; i < count; i += step) {
    for (let j = 0, k = 0; j < count; j++) if (j !== i) row[k++] = between(distances, i, j);
    row.sort();
    fifths.push(at(row, neighbours - 1));
  }
  fifths.sort((a, b) => a - b);
  const middle = fifths[Math.floor(fifths.length / 2)] ?? dimensions;
  return Math.min(dimensions, Math.max(leastScale * dimensions, middle));
}

interface Landscape {
  readonly distances: Float32Array;
  readonly density: Float64Array;
  /** −1 where not visited; a top points at itself, or at the top it was joined to. */
  readonly top: Int32Array;
  readonly near: number;
}

/** Gives a point to the hill of its nearest visited neighbour and joins the hills that meet here without a valley. */
function climb(point: number, order: Uint32Array, { distances, density, top, near }: Landscape): void {
  let nearest = -1;
  let least = Infinity;
  for (const other of order) {
    if (other === point) break;
    const distance = between(distances, point, other);
    if (distance <= near && distance < least) {
      least = distance;
      nearest = other;
    }
  }
  if (nearest < 0) {
    top[point] = point;
    return;
  }
  top[point] = root(top, nearest);
  const height = at(density, point);
  for (const other of order) {
    if (other === point) break;
    if (between(distances, point, other) > near) continue;
    const mine = root(top, point);
    const theirs = root(top, other);
    if (mine === theirs) continue;
    const [high, low] = at(density, mine) >= at(density, theirs) ? [mine, theirs] : [theirs, mine];
    if (height >= passOfTop * at(density, low)) top[low] = high;
  }
}

function between(distances: Float32Array, i: number, j: number): number {
  return i > j ? at(distances, (i * (i - 1)) / 2 + j) : at(distances, (j * (j - 1)) / 2 + i);
}

function root(top: Int32Array, index: number): number {
  let i = index;
  while (at(top, i) !== i) i = at(top, i);
  return i;
}
