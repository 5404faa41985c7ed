/** Bins finer than a kernel's, of the samples that are on screen: made when they are asked for, and not kept. */
import { at } from '../base/typedArrays';
import type { SampleRange } from '../signal/columnGrid';
import { emptyExtremes, type Extremes } from '../signal/extremes';

/** The extremes of the bins of 2^level samples of a range, filled by values in any order; NaN where none is a number. */
export class FineBins implements Extremes {
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
  readonly #size: number;
  readonly #from: number;

  /** `from` is a bin's first sample. */
  constructor(level: number, { from, to }: SampleRange) {
    this.#size = 2 ** level;
    this.#from = from;
    ({ minimum: this.minimum, maximum: this.maximum } = emptyExtremes(Math.ceil((to - from) / this.#size)));
  }

  /** Takes in samples [firstSample, firstSample + count) of the range. */
  add(values: Float32Array, count: number, firstSample: number): void {
    const size = this.#size;
    const offset = firstSample - this.#from;
    const first = Math.ceil(offset / size);
    // Bins that begin before these samples, or end after them, are not theirs alone.
    const begin = Math.min(count, first * size - offset);
    const full = Math.floor((count - begin) / size);
    if (begin > 0) this.#widen(first - 1, values, 0, begin);
    this.#fill(first, full, values, begin);
    if (begin + full * size < count) this.#widen(first + full, values, begin + full * size, count);
  }

  /** The extremes of `bins` bins whose samples are values from `begin` on. Written out: it is done for every sample. */
  #fill(bin: number, bins: number, values: Float32Array, begin: number): void {
    const { minimum, maximum } = this;
    const size = this.#size;
    for (let k = bin, i = begin; k < bin + bins; k++) {
      let low = Infinity;
      let high = -Infinity;
      for (const end = i + size; i < end; i++) {
        const value = at(values, i);
        // Comparisons with NaN are false.
        if (value < low) low = value;
        if (value > high) high = value;
      }
      if (low > -Infinity && high < Infinity) {
        if (low > high) continue;
        minimum[k] = low;
        maximum[k] = high;
      } else this.#widen(k, values, i - size, i);
    }
  }

  /** Widens a bin by values [from, to); what is infinite is no sample. */
  #widen(bin: number, values: Float32Array, from: number, to: number): void {
    const { minimum, maximum } = this;
    for (let i = from; i < to; i++) {
      const value = at(values, i);
      if (!Number.isFinite(value)) continue;
      if (!(at(minimum, bin) <= value)) minimum[bin] = value;
      if (!(at(maximum, bin) >= value)) maximum[bin] = value;
    }
  }
}
