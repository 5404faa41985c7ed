/**
 * Butterworth filters as cascades of second-order sections: designed by the bilinear transform with prewarping
 * (Oppenheim & Schafer, Discrete-Time Signal Processing, ch. 7), run block by block with state, or over a whole
 * stretch forwards and backwards so that no peak moves in time.
 */
import { at } from '../base/typedArrays';

/** H(z) = (b0 + b1 z⁻¹ + b2 z⁻²) / (1 + a1 z⁻¹ + a2 z⁻²); a first-order section has b2 = a2 = 0. */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** Sections that follow one another. */
export type Cascade = readonly Biquad[];

/** High-pass of any order: −3 dB at `cutoffHz`. @throws RangeError unless 0 < cutoffHz < samplingRate / 2. */
export function butterworthHighPass(order: number, cutoffHz: number, samplingRate: number): Cascade {
  return design(order, cutoffHz, samplingRate, 'high');
}

/** Low-pass of any order: −3 dB at `cutoffHz`. @throws RangeError unless 0 < cutoffHz < samplingRate / 2. */
export function butterworthLowPass(order: number, cutoffHz: number, samplingRate: number): Cascade {
  return design(order, cutoffHz, samplingRate, 'low');
}

/**
 * Band-pass as a high-pass followed by a low-pass, each of `order` and each with −3 dB at its own edge; for the
 * wide bands of EMG this is the band-pass that recorders have (not the band-pass transform of one prototype).
 * @throws RangeError unless 0 < lowHz < highHz < samplingRate / 2.
 */
export function butterworthBandPass(
  order: number,
  lowHz: number,
  highHz: number,
  samplingRate: number,
): Cascade {
  if (!(lowHz < highHz)) throw new RangeError(`A band from ${lowHz} to ${highHz} Hz is empty.`);
  return [
    ...butterworthHighPass(order, lowHz, samplingRate),
    ...butterworthLowPass(order, highHz, samplingRate),
  ];
}

function design(order: number, cutoffHz: number, samplingRate: number, pass: 'high' | 'low'): Cascade {
  if (!(Number.isSafeInteger(order) && order > 0)) {
    throw new RangeError(`A filter's order must be a positive whole number, not ${order}.`);
  }
  if (!(cutoffHz > 0 && cutoffHz < samplingRate / 2)) {
    throw new RangeError(`A cut-off of ${cutoffHz} Hz is impossible at ${samplingRate} samples per second.`);
  }
  const k = Math.tan((Math.PI * cutoffHz) / samplingRate);
  const sections: Biquad[] = [];
  for (let pair = 0; pair < Math.floor(order / 2); pair++) {
    // Each pole pair of the circle has its own damping: 1/Q = 2 sin of its angle from the imaginary axis.
    sections.push(secondOrder(k, 2 * Math.sin((Math.PI * (2 * pair + 1)) / (2 * order)), pass));
  }
  if (order % 2 === 1) sections.push(firstOrder(k, pass));
  return sections;
}

function secondOrder(k: number, damping: number, pass: 'high' | 'low'): Biquad {
  const scale = 1 / (1 + damping * k + k * k);
  const b0 = pass === 'high' ? scale : k * k * scale;
  const b1 = pass === 'high' ? -2 * b0 : 2 * b0;
  return { b0, b1, b2: b0, a1: 2 * (k * k - 1) * scale, a2: (1 - damping * k + k * k) * scale };
}

function firstOrder(k: number, pass: 'high' | 'low'): Biquad {
  const scale = 1 / (1 + k);
  const b0 = pass === 'high' ? scale : k * scale;
  return { b0, b1: pass === 'high' ? -b0 : b0, b2: 0, a1: (k - 1) * scale, a2: 0 };
}

/** Gain of a cascade (amplitude ratio) at a frequency. */
export function gainAt(cascade: Cascade, frequencyHz: number, samplingRate: number): number {
  const w = (2 * Math.PI * frequencyHz) / samplingRate;
  const magnitude = (c0: number, c1: number, c2: number): number =>
    Math.hypot(c0 + c1 * Math.cos(w) + c2 * Math.cos(2 * w), c1 * Math.sin(w) + c2 * Math.sin(2 * w));
  return cascade.reduce(
    (gain, { b0, b1, b2, a1, a2 }) => (gain * magnitude(b0, b1, b2)) / magnitude(1, a1, a2),
    1,
  );
}

/**
 * A cascade with its state: samples go in one after the other, in blocks of any size. It starts as though the
 * first sample had stood for ever, so that an offset makes no transient; so again after a missing sample.
 */
export class StreamingFilter {
  readonly #sections: { readonly coefficients: Biquad; s1: number; s2: number }[];
  #settled = false;

  constructor(cascade: Cascade) {
    this.#sections = cascade.map((coefficients) => ({ coefficients, s1: 0, s2: 0 }));
  }

  /** The next output sample; NaN for an input that is not finite. */
  next(sample: number): number {
    if (!Number.isFinite(sample)) {
      this.#settled = false;
      return NaN;
    }
    if (!this.#settled) this.#settle(sample);
    let value = sample;
    // Transposed direct form II.
    for (const section of this.#sections) {
      const { b0, b1, b2, a1, a2 } = section.coefficients;
      const output = b0 * value + section.s1;
      section.s1 = b1 * value - a1 * output + section.s2;
      section.s2 = b2 * value - a2 * output;
      value = output;
    }
    return value;
  }

  /** Filters a block in place. */
  process(values: Float32Array | Float64Array): void {
    for (let i = 0; i < values.length; i++) values[i] = this.next(at(values, i));
  }

  #settle(level: number): void {
    let value = level;
    for (const section of this.#sections) {
      const { b0, b1, b2, a1, a2 } = section.coefficients;
      const output = (value * (b0 + b1 + b2)) / (1 + a1 + a2);
      section.s2 = b2 * value - a2 * output;
      section.s1 = b1 * value - a1 * output + section.s2;
      value = output;
    }
    this.#settled = true;
  }
}

/**
 * Filters a whole stretch in place forwards and then backwards: no phase shift, and the gain of the cascade
 * squared (−6 dB where the cascade has −3 dB). Missing samples stay missing and part the stretch in two.
 */
export function filterZeroPhase(cascade: Cascade, values: Float32Array | Float64Array): void {
  new StreamingFilter(cascade).process(values);
  values.reverse();
  new StreamingFilter(cascade).process(values);
  values.reverse();
}
