/**
 * Brings a stretch to a lower sampling rate. Even factors are taken by halves (Crochiere & Rabiner, Multirate Digital
 * Signal Processing, ch. 5): the early low-passes need few weights, as only what would fold into the last one's band
 * must be gone by then. Potentials keep shape and place.
 */
import { ScratchRoom } from './scratchRoom';
import { ThinningLowPass } from './thinningLowPass';

/** Stop-band attenuation of the last low-pass, and of those before it: their ripples must not add to its own. */
const attenuationDecibels = 55;
const earlyAttenuationDecibels = 75;
/** Transition band in parts of the new rate: what folds back lies above 0.42 of it. */
const passUpTo = 0.42;
const stopFrom = 0.58;

/** So many outputs at a time, that what lies between the low-passes stays in the processor's nearest memory. */
const piece = 1024;

/** Takes every `factor`-th value of a low-passed signal. */
export class Decimator {
  readonly factor: number;
  /** Samples either side of an output that it depends on. */
  readonly reach: number;
  /** None where nothing is to be done. */
  readonly #lowPass: ThinningLowPass | undefined;
  /** Goes on with what the low-pass leaves. */
  readonly #next: Decimator | undefined;
  /** What it leaves of the present stretch. */
  readonly #between = new ScratchRoom();

  /** @throws RangeError unless `factor` is a whole number from 1. */
  constructor(factor: number) {
    if (!(Number.isSafeInteger(factor) && factor >= 1)) {
      throw new RangeError(`A signal can't be decimated by ${factor}.`);
    }
    this.factor = factor;
    if (factor > 2 && factor % 2 === 0) {
      const edges = { passUpTo: passUpTo / factor, stopFrom: 0.5 - passUpTo / factor };
      this.#lowPass = new ThinningLowPass(2, edges, earlyAttenuationDecibels);
      this.#next = new Decimator(factor / 2);
    } else if (factor > 1) {
      const edges = { passUpTo: passUpTo / factor, stopFrom: stopFrom / factor };
      this.#lowPass = new ThinningLowPass(factor, edges, attenuationDecibels);
    }
    this.reach = (this.#lowPass?.reach ?? 0) + 2 * (this.#next?.reach ?? 0);
  }

  /**
   * Values at samples `first`, `first + factor`, … of `values`, `count` of them, in `result` where it is given.
   * @throws RangeError where `values` does not hold `reach` samples either side of all of them.
   */
  decimate(
    values: Float64Array,
    first: number,
    count: number,
    result: Float64Array = new Float64Array(count),
  ): Float64Array {
    const { factor, reach } = this;
    const last = first + (count - 1) * factor;
    if (count > 0 && (first < reach || last + reach >= values.length)) {
      throw new RangeError(`Decimating needs ${reach} samples either side of ${first} to ${last}.`);
    }
    if (!this.#lowPass) result.set(values.subarray(first, first + count));
    else if (!this.#next) this.#lowPass.filter(values, first, result);
    else {
      for (let out = 0; out < count; out += piece) {
        const part = result.subarray(out, Math.min(count, out + piece));
        this.#inHalves(this.#lowPass, this.#next, values, first + out * factor, part);
      }
    }
    return result;
  }

  #inHalves(
    lowPass: ThinningLowPass,
    next: Decimator,
    values: Float64Array,
    first: number,
    result: Float64Array,
  ): void {
    const between = this.#between.take((result.length - 1) * next.factor + 1 + 2 * next.reach);
    lowPass.filter(values, first - lowPass.factor * next.reach, between);
    next.decimate(between, next.reach, result.length, result);
  }
}
