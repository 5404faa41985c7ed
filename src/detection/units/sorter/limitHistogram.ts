/** How much of the time peaks up to which size were not looked for, because something larger was there. */

/** Structural: every n-th limit is counted. */
const stride = 13;

/** Counts limits by eighths of an octave. */
export class LimitHistogram {
  readonly #counts = new Float64Array(512);
  #total = 0;

  add(limits: Float64Array, from: number, to: number): void {
    for (let i = from; i < to; i += stride) {
      const bin = binOf(limits[i] as number);
      this.#counts[bin] = (this.#counts[bin] as number) + 1;
      this.#total++;
    }
  }

  /** Part of the time in which a peak of this size is below the limit. */
  above(size: number): number {
    let sum = 0;
    for (let bin = binOf(size); bin < this.#counts.length; bin++) sum += this.#counts[bin] as number;
    return this.#total > 0 ? sum / this.#total : 0;
  }
}

/** Eighths of an octave from 2^-32 on. */
function binOf(size: number): number {
  return Math.min(511, Math.max(0, Math.floor(8 * (Math.log2(size) + 32))));
}
