/** What may explain a peak, the greatest gain first. Arrays of numbers, filled anew for every peak: there are many. */

/** A unit whose alignment point lies `lag` samples after the peak. */
export interface Placement {
  readonly unit: number;
  readonly lag: number;
  readonly scale: number;
}

/** Placements that explain a peak together, and how much of the energy they take away. */
export interface Explanation {
  readonly placements: readonly Placement[];
  readonly gain: number;
}

/** One place for each of some units. */
export class Candidates {
  count = 0;
  readonly #units: Int32Array;
  readonly #lags: Int32Array;
  readonly #scales: Float64Array;
  readonly #gains: Float64Array;

  /** @param most as many as there are units */
  constructor(most: number) {
    this.#units = new Int32Array(most);
    this.#lags = new Int32Array(most);
    this.#scales = new Float64Array(most);
    this.#gains = new Float64Array(most);
  }

  clear(): void {
    this.count = 0;
  }

  /** Puts one after all that gain as much. */
  add(unit: number, lag: number, scale: number, gain: number): void {
    let i = this.count++;
    for (; i > 0 && this.gain(i - 1) < gain; i--) this.#move(i - 1, i);
    this.#units[i] = unit;
    this.#lags[i] = lag;
    this.#scales[i] = scale;
    this.#gains[i] = gain;
  }

  // In bounds, all of these: callers count from 0 to `count`.
  unit(i: number): number {
    return this.#units[i] as number;
  }

  gain(i: number): number {
    return this.#gains[i] as number;
  }

  placement(i: number): Placement {
    return {
      unit: this.unit(i),
      lag: this.#lags[i] as number,
      scale: this.#scales[i] as number,
    };
  }

  /** The first one as an explanation. */
  best(): Explanation {
    return { placements: [this.placement(0)], gain: this.gain(0) };
  }

  /** Adds the `i`-th to others. */
  copyTo(others: Candidates, i: number): void {
    others.add(this.unit(i), this.#lags[i] as number, this.#scales[i] as number, this.gain(i));
  }

  /** Which one is the unit's; −1 where none is. */
  placeOf(unit: number): number {
    for (let i = 0; i < this.count; i++) if (this.#units[i] === unit) return i;
    return -1;
  }

  /** The first one that is another unit's; −1 where there is none. */
  firstBeside(unit: number): number {
    for (let i = 0; i < this.count; i++) if (this.#units[i] !== unit) return i;
    return -1;
  }

  #move(from: number, to: number): void {
    this.#units[to] = this.unit(from);
    this.#lags[to] = this.#lags[from] as number;
    this.#scales[to] = this.#scales[from] as number;
    this.#gains[to] = this.gain(from);
  }
}
