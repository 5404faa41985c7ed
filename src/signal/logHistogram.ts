/**
 * A histogram of magnitudes on a logarithmic scale: quantiles and the mode of any number of values in fixed memory,
 * the same whatever order they come in.
 */
import { at } from '../base/typedArrays';

const binsPerOctave = 32;
/** From 2^-60 to 2^60: nanovolts in volts and 32-bit counts are well inside. */
const octaves = 60;
const binCount = 2 * octaves * binsPerOctave;
const zeroBin = binCount;

/** The mode is sought after averaging over this many bins either way (a quarter of an octave). */
export const smoothingBins = binsPerOctave / 4;

/** Counts values ≥ 0 by their logarithm; a bin is 2 % wide. */
export class LogHistogram {
  /** And one more, in which zeros are counted. */
  readonly #bins = new Uint32Array(binCount + 1);
  #count = 0;

  /** How many values there are. */
  get count(): number {
    return this.#count;
  }

  get #zeros(): number {
    return at(this.#bins, zeroBin);
  }

  /** Takes in one finite value; its sign is dropped. */
  add(value: number): void {
    singles[0] = value;
    countSingles(this.#bins, 1);
    this.#count++;
  }

  /** Takes in every `stride`-th of values [from, to), all of them finite; the same as `add` for each. */
  addEach(values: Float64Array, from: number, to: number, stride: number): void {
    for (let first = from; first < to; first += batch * stride) {
      const some = Math.min(batch, Math.ceil((to - first) / stride));
      // Filled and read apart: a number that was just written is slow to read as bits. All indices are in bounds.
      if (stride === 1) for (let i = 0; i < some; i++) singles[i] = values[first + i] as number;
      else for (let i = 0; i < some; i++) singles[i] = values[first + i * stride] as number;
      countSingles(this.#bins, some);
    }
    this.#count += Math.ceil((to - from) / stride);
  }

  /** Takes in all that another histogram holds. */
  addAll(other: LogHistogram): void {
    for (let bin = 0; bin <= binCount; bin++) this.#bins[bin] = at(this.#bins, bin) + at(other.#bins, bin);
    this.#count += other.#count;
  }

  /** The value below which the part `p` (0 to 1) of all values lies, to 1 %; NaN where there are none. */
  quantile(p: number): number {
    if (this.#count === 0) return NaN;
    let rest = p * this.#count - this.#zeros;
    if (rest < 0) return 0;
    for (let bin = 0; bin < binCount; bin++) {
      const inBin = at(this.#bins, bin);
      if (inBin > 0 && rest <= inBin) return valueAt(bin + rest / inBin);
      rest -= inBin;
    }
    return valueAt(binCount);
  }

  /** Where the values lie densest on the logarithmic scale (zeros apart); NaN where there is none. */
  mode(): number {
    if (this.#count === this.#zeros) return NaN;
    const smooth = movingSum(movingSum(Float64Array.from(this.#bins.subarray(0, binCount))));
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
    const smooth = movingSum(movingSum(Float64Array.from(this.#bins.subarray(0, binCount))));
    const half = binsPerOctave / 2;
    let near = 0;
    for (let bin = -half; bin < binCount; bin++) {
      if (bin + half < binCount) near += at(this.#bins, bin + half);
      if (bin - half > 0) near -= at(this.#bins, bin - half - 1);
      if (bin < 1 || near < least || at(smooth, bin) <= at(smooth, bin - 1)) continue;
      let end = bin;
      while (end + 1 < binCount && at(smooth, end + 1) === at(smooth, bin)) end++;
      if (end + 1 >= binCount || at(smooth, end + 1) < at(smooth, bin)) return valueAt((bin + end + 1) / 2);
    }
    return this.mode();
  }
}

/** Values in single precision, many at once, and their sign, exponent and fraction (IEEE 754). */
const batch = 512;
const singles = new Float32Array(batch);
const bits = new Uint32Array(singles.buffer);
const exponentBias = 127;
const fractionBits = 23;

/** The fractions at which the bins of an octave begin; and the octave's end. */
const edges = Uint32Array.from({ length: binsPerOctave + 1 }, (_, bin) =>
  Math.ceil((2 ** (bin / binsPerOctave) - 1) * 2 ** fractionBits),
);
/** For each 128th of an octave (evenly, not by the logarithm) the last bin that begins at or before it: the next may begin within. */
const lowerBits = 16;
const binAtFraction = Uint8Array.from({ length: 2 ** (fractionBits - lowerBits) }, (_, i) =>
  edges.findLastIndex((edge) => edge <= i * 2 ** lowerBits),
);

/** By a magnitude's upper bits, its octave and the 128th of it: that bin, and from which bits on it is the next one. */
const lowBins = new Uint16Array(2 ** (31 - lowerBits));
const nextFrom = new Uint32Array(lowBins.length).fill(2 ** 32 - 1);
for (let upper = 0; upper < lowBins.length; upper++) {
  const part = upper % binAtFraction.length;
  const octave = Math.floor(upper / binAtFraction.length);
  const inOctave = at(binAtFraction, part);
  const bin = (octave - exponentBias + octaves) * binsPerOctave + inOctave;
  lowBins[upper] = bin < 0 ? zeroBin : Math.min(binCount - 1, bin);
  if (bin >= 0 && bin < binCount - 1) {
    nextFrom[upper] = octave * 2 ** fractionBits + at(edges, inOctave + 1);
  }
}

/** The bin of a magnitude in single precision, ⌊32 log₂⌋ of it: from its bits, as the logarithm is slow. */
function binOf(value: number): number {
  const magnitude = value & (2 ** 31 - 1);
  const upper = magnitude >>> lowerBits;
  // In bounds, both.
  return (lowBins[upper] as number) + (magnitude >= (nextFrom[upper] as number) ? 1 : 0);
}

/** Counts the first `some` singles. */
function countSingles(bins: Uint32Array, some: number): void {
  const inTwos = some & ~1;
  // Two at a time, so that none waits for the one before; all indices are in bounds.
  for (let i = 0; i < inTwos; i += 2) {
    const bin = binOf(bits[i] as number);
    const next = binOf(bits[i + 1] as number);
    bins[bin] = (bins[bin] as number) + 1;
    bins[next] = (bins[next] as number) + 1;
  }
  if (inTwos === some) return;
  const last = binOf(bits[inTwos] as number);
  bins[last] = (bins[last] as number) + 1;
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
