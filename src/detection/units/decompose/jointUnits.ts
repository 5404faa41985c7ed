/**
 * Trains of a whole episode, decomposed block by block: in each block the sorter's units are the seeds, in their latest
 * waveform, so that a drift is followed; units that are learned in one block are seeds of the next. Where a unit of the
 * sorter's is lost, the sorter's own train stays. In a crowd the sorter's units are mixtures: there slopes are decomposed.
 */
import { indexFrom } from '../../../base/ascending';
import { ascendingOrder, inOrder } from '../sorter/order';
import { geometryOf, type Geometry } from '../sorter/geometry';
import type { SortedSegment, SortedUnit } from '../sorter/sortedSegment';
import type { SorterInput } from '../sorter/sorterInput';
import { decomposing, type Seed } from './decompose';
import { decomposeNumbers } from './decomposeNumbers';
import { type JointParameters, JointTrain } from './jointTrain';
import { decomposingCrowd } from './crowdBlock';
import { learnedSeeds } from './learnedSeeds';
import { isNobodys } from './census';
import { noiseOf } from './refine';

const { leastInEnd, lostPart, mostPotentials, stillCrowded, sameSeconds } = decomposeNumbers.values;

/** A part of an episode. Its margins belong to the blocks beside it. */
export interface Block {
  readonly signal: Float64Array;
  /** The same in the band that potentials are measured in. */
  readonly wide: Float32Array;
  /** Seconds of the first sample, and between which seconds discharges count. */
  readonly begins: number;
  readonly from: number;
  readonly to: number;
}

/** Takes an episode's blocks in order. */
export class JointUnits {
  readonly #input: SorterInput;
  readonly #sorted: SortedSegment;
  readonly #parameters: JointParameters;
  readonly #geometry: Geometry;
  /** The sorter's units, then those that were learned. */
  readonly #trains: JointTrain[];
  #wasCrowded = false;

  constructor(input: SorterInput, sorted: SortedSegment, parameters: JointParameters) {
    this.#input = input;
    this.#sorted = sorted;
    this.#parameters = parameters;
    this.#geometry = geometryOf(input.samplingRate, parameters);
    this.#trains = sorted.units.map((unit) => new JointTrain(this.#geometry, unit));
  }

  /** Whether so many potentials overlap between two seconds that the sorter's units are mixtures. */
  #isCrowded(from: number, to: number): boolean {
    const { times } = this.#sorted.spikes;
    const most = this.#wasCrowded ? stillCrowded * mostPotentials : mostPotentials;
    return times.filter((t) => t >= from && t < to).length > most * (to - from);
  }

  /** Decomposes a block, in steps between which others may have a turn. */
  *add({ signal, wide, begins, from, to }: Block): Generator<undefined, void> {
    const { samplingRate: rate, noiseRms: noise } = this.#input;
    const isCrowded = this.#isCrowded(from, to);
    this.#wasCrowded = isCrowded;
    const places = [...this.#trains.keys()].filter((i) => !isCrowded || this.#trains[i]?.isJoint);
    const known = places.map((i): Seed => (this.#trains[i] as JointTrain).seed(from, to)); // of the trains
    const epoch = { signal, rate, noise };
    const { units, left } = yield* isCrowded
      ? decomposingCrowd(epoch, known, this.#parameters.unitMost)
      : decomposing(epoch, known, (rest) => learnedSeeds(rest, this.#input, this.#parameters));
    const found = { wide, noise: noiseOf(left), begins, from, to };
    for (const unit of units) {
      const place = places[unit.seed];
      const train = this.#trains[place ?? -1] ?? new JointTrain(this.#geometry);
      if (place === undefined) this.#trains.push(train);
      train.add(unit, found);
    }
  }

  /** The episode as the sorter would give it. */
  result(): SortedSegment {
    const joint = this.#trains.filter((train) => train.count >= leastInEnd);
    const whole = joint.map((train) => train.unit(this.#input.noiseRms, this.#parameters));
    const all = joinedTimes(whole);
    const lost = this.#trains.flatMap(({ sorted }, i) => {
      const train = this.#trains[i];
      if (!sorted || !train || joint.includes(train)) return [];
      return this.#isLost(sorted, all) ? [sorted] : [];
    });
    const units = [...whole, ...lost].sort((a, b) => largest(b) - largest(a));
    const spikes = this.#spikes(units);
    const assigned = units.reduce((sum, { times }) => sum + times.length, 0);
    return { units, spikes, assignedFraction: spikes.times.length > 0 ? assigned / spikes.times.length : 0 };
  }

  /** Whether a sorter's train is one of a unit that none of the joint trains holds. */
  #isLost({ times, snr }: SortedUnit, all: Float64Array): boolean {
    if (times.length === 0 || isNobodys(times, snr)) return false;
    const taken = times.filter((t) => isNear(all, t, sameSeconds)).length;
    return taken <= lostPart * times.length;
  }

  /** All discharges, and the potentials that the sorter saw where none of them is. */
  #spikes(units: readonly SortedUnit[]): SortedSegment['spikes'] {
    const all = joinedTimes(units);
    const { times, amplitudes } = this.#sorted.spikes;
    const loose = Array.from(times.keys()).filter(
      (i) => !isNear(all, times[i] as number, this.#parameters.unitDeadTime), // in bounds
    );
    const seconds = Float64Array.from([
      ...units.flatMap((unit) => Array.from(unit.times)),
      ...loose.map((i) => times[i] as number),
    ]);
    const sizes = Float64Array.from([
      ...units.flatMap((unit) => Array.from(unit.amplitudes)),
      ...loose.map((i) => amplitudes[i] as number),
    ]);
    const order = ascendingOrder(seconds);
    return { times: inOrder(seconds, order), amplitudes: Float32Array.from(inOrder(sizes, order)) };
  }
}

function largest({ amplitudes, times }: SortedUnit): number {
  return amplitudes.reduce((sum, value) => sum + value, 0) / Math.max(1, times.length);
}

function joinedTimes(units: readonly SortedUnit[]): Float64Array {
  return Float64Array.from(units.flatMap(({ times }) => Array.from(times))).sort();
}

/** Whether any of some times, which ascend, is within `reach`. */
function isNear(times: Float64Array, t: number, reach: number): boolean {
  return (times[indexFrom(times, t - reach)] ?? Infinity) <= t + reach;
}
