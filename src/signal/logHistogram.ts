/**
 * A histogram of magnitudes on a logarithmic scale: quantiles and the mode of any number of values in fixed memory,
 * the same whatever order they come in.
 */
import { at, countAt } from '../base/typedArrays';
import { bytesOf, type KernelSpace, numberBytes, type Room } from '../kernels/kernelSpace';

const binsPerOctave = 32;
/** From 2^-60 to 2^60: nanovolts in volts and 32-bit counts are well inside. */
const octaves = 60;
const binCount = 2 * octaves * binsPerOctave;

/** The mode is sought after averaging over this many bins either way (a quarter of an octave). */
export const smoothingBins = binsPerOctave / 4;

/** Counts values ≥ 0 by their logarithm; a bin is 2 % wide. */
export class LogHistogram {
  readonly #bins = new Uint32Array(binCount);
  #zeros = 0;
  #count = 0;

  /** How many values there are. */
  get count(): number {
    return this.#count;
  }

  /** Takes in one finite value; its sign is dropped. */
  add(value: number): void {
    this.#count++;
    const bin = binOf(value);
    if (bin < 0) this.#zeros++;
    else this.#bins[bin] = countAt(this.#bins, bin) + 1;
  }

  /** Takes in every `stride`-th of values [from, to), by their bins: the same as `add` for each of these values. */
  addEach(binned: Int16Array, from: number, to: number, stride: number): void {
    const bins = this.#bins;
    let zeros = 0;
    for (let i = from; i < to; i += stride) {
      const bin = binned[i] as number; // all indices are in bounds
      if (bin < 0) zeros++;
      else bins[bin] = (bins[bin] as number) + 1;
    }
    this.#zeros += zeros;
    this.#count += Math.ceil((to - from) / stride);
  }

  /** Takes in all that another histogram holds. */
  addAll(other: LogHistogram): void {
    for (let bin = 0; bin < binCount; bin++) {
      this.#bins[bin] = countAt(this.#bins, bin) + countAt(other.#bins, bin);
    }
    this.#zeros += other.#zeros;
    this.#count += other.#count;
  }

  /** Forgets the values in [from, to), both more than 0 and edges of bins. */
  clear(from: number, to: number): void {
    for (let bin = binOf(from); bin < binOf(to); bin++) {
      this.#count -= countAt(this.#bins, bin);
      this.#bins[bin] = 0;
    }
  }

  /** The value below which the part `p` (0 to 1) of all values lies, to 1 %; NaN where there are none. */
  quantile(p: number): number {
    if (this.#count === 0) return NaN;
    let rest = p * this.#count - this.#zeros;
    if (rest < 0) return 0;
    for (let bin = 0; bin < binCount; bin++) {
      const inBin = countAt(this.#bins, bin);
      if (inBin > 0 && rest <= inBin) return valueAt(bin + rest / inBin);
      rest -= inBin;
    }
    return valueAt(binCount);
  }

  /** Where the values lie densest on the logarithmic scale (zeros apart); NaN where there is none. */
  mode(): number {
    if (this.#count === this.#zeros) return NaN;
    const smooth = movingSum(movingSum(Float64Array.from(this.#bins)));
    let best = 0;
    for (let bin = 1; bin < binCount; bin++) if (at(smooth, bin) > at(smooth, best)) best = bin;
    // Equal neighbours are a plateau; its middle is the mode.
    let end = best;
    while (end + 1 < binCount && at(smooth, end + 1) === at(smooth, best)) end++;
    return valueAt((best + end + 1) / 2);
  }
  /**
   * The lowest level where values lie densest on the logarithmic scale among those around it and with at least
   * `least` values within half an octave either way; the mode of all where there is none such.
   */
  lowestMode(least: number): number {
    if (this.#count === this.#zeros) return NaN;
    const smooth = movingSum(movingSum(Float64Array.from(this.#bins)));
    const half = binsPerOctave / 2;
    let near = 0;
    for (let bin = -half; bin < binCount; bin++) {
      if (bin + half < binCount) near += countAt(this.#bins, bin + half);
      if (bin - half > 0) near -= countAt(this.#bins, bin - half - 1);
      if (bin < 1 || near < least || at(smooth, bin) <= at(smooth, bin - 1)) continue;
      let end = bin;
      while (end + 1 < binCount && at(smooth, end + 1) === at(smooth, bin)) end++;
      if (end + 1 >= binCount || at(smooth, end + 1) < at(smooth, bin)) return valueAt((bin + end + 1) / 2);
    }
    return this.mode();
  }
}

/** A value in single precision, and its sign, exponent and fraction (IEEE 754). */
const singles = new Float32Array(1);
const bits = new Uint32Array(singles.buffer);
const exponentBias = 127;
const fractionBits = 23;
const fraction = 2 ** fractionBits - 1;

/** The fractions at which the bins of an octave begin; and the octave's end. */
const edges = Uint32Array.from({ length: binsPerOctave + 1 }, (_, bin) =>
  Math.ceil((2 ** (bin / binsPerOctave) - 1) * 2 ** fractionBits),
);
/** For each 128th of an octave (evenly, not by the logarithm) the last bin that begins at or before it: the next may begin within. */
const firstBits = 7;
const binAtFraction = Uint8Array.from({ length: 2 ** firstBits }, (_, i) =>
  edges.findLastIndex((edge) => edge <= i * 2 ** (fractionBits - firstBits)),
);

/** Numbers of a room that hold the tables of the kernel. */
export const logBinTableLength = Math.ceil((edges.byteLength + binAtFraction.byteLength) / numberBytes);

/**
 * The bins of finite values, in a kernel's space: for many at once.
 *
 * @param tables of `logBinTableLength` numbers, @param result of a quarter of the values' length at least
 */
export function logBinsIn(space: KernelSpace, values: Room, tables: Room, result: Room): Int16Array {
  const bytes = bytesOf(tables);
  bytes.set(new Uint8Array(edges.buffer));
  bytes.set(binAtFraction, edges.byteLength);
  const { address } = tables;
  const { length } = values.values;
  space.run.logBins(
    values.address,
    length,
    exponentBias - octaves,
    binsPerOctave,
    binCount,
    address,
    address + edges.byteLength,
    result.address,
  );
  return new Int16Array(result.values.buffer, result.address, length);
}

/** The bin of a finite value's magnitude, ⌊32 log₂⌋ of it; −1 for 0: from its bits, as the logarithm is slow. */
function binOf(value: number): number {
  singles[0] = value;
  const single = bits[0] as number; // there is one
  const octave = ((single >>> fractionBits) & 0xff) - exponentBias + octaves;
  if (octave < 0) return -1;
  const inOctave = single & fraction;
  const bin = binAtFraction[inOctave >>> (fractionBits - firstBits)] as number; // in bounds
  const isNext = inOctave >= (edges[bin + 1] as number);
  return Math.min(binCount - 1, octave * binsPerOctave + bin + (isNext ? 1 : 0));
}

function valueAt(position: number): number {
  return 2 ** (position / binsPerOctave - octaves);
}

function movingSum(values: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  let sum = 0;
  for (let i = -smoothingBins; i < values.length; i++) {
    if (i + smoothingBins < values.length) sum += at(values, i + smoothingBins);
    if (i - smoothingBins > 0) sum -= at(values, i - smoothingBins - 1);
    if (i >= 0) result[i] = sum;
  }
  return result;
}
