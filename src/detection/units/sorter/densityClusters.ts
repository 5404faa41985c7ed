/**
 * Clusters points whose scatter within a cluster is known to be 1 along each axis: hills of the points' density that
 * are parted by a real valley (ToMATo, Chazal et al. 2013, J. ACM 60:41). A ridge (a potential that slowly shrinks)
 * stays one cluster, and lone points (superpositions) belong to none of size.
 */
import { KernelSpace, singlesOf } from '../../../kernels/kernelSpace';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';

export const densityClusterNumbers = fixedNumbers('densityClusters', {
  passOfTop: ratio(
    0.5,
    [0.1, 1],
    'Hills join where the pass between them is at least this part of the lower top',
    chosen,
  ),
  near: ratio(2.5, [0.5, 10], "A neighbour is nearer than this many squares of the kernel's width", chosen),
  far: ratio(
    6,
    [2, 20],
    'And what is beyond this many adds nothing to the density',
    'own: a twentieth of its weight',
  ),
  scaleNeighbours: count(
    5,
    [1, 50],
    "Neighbours by whose distance the clusters' real scatter is told",
    chosen,
  ),
  leastScale: ratio(
    0.1,
    [0.01, 1],
    'The real scatter is not taken to be less than this part of the known bound',
    chosen,
  ),
  scalePoints: count(100, [10, 10000], 'Points whose neighbours are looked at', chosen),
});
const { passOfTop, near, far, scaleNeighbours, leastScale, scalePoints } = densityClusterNumbers.values;

/** For each of the `points` (row by row, `dimensions` each) the index of its cluster's top point. */
export function densityClusters(points: Float64Array, dimensions: number): Int32Array {
  const count = points.length / dimensions;
  const distances = distancesOf(points, count, dimensions);
  const scale = scaleOf(distances, count, dimensions);
  const density = densityOf(distances, count, scale);
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (i, j) => (density[j] as number) - (density[i] as number) || i - j,
  );
  const top = new Int32Array(count).fill(-1);
  const landscape = { distances, density, top, near: near * scale, neighbours: new Int32Array(count) };
  for (let rank = 0; rank < count; rank++) climb(rank, order, landscape);
  for (let i = 0; i < count; i++) top[i] = root(top, i);
  return top;
}

const space = new KernelSpace();

/** A square matrix whose rows begin `stride` numbers apart. */
interface Matrix {
  readonly values: Float32Array;
  readonly stride: number;
}

/** Squares of the distances of every two points, the whole matrix; overwritten by the next call. */
function distancesOf(points: Float64Array, count: number, dimensions: number): Matrix {
  const stride = 4 * Math.ceil(count / 4); // the kernel works in fours
  const [axes, squares] = space.layOut((dimensions * stride) / 2, (count * stride) / 2);
  const singles = singlesOf(axes);
  for (let i = 0; i < count; i++) {
    for (let d = 0; d < dimensions; d++) singles[d * stride + i] = points[i * dimensions + d] as number; // in bounds
  }
  space.run.squaredDistances(axes.address, dimensions, count, stride, squares.address);
  return { values: singlesOf(squares), stride };
}

function densityOf(distances: Matrix, count: number, scale: number): Float64Array {
  const density = new Float64Array(count).fill(1);
  for (let i = 1; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const distance = read(distances, i, j);
      if (distance > far * scale) continue;
      const weight = Math.exp(-distance / (2 * scale));
      density[i] = (density[i] as number) + weight;
      density[j] = (density[j] as number) + weight;
    }
  }
  return density;
}

/**
 * Square of the kernel's width: the median distance to the fifth neighbour, at most what the known scatter gives
 * (two points of one cluster are 2 · dimensions apart, squared, on average).
 */
function scaleOf(distances: Matrix, count: number, dimensions: number): number {
  if (count <= 2 * scaleNeighbours) return dimensions;
  const step = Math.ceil(count / scalePoints);
  const fifths: number[] = [];
  const nearest = new Float64Array(scaleNeighbours);
  for (let i = 0; i < count; i += step) {
    nearest.fill(Infinity);
    for (let j = 0; j < count; j++) if (j !== i) insert(nearest, read(distances, i, j));
    fifths.push(nearest[scaleNeighbours - 1] as number);
  }
  fifths.sort((a, b) => a - b);
  const middle = fifths[Math.floor(fifths.length / 2)] ?? dimensions;
  return Math.min(dimensions, Math.max(leastScale * dimensions, middle));
}

/** Puts a value among the smallest ones, which are ascending. */
function insert(smallest: Float64Array, value: number): void {
  let k = smallest.length - 1;
  if (value >= (smallest[k] as number)) return;
  for (; k > 0 && (smallest[k - 1] as number) > value; k--) smallest[k] = smallest[k - 1] as number;
  smallest[k] = value;
}

interface Landscape {
  readonly distances: Matrix;
  readonly density: Float64Array;
  /** −1 where not visited; a top points at itself, or at the top it was joined to. */
  readonly top: Int32Array;
  readonly near: number;
  /** Scratch. */
  readonly neighbours: Int32Array;
}

/** Gives a point to the hill of its nearest visited neighbour and joins the hills that meet here without a valley. */
function climb(rank: number, order: Uint32Array, landscape: Landscape): void {
  const { distances, density, top, neighbours } = landscape;
  const point = order[rank] as number; // callers count over `order`
  let nearest = point;
  let least = Infinity;
  let found = 0;
  for (let i = 0; i < rank; i++) {
    const other = order[i] as number; // in bounds
    const distance = read(distances, point, other);
    if (distance > landscape.near) continue;
    neighbours[found++] = other;
    if (distance >= least) continue;
    least = distance;
    nearest = other;
  }
  top[point] = nearest === point ? point : root(top, nearest);
  const height = density[point] as number;
  for (let i = 0; i < found; i++) {
    const mine = root(top, point);
    const theirs = root(top, neighbours[i] as number); // filled above
    if (mine === theirs) continue;
    const isHigher = (density[mine] as number) >= (density[theirs] as number);
    const low = isHigher ? theirs : mine;
    if (height >= passOfTop * (density[low] as number)) top[low] = isHigher ? mine : theirs;
  }
}

function root(top: Int32Array, index: number): number {
  let i = index;
  for (let next = top[i] as number; next !== i; next = top[i] as number) i = next; // tops are points
  return i;
}

/** In bounds: rows and columns are points. */
function read({ values, stride }: Matrix, row: number, column: number): number {
  return values[row * stride + column] as number;
}
