/** A slow channel by the hop: the mean of each hop's valid samples, whatever blocks they come in. */
import { at } from '../../base/typedArrays';
import { firstSampleOfColumn } from '../../signal/columnGrid';

/** Takes samples in blocks of any size; memory grows with hops, not with samples. */
export class HopMeans {
  readonly #grid: { readonly samplingRate: number; readonly secondsPerColumn: number };
  readonly #means: number[] = [];
  /** Hops in which the channel has no sample at all, since it is slower than the hops. */
  readonly #between: number[] = [];
  #sum = 0;
  #valid = 0;
  #count = 0;
  #index = 0;
  #hopEnd: number;
  #previous = NaN;
  #step = Infinity;
  #repeats = 0;
  #total = 0;

  constructor(samplingRate: number, hopSeconds: number) {
    this.#grid = { samplingRate, secondsPerColumn: hopSeconds };
    this.#hopEnd = firstSampleOfColumn(this.#grid, 1);
  }

  /** Takes in the next samples; a sample that is not finite is missing. */
  add(values: Float32Array): void {
    for (let i = 0; i < values.length; i++) {
      while (this.#index >= this.#hopEnd) this.#endHop();
      const value = at(values, i);
      this.#count++;
      this.#index++;
      if (!Number.isFinite(value)) continue;
      this.#sum += value;
      this.#valid++;
      const step = Math.abs(value - this.#previous);
      this.#total++;
      if (step === 0) this.#repeats++;
      if (step > 0 && step < this.#step) this.#step = step;
      this.#previous = value;
    }
  }

  /** To be called once: the means, NaN where samples are missing. Hops between two samples lie on a line between them. */
  finish(): Float64Array {
    if (this.#count > 0) this.#endHop();
    const means = Float64Array.from(this.#means);
    const empty = new Set(this.#between);
    for (const hop of this.#between) {
      if (!empty.has(hop - 1)) fillFrom(means, hop, empty);
    }
    return means;
  }

  /** Whether most samples repeat the one before: a converter so coarse that its steps could pass for force. */
  get isCoarse(): boolean {
    return this.#repeats * 2 > this.#total;
  }

  /** The smallest change from one sample to the next, for a converter's step; 0 where nothing changes. */
  get resolution(): number {
    return Number.isFinite(this.#step) ? this.#step : 0;
  }

  #endHop(): void {
    if (this.#count === 0) this.#between.push(this.#means.length);
    this.#means.push(this.#valid > 0 ? this.#sum / this.#valid : NaN);
    this.#sum = 0;
    this.#valid = 0;
    this.#count = 0;
    this.#hopEnd = firstSampleOfColumn(this.#grid, this.#means.length + 1);
  }
}

/** Fills the hops from `first` on that hold no sample. */
function fillFrom(means: Float64Array, first: number, empty: ReadonlySet<number>): void {
  let end = first;
  while (empty.has(end)) end++;
  const before = first > 0 ? at(means, first - 1) : NaN;
  const after = end < means.length ? at(means, end) : before;
  for (let hop = first; hop < end; hop++) {
    means[hop] = before + ((after - before) * (hop - first + 1)) / (end - first + 1);
  }
}
