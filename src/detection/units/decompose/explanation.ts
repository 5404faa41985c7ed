/**
 * An epoch as the sum of units' discharges: what they leave, and what each unit's waveform correlates with in it, kept up to
 * date as discharges come and go. Positions are in quarters of a sample.
 */
import type { KernelSpace, Room } from '../../../kernels/kernelSpace';
import { decomposeNumbers } from './decomposeNumbers';
import { stepsPerSample } from './fractions';
import type { IntervalModel } from './intervals';
import { correlated, SharedEnergy, SharedRoom, type UnitShape } from './unitShape';

const { scaleSpread, leastScale, mostScale, shortestInterval, resolution, bar } = decomposeNumbers.values;
const stiffness = 1 / scaleSpread ** 2;
/** Structural: seconds beyond which it does not matter how far the next discharge is. */
const farSeconds = 2;
/** Structural: sizes that differ by less are the same, a tenth of how far a unit's discharges differ. */
const indistinctScale = scaleSpread / 10;

/** A discharge: of which unit, when (quarters of a sample), how large. */
export interface Discharge {
  readonly unit: number;
  readonly position: number;
  readonly scale: number;
}

/** Size of a discharge, and the logarithm of how much likelier it makes the signal. */
export interface Judgement {
  readonly scale: number;
  readonly likelihood: number;
}

/** What an explanation is begun with. */
export interface Explained {
  readonly signal: Float64Array;
  /** Samples per second. */
  readonly rate: number;
  readonly shapes: readonly UnitShape[];
  /** Of a sample about what is explained. */
  readonly variance: Float64Array;
  /** 1 where a discharge may be. */
  readonly active: Uint8Array;
  readonly priors: readonly IntervalModel[];
  /** Where correlations are kept: an explanation that it was used for before is gone. */
  readonly space: KernelSpace;
}

export class Explanation {
  readonly rate: number;
  readonly shapes: readonly UnitShape[];
  readonly variance: Float64Array;
  readonly active: Uint8Array;
  /** What the discharges leave. */
  readonly left: Float64Array;
  /** Σ left · waveform by the sample of the alignment point, of each unit. */
  readonly correlations: readonly Float64Array[];
  /** In order. */
  readonly trains: readonly Discharge[][];
  /** Samples of the longest shape. */
  readonly reach: number;
  readonly #weights: Float64Array;
  readonly #space: KernelSpace;
  readonly #rooms: readonly Room[];
  readonly #shared: readonly (readonly SharedRoom[])[];
  readonly #shortest: number;
  #priors: readonly IntervalModel[];

  constructor({ signal, rate, shapes, variance, active, priors, space }: Explained) {
    this.rate = rate;
    this.shapes = shapes;
    this.variance = variance;
    this.active = active;
    this.left = signal.slice();
    this.trains = shapes.map(() => []);
    this.reach = shapes.reduce((most, { values }) => Math.max(most, values.length + 1), 1);
    this.#weights = variance.map((value) => 1 / value);
    const shared = shapes.flatMap((a) => shapes.map((b) => new SharedEnergy(a, b)));
    const rooms = space.layOut(...shapes.map(() => signal.length), ...shared.map(({ size }) => size));
    this.#space = space;
    this.#rooms = rooms.slice(0, shapes.length);
    this.correlations = this.#rooms.map(
      ({ values }, unit) => correlated(signal, shapes[unit] as UnitShape, active, values), // as many
    );
    this.#shared = shapes.map((_, a) =>
      shapes.map((__, b) => {
        const place = a * shapes.length + b;
        return new SharedRoom(shared[place] as SharedEnergy, rooms[shapes.length + place] as Room); // laid out
      }),
    );
    this.#shortest = Math.round(shortestInterval * rate * stepsPerSample);
    this.#priors = priors;
  }

  setPriors(priors: readonly IntervalModel[]): void {
    this.#priors = priors;
  }

  /** What two units' waveforms share. */
  shared(a: number, b: number): SharedEnergy {
    return (this.#shared[a]?.[b] as SharedRoom).shared; // callers go through the units
  }

  /** A unit's discharges in order; callers go through the units. */
  train(unit: number): Discharge[] {
    return this.trains[unit] as Discharge[];
  }

  /** Seconds of a unit's discharges. */
  times(unit: number): Float64Array {
    return Float64Array.from(this.train(unit), ({ position }) => position / stepsPerSample / this.rate);
  }

  add(discharge: Discharge): void {
    this.train(discharge.unit).splice(this.place(discharge.unit, discharge.position), 0, discharge);
    this.#take(discharge, discharge.scale);
  }

  remove(discharge: Discharge): void {
    this.train(discharge.unit).splice(this.place(discharge.unit, discharge.position), 1);
    this.#take(discharge, -discharge.scale);
  }

  /** Makes a unit's discharges another's, but where that one has its own: both are one. */
  takeOver(unit: number, from: number): void {
    const { lag } = this.shared(unit, from);
    for (const discharge of [...this.train(from)]) {
      this.remove(discharge);
      const position = discharge.position - lag;
      const train = this.train(unit);
      const place = this.place(unit, position);
      const before = train[place - 1]?.position ?? -Infinity;
      const after = train[place]?.position ?? Infinity;
      if (position - before < this.#shortest || after - position < this.#shortest) continue;
      this.add({ unit, position, scale: this.judge(unit, position, this.left, 0).scale });
    }
  }

  /** Puts some discharges in the place of others; those that are in both stay as they are. @returns whether any is another */
  exchange(old: readonly Discharge[], all: readonly Discharge[]): boolean {
    const gone = old.filter((discharge) => !isAmong(all, discharge));
    const come = all.filter((discharge) => !isAmong(old, discharge));
    for (const discharge of gone) this.remove(discharge);
    for (const discharge of come) this.add(discharge);
    return gone.length + come.length > 0;
  }

  /** Index of the unit's first discharge at or after a position. */
  place(unit: number, position: number): number {
    const train = this.train(unit);
    let low = 0;
    let high = train.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((train[middle] as Discharge).position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What intervals say of a discharge between two others of its unit (±Infinity where there is none). */
  prior(unit: number, position: number, before: number, after: number): number {
    if (position - before < this.#shortest || after - position < this.#shortest) return -Infinity;
    const stepSeconds = 1 / (this.rate * stepsPerSample);
    const since = Math.min(farSeconds, (position - before) * stepSeconds);
    const until = Math.min(farSeconds, (after - position) * stepSeconds);
    const model = this.#priors[unit] as IntervalModel; // callers go through the units
    return model.gain(position * stepSeconds, since, until, resolution) - bar;
  }

  /** What the signal says of a discharge. @param left what is left of samples `first` on */
  judge(unit: number, position: number, left: Float64Array, first: number): Judgement {
    const shape = this.shapes[unit] as UnitShape; // callers go through the units
    const sample = Math.floor(position / stepsPerSample);
    const values = shape.at(position - sample * stepsPerSample);
    const start = sample - shape.before;
    const from = Math.max(0, first - start);
    const to = Math.min(values.length, first + left.length - start);
    const weights = this.#weights;
    // Two sums of each, so that no addition waits for the one before.
    let [product, product2, energy, energy2] = [stiffness, 0, stiffness, 0];
    let i = from;
    for (; i + 1 < to; i += 2) {
      const value = values[i] as number; // in bounds, as all here
      const value2 = values[i + 1] as number;
      const weighted = (weights[start + i] as number) * value;
      const weighted2 = (weights[start + i + 1] as number) * value2;
      product += weighted * (left[start + i - first] as number);
      product2 += weighted2 * (left[start + i + 1 - first] as number);
      energy += weighted * value;
      energy2 += weighted2 * value2;
    }
    if (i < to) {
      const weighted = (weights[start + i] as number) * (values[i] as number);
      product += weighted * (left[start + i - first] as number);
      energy += weighted * (values[i] as number);
    }
    product += product2;
    energy += energy2;
    const scale = Math.min(mostScale, Math.max(leastScale, product / energy));
    return { scale, likelihood: scale * product - (scale * scale * energy) / 2 - stiffness / 2 };
  }

  #take({ unit, position }: Discharge, scale: number): void {
    (this.shapes[unit] as UnitShape).takeFrom(this.left, position, scale); // callers go through the units
    this.#shared[unit]?.forEach((shared, other) => {
      shared.takeOff(this.#space, this.#rooms[other] as Room, position, scale); // of a unit
    });
  }
}

function isAmong(list: readonly Discharge[], { unit, position, scale }: Discharge): boolean {
  return list.some(
    (one) => one.unit === unit && one.position === position && Math.abs(one.scale - scale) < indistinctScale,
  );
}
