/**
 * Units that were taken for one: where a train's intervals are those of several, its discharges are compared with one another
 * again, each without all other units. Those that look alike and recur like one unit are one of its parts.
 */
import { gaussianMedianMagnitude, medianReordering } from '../../../signal/statistics';
import { areRegularTogether } from './census';
import { crowdSeedNumbers } from './crowdSeedNumbers';
import type { Discharge, Explanation } from './explanation';
import { stepsPerSample, valueBetween } from './fractions';
import { hasManyShort } from '../sorter/quality';
import { slopes, type SteepSlopes, windowOf } from './steepSlopes';
import { tightClusters } from './tightClusters';
import { UnitShape } from './unitShape';

const { leastMembers, coveredPart } = crowdSeedNumbers.values;
/** Structural: every so-manieth sample is enough for a median. */
const crowdStride = 5;
/** Structural: a unit that is several. */
const several = 2;

/** One of the units that a train is of. */
interface UnitPart {
  readonly shape: UnitShape;
  /** Seconds, ascending. */
  readonly times: Float64Array;
}

/** Finds the parts of an explanation's units. */
export class Parting {
  readonly #explanation: Explanation;
  readonly #isSteep: boolean;
  /** Slopes of what all units leave; made when they are asked for, since few explanations have such a unit. */
  #rest: Float64Array | undefined;

  /** @param isSteep whether slopes are explained */
  constructor(explanation: Explanation, isSteep: boolean) {
    this.#explanation = explanation;
    this.#isSteep = isSteep;
  }

  /** The units that one is of; none where it is one. */
  partsOf(unit: number): readonly UnitPart[] {
    const { rate } = this.#explanation;
    const train = this.#explanation.train(unit);
    if (train.length < several * leastMembers) return [];
    const all = Float64Array.from(train, ({ position }) => position);
    if (!hasManyShort(all, rate * stepsPerSample)) return [];
    const shape = this.#explanation.shapes[unit] as UnitShape; // of a unit
    const clusters = tightClusters(this.#windows(train, shape), rate).map(({ positions }) => positions);
    const covered = clusters.reduce((sum, { length }) => sum + length, 0);
    const trains = covered < coveredPart * train.length ? [] : joined(clusters, rate * stepsPerSample);
    return trains.length < several ? [] : trains.map((positions) => this.#part(positions, train, shape));
  }

  #steepOf(values: Float64Array): Float64Array {
    return this.#isSteep ? values : slopes(values, this.#explanation.rate);
  }

  /** Slopes around discharges without all other units'. */
  #windows(train: readonly Discharge[], shape: UnitShape): SteepSlopes {
    const rest = (this.#rest ??= this.#steepOf(this.#explanation.left));
    const { around, step } = windowOf(this.#explanation.rate);
    const width = 2 * around + 1;
    const own = this.#steepOf(shape.values);
    const windows = new Float32Array(train.length * width);
    const energies = new Float64Array(train.length);
    train.forEach(({ position, scale }, w) => {
      const sample = Math.floor(position / stepsPerSample);
      const phase = position - sample * stepsPerSample;
      for (let k = 0; k < width; k++) {
        const offset = (k - around) * step;
        const left = valueBetween(rest, sample + offset, phase);
        const value = left + scale * (own[shape.before + offset] ?? 0);
        windows[w * width + k] = value;
        energies[w] = (energies[w] as number) + value * value; // in bounds
      }
    });
    const positions = Float64Array.from(train, ({ position }) => position);
    return { positions, width, windows, energies, crowdEnergy: width * typicalSquare(rest) };
  }

  #part(positions: Float64Array, train: readonly Discharge[], shape: UnitShape): UnitPart {
    const { left, rate } = this.#explanation;
    const isIn = new Set(positions);
    const members = train.filter(({ position }) => isIn.has(position));
    const column = new Float64Array(members.length);
    const values = shape.values.map((value, k) => {
      members.forEach(({ position, scale }, i) => {
        const sample = Math.floor(position / stepsPerSample);
        const rest = valueBetween(left, sample - shape.before + k, position - sample * stepsPerSample);
        column[i] = rest + scale * value;
      });
      return medianReordering(column) ?? 0;
    });
    return {
      shape: new UnitShape(values, shape.before),
      times: positions.map((position) => position / stepsPerSample / rate),
    };
  }
}

/** Trains of which no two fire like one unit together: one that a drift or jiggle took apart is one. */
function joined(trains: readonly Float64Array[], perSecond: number): readonly Float64Array[] {
  const kept: Float64Array[] = [];
  for (const train of trains) {
    const seconds = train.map((position) => position / perSecond);
    const same = kept.findIndex((other) =>
      areRegularTogether(
        other.map((position) => position / perSecond),
        seconds,
      ),
    );
    const other = kept[same];
    if (other) kept[same] = Float64Array.from([...other, ...train]).sort();
    else kept.push(train);
  }
  return kept;
}

/** The square of the robust deviation. */
function typicalSquare(values: Float64Array): number {
  const sample = new Float64Array(Math.floor(values.length / crowdStride));
  for (let i = 0; i < sample.length; i++) sample[i] = Math.abs(values[i * crowdStride] as number); // in bounds
  return ((medianReordering(sample) ?? 0) / gaussianMedianMagnitude) ** 2;
}
