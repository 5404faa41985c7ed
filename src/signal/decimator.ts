/**
 * Brings a stretch to a lower sampling rate: a linear-phase low-pass (windowed sinc, Kaiser window: Oppenheim &
 * Schafer, Discrete-Time Signal Processing, ch. 7) and every n-th of its values. Potentials keep shape and place.
 */
import { at } from '../base/typedArrays';
import { KernelSpace, singlesOf } from '../kernels/kernelSpace';

/** Stop-band attenuation of the low-pass. */
const attenuationDecibels = 55;
/** Transition band in parts of the new rate: what folds back lies above 0.42 of it. */
const passUpTo = 0.42;
const stopFrom = 0.58;

/** Outputs that are worked out at a time: what they need stays in the processor's cache. */
const batch = 2048;

const space = new KernelSpace();

/** Takes every `factor`-th value of a low-passed signal, which is worked out in the samples' own precision: single. */
export class Decimator {
  readonly factor: number;
  /** Samples either side of an output that it depends on. */
  readonly reach: number;
  /** The impulse response, and zeros up to a multiple of four. */
  readonly #weights: Float32Array;

  /** @throws RangeError unless `factor` is a whole number from 1. */
  constructor(factor: number) {
    if (!(Number.isSafeInteger(factor) && factor >= 1)) {
      throw new RangeError(`A signal can't be decimated by ${factor}.`);
    }
    this.factor = factor;
    const half = factor === 1 ? Float64Array.of(1) : designHalf(factor);
    this.reach = half.length - 1;
    this.#weights = new Float32Array(4 * Math.ceil((2 * half.length - 1) / 4));
    for (let k = -this.reach; k <= this.reach; k++) this.#weights[this.reach + k] = at(half, Math.abs(k));
  }

  /**
   * Values at samples `first`, `first + factor`, … of `values`, `count` of them, in `result` where it is given.
   * @throws RangeError where `values` does not hold `reach` samples either side of all of them.
   */
  decimate(
    values: Float32Array | Float64Array,
    first: number,
    count: number,
    result: Float64Array = new Float64Array(count),
  ): Float64Array {
    const { factor, reach } = this;
    const last = first + (count - 1) * factor;
    if (count > 0 && (first < reach || last + reach >= values.length)) {
      throw new RangeError(`Decimating needs ${reach} samples either side of ${first} to ${last}.`);
    }
    if (factor === 1) {
      result.set(values.subarray(first, first + count));
      return result;
    }
    const taps = this.#weights.length;
    // The kernel works in fours, and reads on for what is left of them.
    const [weightRoom, inputRoom, output] = space.layOut(
      taps / 2,
      Math.ceil(((batch + 3) * factor + taps) / 2),
      batch,
    );
    singlesOf(weightRoom).set(this.#weights);
    const input = singlesOf(inputRoom);
    for (let done = 0; done < count; done += batch) {
      const some = Math.min(batch, count - done);
      const from = first - reach + done * factor;
      const needed = values.subarray(from, from + (some - 1) * factor + taps);
      input.set(needed);
      // Weights of 0 are no help against what is no number.
      input.fill(0, needed.length, needed.length + 4);
      const { address } = inputRoom;
      space.run.singleProducts(weightRoom.address, taps, address, factor, output.address, some);
      result.set(output.values.subarray(0, some), done);
    }
    return result;
  }
}

/** The impulse response from its middle on; the other half is its mirror image. Its sum over both halves is 1. */
function designHalf(factor: number): Float64Array {
  const transition = (2 * Math.PI * (stopFrom - passUpTo)) / factor;
  const reach = Math.ceil((attenuationDecibels - 8) / (2.285 * transition) / 2);
  const beta = 0.5842 * (attenuationDecibels - 21) ** 0.4 + 0.07886 * (attenuationDecibels - 21);
  const cutoff = (Math.PI * (passUpTo + stopFrom)) / factor; // radians per sample, middle of the transition
  const half = Float64Array.from({ length: reach + 1 }, (_, k) => {
    const sinc = k === 0 ? cutoff / Math.PI : Math.sin(cutoff * k) / (Math.PI * k);
    return (sinc * besselI0(beta * Math.sqrt(1 - (k / (reach + 1)) ** 2))) / besselI0(beta);
  });
  const sum = half.reduce((total, value, k) => total + (k === 0 ? value : 2 * value), 0);
  return half.map((value) => value / sum);
}

/** The modified Bessel function of the first kind, order 0, by its power series (Abramowitz & Stegun 9.6.12). */
function besselI0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
