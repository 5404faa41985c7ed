/** The waveform of a unit as a decomposition holds it, and what two of them share at every lag. */
import { KernelSpace, numberBytes, type Room, singlesOf } from '../../../kernels/kernelSpace';
import { delayed, stepsPerSample } from './fractions';

/** A waveform with its alignment point at sample `before`. */
export class UnitShape {
  readonly before: number;
  readonly values: Float64Array;
  /** Sum of squares. */
  readonly energy: number;
  /** Largest magnitude. */
  readonly peak: number;
  readonly #phases: readonly Float64Array[];

  constructor(values: Float64Array, before: number) {
    this.values = values;
    this.before = before;
    this.energy = values.reduce((sum, value) => sum + value * value, 0);
    this.peak = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    this.#phases = Array.from({ length: stepsPerSample }, (_, phase) => delayed(values, phase));
  }

  get after(): number {
    return this.values.length - this.before;
  }

  /** The waveform delayed by quarters of a sample. */
  at(phase: number): Float64Array {
    return this.#phases[phase] as Float64Array; // phases are below stepsPerSample
  }

  /** Takes `scale` times the waveform, aligned at `position` (quarters of a sample), off samples from `first` on. */
  takeFrom(left: Float64Array, position: number, scale: number, first = 0): void {
    const sample = Math.floor(position / stepsPerSample);
    const values = this.at(position - sample * stepsPerSample);
    const start = sample - this.before - first;
    const from = Math.max(0, -start);
    const to = Math.min(values.length, left.length - start);
    for (let i = from; i < to; i++) {
      left[start + i] = (left[start + i] as number) - scale * (values[i] as number); // in bounds
    }
  }
}

/** Structural: samples of which correlations are worked out at a time. */
const batch = 4096;
const space = new KernelSpace();

/** Σ a · b for all lags in quarters of a sample. */
export class SharedEnergy {
  /** Of b's alignment point against a's, in samples, the first that shares anything. */
  readonly first: number;
  /** By the quarters of a sample that a is delayed by; of b's alignment point at each sample from the first on. */
  readonly #phases: readonly Float64Array[];

  constructor(a: UnitShape, b: UnitShape) {
    const { length } = b.values;
    const count = a.values.length + length + 3;
    this.first = -(a.before + b.after + 1);
    const [weights, values, sums] = space.layOut(length, count + length, count + 3);
    weights.values.set(b.values);
    this.#phases = Array.from({ length: stepsPerSample }, (_, phase) => {
      values.values.fill(0);
      values.values.set(a.at(phase), length + 1);
      space.run.products(weights.address, length, values.address, 1, sums.address, count);
      return sums.values.slice(0, count);
    });
  }

  /** Numbers at all lags. */
  get size(): number {
    return this.#phases.reduce((sum, { length }) => sum + length, 0);
  }

  /** Writes them, one delay after the other. */
  layInto(values: Float64Array): void {
    let place = 0;
    for (const phase of this.#phases) {
      values.set(phase, place);
      place += phase.length;
    }
  }

  /** What is shared at the lag at which it is most. */
  get most(): number {
    return this.#phases.reduce((most, values) => values.reduce((a, b) => Math.max(a, b), most), 0);
  }

  /** Quarters of a sample from a's alignment point to b's where most is shared. */
  get lag(): number {
    let [most, lag] = [0, 0];
    this.#phases.forEach((values, phase) => {
      values.forEach((value, i) => {
        if (value > most) [most, lag] = [value, (this.first + i) * stepsPerSample - phase];
      });
    });
    return lag;
  }

  /**
   * Takes what `scale` times a, aligned at `position` (quarters of a sample), adds to correlations with b off them.
   * @param correlations of samples from `first` on, those from `begin` up to `end` of the array
   */
  takeOff(
    correlations: Float64Array,
    first: number,
    position: number,
    scale: number,
    begin = 0,
    end = correlations.length,
  ): void {
    const sample = Math.floor(position / stepsPerSample);
    const values = this.#phases[position - sample * stepsPerSample] as Float64Array; // phases are below stepsPerSample
    const start = begin + sample + this.first - first;
    const from = Math.max(begin, start);
    const to = Math.min(end, start + values.length);
    for (let i = from; i < to; i++) {
      correlations[i] = (correlations[i] as number) - scale * (values[i - start] as number); // in bounds
    }
  }
}

/** What two units share, and a room of the space in which correlations are: for a kernel to take it off them. */
export class SharedRoom {
  readonly shared: SharedEnergy;
  readonly #room: Room;
  readonly #length: number;

  /** @param room of `shared.size` numbers */
  constructor(shared: SharedEnergy, room: Room) {
    this.shared = shared;
    this.#room = room;
    this.#length = shared.size / stepsPerSample;
    shared.layInto(room.values);
  }

  /** As `SharedEnergy.takeOff` from correlations of all samples, to the last bit. @param space that both rooms are of */
  takeOff({ run }: KernelSpace, { values, address }: Room, position: number, scale: number): void {
    const sample = Math.floor(position / stepsPerSample);
    const start = sample + this.shared.first;
    const from = Math.max(0, start);
    const to = Math.min(values.length, start + this.#length);
    if (from >= to) return;
    const place = (position - sample * stepsPerSample) * this.#length + from - start;
    const others = this.#room.address + place * numberBytes;
    run.takeScaled(others, address + from * numberBytes, scale, to - from);
  }
}

/** Σ signal · waveform with the alignment point at each active sample; 0 elsewhere. @param result of as many samples */
export function correlated(
  signal: Float64Array,
  { values, before }: UnitShape,
  active: Uint8Array,
  result: Float64Array,
): Float64Array {
  result.fill(0);
  // The kernel works in fours; single precision is a millionth of what is correlated.
  const length = Math.ceil(values.length / 4) * 4;
  const rooms = space.layOut(length / 2, (batch + length + 4) / 2, batch + 3);
  const [weights, samples] = [singlesOf(rooms[0]), singlesOf(rooms[1])];
  weights.fill(0);
  weights.set(values);
  for (let from = active.indexOf(1); from >= 0; from = active.indexOf(1, from)) {
    const end = active.indexOf(0, from);
    const to = Math.min(end < 0 ? active.length : end, from + batch);
    const start = from - before;
    const needed = signal.subarray(Math.max(0, start), Math.max(0, to - before + values.length));
    samples.fill(0);
    samples.set(needed, Math.max(0, -start));
    space.run.singleProducts(rooms[0].address, length, rooms[1].address, 1, rooms[2].address, to - from);
    result.set(rooms[2].values.subarray(0, to - from), from);
    from = to;
  }
  return result;
}
