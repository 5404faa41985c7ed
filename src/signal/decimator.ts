/**
 * Brings a stretch to a lower sampling rate: a linear-phase low-pass (windowed sinc, Kaiser window: Oppenheim &
 * Schafer, Discrete-Time Signal Processing, ch. 7) and every n-th of its values. Potentials keep shape and place.
 */
import { at } from '../recording/typedArrays';

/** Stop-band attenuation of the low-pass. */
const attenuationDecibels = 55;
/** Transition band in parts of the new rate: what folds back lies above 0.42 of it. */
const passUpTo = 0.42;
const stopFrom = 0.58;

/** Takes every `factor`-th value of a low-passed signal. */
export class Decimator {
  readonly factor: number;
  /** Samples either side of an output that it depends on. */
  readonly reach: number;
  readonly #centre: number;
  readonly #combs: readonly Comb[];

  /** @throws RangeError unless `factor` is a whole number from 1. */
  constructor(factor: number) {
    if (!(Number.isSafeInteger(factor) && factor >= 1)) {
      throw new RangeError(`A signal can't be decimated by ${factor}.`);
    }
    this.factor = factor;
    const half = factor === 1 ? Float64Array.of(1) : designHalf(factor);
    this.#centre = at(half, 0);
    this.#combs = combsOf(half, factor);
    this.reach = half.length - 1;
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
    const inFours = count - (count % 4);
    this.#filterByFour(values, first, inFours, result);
    for (let out = inFours; out < count; out++) result[out] = this.#output(values, first + out * factor);
    return result;
  }

  /** Four sums side by side: no addition waits for the one before, and each weight is read once for all four. */
  #filterByFour(values: Float64Array, first: number, count: number, result: Float64Array): void {
    const factor = this.factor;
    const centre = this.#centre;
    const combs = this.#combs;
    for (let out = 0, a = first | 0; out < count; out += 4, a += 4 * factor) {
      const b = a + factor;
      const c = b + factor;
      const d = c + factor;
      // All within the array by the caller's check.
      let sumA = centre * (values[a] as number);
      let sumB = centre * (values[b] as number);
      let sumC = centre * (values[c] as number);
      let sumD = centre * (values[d] as number);
      for (let comb = 0; comb < combs.length; comb++) {
        const { from, step, weights } = combs[comb] as Comb;
        for (let i = 0, k = from; i < weights.length; i++, k += step) {
          const weight = weights[i] as number;
          sumA += weight * ((values[a - k] as number) + (values[a + k] as number));
          sumB += weight * ((values[b - k] as number) + (values[b + k] as number));
          sumC += weight * ((values[c - k] as number) + (values[c + k] as number));
          sumD += weight * ((values[d - k] as number) + (values[d + k] as number));
        }
      }
      result[out] = sumA;
      result[out + 1] = sumB;
      result[out + 2] = sumC;
      result[out + 3] = sumD;
    }
  }

  #output(values: Float64Array, sample: number): number {
    let sum = this.#centre * at(values, sample);
    for (const { from, step, weights } of this.#combs) {
      for (let i = 0, k = from; i < weights.length; i++, k += step) {
        sum += at(weights, i) * (at(values, sample - k) + at(values, sample + k));
      }
    }
    return sum;
  }
}

/** Weights of the samples `from`, `from + step`, … before and after an output. */
interface Comb {
  readonly from: number;
  readonly step: number;
  readonly weights: Float64Array;
}

/**
 * The weights beside the middle. Those of a low-pass at half the new rate are 0 at multiples of the factor (an n-th
 * band filter): of these, powers of two are easily left out.
 */
function combsOf(half: Float64Array, factor: number): readonly Comb[] {
  const comb = (from: number, step: number): Comb => ({
    from,
    step,
    weights: half.filter((_, k) => k >= from && (k - from) % step === 0),
  });
  const combs: Comb[] = [];
  let power = 1;
  for (; factor % (2 * power) === 0; power *= 2) combs.push(comb(power, 2 * power));
  return power === factor ? combs : [...combs, comb(power, power)];
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
