/**
 * Slopes that look so alike that one unit made them: each differs from the unit's own by no more than the crowd that it is in.
 * After Marateb et al. 2011: tight clusters first, whatever does not fit stays outside.
 */
import { median, medianReordering } from '../../../signal/statistics';
import { qualityNumbers } from '../sorter/quality';
import { crowdSeedNumbers } from './crowdSeedNumbers';
import { decomposeNumbers } from './decomposeNumbers';
import { stepsPerSample } from './fractions';
import type { SteepSlopes } from './steepSlopes';

const { crowdEnergies, ownPart, leastMembers, manyMembers, leastSize, mostShort } = crowdSeedNumbers.values;
const { shortInterval } = decomposeNumbers.values;
const { pauseSeconds } = qualityNumbers.values;
/** Structural: numbers of two windows that are compared before it is asked whether they differ by too much already. */
const stride = 8;
/** Structural: times that a cluster's middle is taken anew. */
const turns = 3;
/** Structural: two windows that each differ so much from a third. */
const both = 2;

/** Discharges of one unit. */
export interface TightCluster {
  /** Quarters of a sample, ascending. */
  readonly positions: Float64Array;
  /** Of their middle. */
  readonly energy: number;
  /** Size and number together: the larger the surer. */
  readonly worth: number;
}

/** Clusters without common members, the surest first. */
export function tightClusters(slopes: SteepSlopes, rate: number): readonly TightCluster[] {
  const { positions, energies, crowdEnergy } = slopes;
  const neighbours = neighboursOf(slopes);
  const worths = neighbours.map(({ length }, i) =>
    length < leastMembers ? 0 : worthOf(energies[i] as number, length, crowdEnergy),
  );
  const order = [...worths.keys()]
    .filter((i) => (worths[i] as number) > 0)
    .sort((a, b) => (worths[b] as number) - (worths[a] as number));
  const free = new Uint8Array(positions.length).fill(1);
  const found: TightCluster[] = [];
  for (const i of order) {
    const around = (neighbours[i] as readonly number[]).filter((k) => free[k] === 1);
    if (free[i] === 0 || around.length < leastMembers) continue;
    const { members, energy } = settledMembers(slopes, around, free);
    if (members.length < leastMembers || energy < leastSize ** 2 * crowdEnergy) continue;
    const train = Float64Array.from(members, (k) => positions[k] as number);
    if (!recursLikeOne(train, rate)) continue;
    for (const k of members) free[k] = 0;
    found.push({ positions: train, energy, worth: worthOf(energy, members.length, crowdEnergy) });
  }
  return found;
}

function worthOf(energy: number, members: number, crowdEnergy: number): number {
  return Math.sqrt((energy / crowdEnergy) * Math.min(manyMembers, members));
}

/** For each window those that may be the same unit's. */
function neighboursOf({
  positions,
  width,
  windows,
  energies,
  crowdEnergy,
}: SteepSlopes): readonly (readonly number[])[] {
  const lists = Array.from(positions, (_, i): number[] => [i]);
  for (let i = 0; i < lists.length; i++) {
    for (let k = i + 1; k < lists.length; k++) {
      const own = Math.min(energies[i] as number, energies[k] as number); // in bounds
      const most = both * crowdEnergies * crowdEnergy + ownPart * own;
      if (differ(windows, i * width, windows, k * width, width, most)) continue;
      lists[i]?.push(k);
      lists[k]?.push(i);
    }
  }
  return lists;
}

function differ(
  a: Float32Array,
  fromA: number,
  b: Float32Array,
  fromB: number,
  width: number,
  most: number,
): boolean {
  let sum = 0;
  for (let begin = 0; begin < width; begin += stride) {
    const end = Math.min(width, begin + stride);
    for (let k = begin; k < end; k++) {
      const difference = (a[fromA + k] as number) - (b[fromB + k] as number); // in bounds
      sum += difference * difference;
    }
    if (sum > most) return true;
  }
  return false;
}

/** All free windows about the middle of some, the middle being taken anew some times. */
function settledMembers(
  { width, windows, crowdEnergy, positions }: SteepSlopes,
  first: readonly number[],
  free: Uint8Array,
): { readonly members: readonly number[]; readonly energy: number } {
  let members = first;
  let energy = 0;
  for (let turn = 0; turn < turns && members.length >= leastMembers; turn++) {
    const middle = middleOf(windows, members, width);
    energy = middle.reduce((sum, value) => sum + value * value, 0);
    const most = crowdEnergies * crowdEnergy + ownPart * energy;
    members = Array.from(positions.keys()).filter(
      (k) => free[k] === 1 && !differ(middle, 0, windows, k * width, width, most),
    );
  }
  return { members, energy };
}

/** The median of each place. */
function middleOf(windows: Float32Array, members: readonly number[], width: number): Float32Array {
  const values = new Float64Array(members.length);
  return Float32Array.from({ length: width }, (_, k) => {
    members.forEach((member, i) => (values[i] = windows[member * width + k] as number)); // in bounds
    return medianReordering(values) ?? 0;
  });
}

/** Whether few intervals are short: of several units, each in its own rhythm, more are. */
function recursLikeOne(train: Float64Array, rate: number): boolean {
  const pause = pauseSeconds * rate * stepsPerSample;
  const intervals = train
    .subarray(1)
    .map((t, i) => t - (train[i] as number)) // in bounds
    .filter((interval) => interval < pause);
  const short = shortInterval * (median(intervals) ?? 0);
  return intervals.filter((interval) => interval < short).length <= mostShort * intervals.length;
}
