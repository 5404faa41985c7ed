/**
 * A linear-phase low-pass (windowed sinc, Kaiser window: Oppenheim & Schafer, Discrete-Time Signal Processing, ch. 7)
 * that is worked out only for every n-th sample. Frequencies are in parts of the sampling rate.
 */
import { at } from '../recording/typedArrays';

/** What the low-pass lets through, and what it takes out. */
export interface LowPassEdges {
  readonly passUpTo: number;
  readonly stopFrom: number;
}

export class ThinningLowPass {
  readonly factor: number;
  /** Samples either side of an output that it depends on. */
  readonly reach: number;
  readonly #centre: number;
  /** Of the samples 1, 1 + step, … before an output and after it. */
  readonly #weights: Float64Array;
  /** 2 where the edges lie evenly about a quarter of the rate: every second weight of such a half-band filter is 0. */
  readonly #step: 1 | 2;

  /** @param factor every so manieth sample is an output */
  constructor(factor: number, edges: LowPassEdges, attenuationDecibels: number) {
    const half = designHalf(edges, attenuationDecibels);
    this.factor = factor;
    this.#centre = at(half, 0);
    this.#step = Math.abs(edges.passUpTo + edges.stopFrom - 0.5) < 1e-12 ? 2 : 1;
    this.#weights = half.filter((_, k) => k > 0 && (k - 1) % this.#step === 0);
    this.reach = 1 + (this.#weights.length - 1) * this.#step;
  }

  /** Fills `result` with the outputs at samples `first`, `first + factor`, …; `values` must hold `reach` either side of all. */
  filter(values: Float64Array, first: number, result: Float64Array): void {
    const inFours = result.length - (result.length % 4);
    this.#filterByFour(values, first, result, inFours);
    for (let out = inFours; out < result.length; out++) {
      result[out] = this.#output(values, first + out * this.factor);
    }
  }

  /** Four sums side by side: no addition waits for the one before, and each weight is read once for all four. */
  #filterByFour(values: Float64Array, first: number, result: Float64Array, count: number): void {
    const weights = this.#weights;
    const centre = this.#centre;
    const step = this.#step;
    const factor = this.factor;
    for (let out = 0, a = first | 0; out < count; out += 4, a += 4 * factor) {
      const b = a + factor;
      const c = b + factor;
      const d = c + factor;
      // All within the array: see what `values` must hold.
      let sumA = centre * (values[a] as number);
      let sumB = centre * (values[b] as number);
      let sumC = centre * (values[c] as number);
      let sumD = centre * (values[d] as number);
      for (let i = 0, k = 1; i < weights.length; i++, k += step) {
        const weight = weights[i] as number;
        sumA += weight * ((values[a - k] as number) + (values[a + k] as number));
        sumB += weight * ((values[b - k] as number) + (values[b + k] as number));
        sumC += weight * ((values[c - k] as number) + (values[c + k] as number));
        sumD += weight * ((values[d - k] as number) + (values[d + k] as number));
      }
      result[out] = sumA;
      result[out + 1] = sumB;
      result[out + 2] = sumC;
      result[out + 3] = sumD;
    }
  }

  #output(values: Float64Array, sample: number): number {
    let sum = this.#centre * at(values, sample);
    for (let i = 0, k = 1; i < this.#weights.length; i++, k += this.#step) {
      sum += at(this.#weights, i) * (at(values, sample - k) + at(values, sample + k));
    }
    return sum;
  }
}

/** The impulse response from its middle on; the other half is its mirror image. Its sum over both halves is 1. */
function designHalf({ passUpTo, stopFrom }: LowPassEdges, attenuationDecibels: number): Float64Array {
  const transition = 2 * Math.PI * (stopFrom - passUpTo);
  const reach = Math.ceil((attenuationDecibels - 8) / (2.285 * transition) / 2);
  const beta = 0.5842 * (attenuationDecibels - 21) ** 0.4 + 0.07886 * (attenuationDecibels - 21);
  const cutoff = Math.PI * (passUpTo + stopFrom); // radians per sample, middle of the transition
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
