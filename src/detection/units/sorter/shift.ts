/** Reads waveforms between samples: an eight-tap sinc under a raised cosine (DETECTION.md §C.1 asks for sinc). */
import { numberBytes, type KernelSpace, type Room } from '../../../kernels/kernelSpace';

/** Structural: the length of the interpolation. */
const taps = 8;
const half = taps / 2;

/** Samples before the first value and after the last one that a reading depends on. */
export const readingReach = half;

/** Reads what lies in a kernel space. */
export class Interpolator {
  /** Numbers that its rooms must have, for readings of up to so many values. */
  static roomsFor(most: number): { readonly weights: number; readonly values: number } {
    // A zero before and after them, and one that the kernel may write.
    return { weights: taps, values: most + 3 };
  }

  readonly #space: KernelSpace;
  readonly #weights: Room;
  readonly #read: Room;
  /** What was read last, from value 0 of the waveform on; overwritten by the next reading. */
  readonly values: Float64Array;

  constructor(space: KernelSpace, weights: Room, read: Room) {
    this.#space = space;
    this.#weights = weights;
    this.#read = read;
    this.values = read.values.subarray(1);
  }

  /**
   * values[k] = source(position + k) for `from` ≤ k < `to`. The source begins at `address`; there must be something for
   * `readingReach` samples beyond all that is read.
   */
  read(address: number, position: number, from: number, to: number): void {
    const source = this.#aim(address, position) + from * numberBytes;
    this.#space.run.interpolate(this.#weights.address, source, this.addressOf(from), to - from);
  }

  /** sums[k] += factor · source(position + k) for k < count, the sums at an address too. */
  add(address: number, position: number, factor: number, sums: number, count: number): void {
    const source = this.#aim(address, position);
    this.#space.run.addInterpolated(this.#weights.address, source, factor, sums, count);
  }

  /** Puts zeros beside what was read, `count` values from value 0 on. */
  close(count: number): void {
    this.#read.values[0] = 0;
    this.#read.values[count + 1] = 0;
  }

  /** Address of a value that was read. */
  addressOf(k: number): number {
    return this.#read.address + (k + 1) * numberBytes;
  }

  /** Sets the weights for a position, and says where its first sample lies. */
  #aim(address: number, position: number): number {
    const whole = Math.floor(position);
    fillWeights(this.#weights.values, position - whole);
    return address + (whole - (half - 1)) * numberBytes;
  }
}

/** Of the raised cosine at the taps' own places: cos(a − b) = cos a · cos b + sin a · sin b. */
const tapCosines = Float64Array.from({ length: taps }, (_, m) =>
  Math.cos((Math.PI * (m - (half - 1))) / half),
);
const tapSines = Float64Array.from({ length: taps }, (_, m) => Math.sin((Math.PI * (m - (half - 1))) / half));

/** weights[m] weighs the sample m − (half − 1) of a value at `part` (0 ≤ part < 1) after a sample; the sum is 1. */
function fillWeights(weights: Float64Array, part: number): void {
  const sine = Math.sin(Math.PI * part);
  const cosineOfPart = 0.5 * Math.cos((Math.PI * part) / half);
  const sineOfPart = 0.5 * Math.sin((Math.PI * part) / half);
  let sum = 0;
  for (let m = 0; m < taps; m++) {
    const x = m - (half - 1) - part;
    // sin(π x) up to its sign, which alternates from one tap to the next.
    const sinc = Math.abs(x) < 1e-9 ? 1 : ((m + half) % 2 === 0 ? sine : -sine) / (Math.PI * x);
    // In bounds: one for each tap.
    const raised = 0.5 + cosineOfPart * (tapCosines[m] as number) + sineOfPart * (tapSines[m] as number);
    const value = sinc * raised;
    weights[m] = value;
    sum += value;
  }
  for (let m = 0; m < taps; m++) weights[m] = (weights[m] as number) / sum;
}
