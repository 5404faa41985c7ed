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

  /** Takes in samples [firstSample, firstSample + count) of the range. Written out: it is done for every sample. */
  add(values: Float32Array, count: number, firstSample: number): void {
    const { minimum, maximum } = this;
    const size = this.#size;
    const offset = firstSample - this.#from;
    let bin = Math.floor(offset / size);
    for (let i = 0, end = (bin + 1) * size - offset; i < count; bin++, end += size) {
      const last = end < count ? end : count;
      let low = Infinity;
      let high = -Infinity;
      for (; i < last; i++) {
        const value = at(values, i);
        // Comparisons with NaN are false; what is infinite is no sample either.
        if (value < low && value > -Infinity) low = value;
        if (value > high && value < Infinity) high = value;
      }
      if (low > high) continue;
      if (!(at(minimum, bin) <= low)) minimum[bin] = low;
      if (!(at(maximum, bin) >= high)) maximum[bin] = high;
    }
  }
}
