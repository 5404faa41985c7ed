/** The median of windows around a unit's discharges: what lies beside a few of them, whatever made it, does not enter. */
import { at } from '../../../base/typedArrays';
import { medianReordering } from '../../../signal/statistics';
import { count, fixedNumbers } from '../../numbers/fixedNumbers';

export const medianWindowNumbers = fixedNumbers('medianWindow', {
  mostKept: count(
    200,
    [16, 2000],
    'A median potential is of up to this many discharges, spread evenly over all',
    'own: its noise is then about a tenth of one discharge’s',
  ),
});
const { mostKept } = medianWindowNumbers.values;

/** The median of windows that may reach past the signal's ends. */
export class MedianWindow {
  /** Windows that were offered. */
  windows = 0;
  readonly #width: number;
  #kept: Float64Array[] = [];
  /** One of so many is kept. */
  #stride = 1;

  constructor(width: number) {
    this.#width = width;
  }

  /** Offers a window, of which the samples [from, to) are within the signal. @param read gives it; not asked where none is kept */
  add(read: () => Float64Array, from: number, to: number): void {
    if (this.windows++ % this.#stride !== 0) return;
    const window = new Float64Array(this.#width).fill(NaN);
    window.set(read().subarray(from, to), from);
    this.#kept.push(window);
    if (this.#kept.length < mostKept) return;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
    this.#stride *= 2;
  }

  /** 0 where no window reached. */
  median(): Float32Array {
    const column = new Float64Array(this.#kept.length);
    return Float32Array.from({ length: this.#width }, (_, k) => {
      let reached = 0;
      for (const window of this.#kept) {
        const value = at(window, k);
        if (!Number.isNaN(value)) column[reached++] = value;
      }
      return medianReordering(column.subarray(0, reached)) ?? 0;
    });
  }
}
