/** The waveform of a unit as a decomposition holds it, and what two of them share at every lag. */
import { KernelSpace } from '../../../kernels/kernelSpace';
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

/** Σ a · b for all lags in quarters of a sample. */
export class SharedEnergy {
  /** Lags, in samples, beyond which nothing is shared. */
  readonly #earliest: number;
  readonly #latest: number;
  readonly #values: Float64Array;

  constructor(a: UnitShape, b: UnitShape) {
    this.#earliest = -(a.after + b.before + 1);
    this.#latest = a.before + b.after + 1;
    const count = this.#latest - this.#earliest + 1;
    this.#values = new Float64Array(count * stepsPerSample);
    for (let k = 0; k < count; k++) {
      for (let phase = 0; phase < stepsPerSample; phase++) {
        this.#values[k * stepsPerSample + phase] = shared(a, b, this.#earliest + k, phase);
      }
    }
  }

  /** What is shared at the lag at which it is most. */
  get most(): number {
    return this.#values.reduce((most, value) => Math.max(most, value), 0);
  }

  /**
   * Takes what `scale` times a, aligned at `position` (quarters of a sample), adds to correlations with b off them.
   * @param correlations of samples from `first` on
   */
  takeOff(correlations: Float64Array, first: number, position: number, scale: number): void {
    const values = this.#values;
    const sample = position / stepsPerSample;
    const from = Math.max(first, Math.ceil(sample - this.#latest));
    const to = Math.min(first + correlations.length, Math.floor(sample - this.#earliest) + 1);
    let place = position - (from + this.#earliest) * stepsPerSample;
    for (let n = from; n < to; n++, place -= stepsPerSample) {
      if (place >= values.length) continue;
      correlations[n - first] = (correlations[n - first] as number) - scale * (values[place] as number); // in bounds
    }
  }
}

/** At a lag of whole samples and quarters of one: how much later a's alignment point is than b's. */
function shared(a: UnitShape, b: UnitShape, lag: number, phase: number): number {
  const own = a.at(phase);
  const other = b.values;
  const shift = lag - a.before + b.before;
  const from = Math.max(0, -shift);
  const to = Math.min(own.length, other.length - shift);
  let sum = 0;
  for (let i = from; i < to; i++) sum += (own[i] as number) * (other[i + shift] as number); // in bounds
  return sum;
}

/** Structural: samples of which correlations are worked out at a time. */
const batch = 4096;
const space = new KernelSpace();

/** Σ signal · waveform with the alignment point at each active sample; 0 elsewhere. */
export function correlated(
  signal: Float64Array,
  { values, before }: UnitShape,
  active: Uint8Array,
): Float64Array {
  const result = new Float64Array(signal.length);
  const { length } = values;
  const [weights, samples, sums] = space.layOut(length, batch + length + 3, batch + 3);
  weights.values.set(values);
  for (let from = active.indexOf(1); from >= 0; from = active.indexOf(1, from)) {
    const end = active.indexOf(0, from);
    const to = Math.min(end < 0 ? active.length : end, from + batch);
    const start = from - before;
    const needed = signal.subarray(Math.max(0, start), Math.max(0, to - before + length));
    samples.values.fill(0);
    samples.values.set(needed, Math.max(0, -start));
    space.run.products(weights.address, length, samples.address, 1, sums.address, to - from);
    result.set(sums.values.subarray(0, to - from), from);
    from = to;
  }
  return result;
}
