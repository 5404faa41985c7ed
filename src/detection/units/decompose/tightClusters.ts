/**
 * Slopes that look so alike that one unit made them: each differs from the unit's own by no more than the crowd that it is in.
 * After Marateb et al. 2011: tight clusters first, whatever does not fit stays outside.
 */
import { median } from '../../../signal/statistics';
import { qualityNumbers } from '../sorter/quality';
import { crowdSeedNumbers } from './crowdSeedNumbers';
import { decomposeNumbers } from './decomposeNumbers';
import { stepsPerSample } from './fractions';
import type { SteepSlopes } from './steepSlopes';
import { WindowMedians } from './windowMedians';

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
  const settling = new Settling(slopes);
  const found: TightCluster[] = [];
  for (const i of order) {
    const around = (neighbours[i] as readonly number[]).filter((k) => settling.isFree(k));
    if (!settling.isFree(i) || around.length < leastMembers) continue;
    const { members, energy } = settling.around(around);
    if (members.length < leastMembers || energy < leastSize ** 2 * crowdEnergy) continue;
    const train = Float64Array.from(members, (k) => positions[k] as number);
    if (!recursLikeOne(train, rate)) continue;
    settling.take(members);
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

/** Windows about one middle, in order, and its energy. */
interface Settled {
  readonly members: readonly number[];
  readonly energy: number;
}

/** Finds all free windows about the middle of some, the middle being taken anew some times. */
class Settling {
  readonly #slopes: SteepSlopes;
  readonly #medians: WindowMedians;
  readonly #marked: Uint8Array;
  /** 1 for each window that no cluster has. */
  readonly #free: Uint8Array;
  /** What was found about the middle of some, until a cluster takes windows away: many windows have the same neighbours. */
  readonly #known = new Map<string, Settled>();

  constructor(slopes: SteepSlopes) {
    this.#slopes = slopes;
    this.#medians = new WindowMedians(slopes.windows, slopes.width);
    this.#marked = new Uint8Array(slopes.positions.length);
    this.#free = new Uint8Array(slopes.positions.length).fill(1);
  }

  isFree(window: number): boolean {
    return this.#free[window] === 1;
  }

  /** Gives windows to a cluster. */
  take(members: readonly number[]): void {
    for (const k of members) this.#free[k] = 0;
    this.#known.clear();
  }

  around(first: readonly number[]): Settled {
    let settled: Settled = { members: first, energy: 0 };
    for (let turn = 0; turn < turns && settled.members.length >= leastMembers; turn++) {
      const key = settled.members.join();
      const next = this.#known.get(key) ?? this.#next(settled.members);
      this.#known.set(key, next);
      settled = next;
    }
    return settled;
  }

  #next(members: readonly number[]): Settled {
    const { width, windows, crowdEnergy, positions } = this.#slopes;
    this.#marked.fill(0);
    for (const k of members) this.#marked[k] = 1;
    const middle = this.#medians.of(this.#marked, members.length);
    const energy = middle.reduce((sum, value) => sum + value * value, 0);
    const most = crowdEnergies * crowdEnergy + ownPart * energy;
    const near: number[] = [];
    for (let k = 0; k < positions.length; k++) {
      if (this.#free[k] === 1 && !differ(middle, 0, windows, k * width, width, most)) near.push(k);
    }
    return { members: near, energy };
  }
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
