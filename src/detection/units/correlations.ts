/** How templates agree with the signal near a peak, and with one another at every lag; worked out when asked for. */
import type { Geometry } from './geometry';
import type { UnitModel } from './unitModel';

export class Correlations {
  /** A unit's alignment point is looked for within this many samples of a peak. */
  readonly reach: number;
  readonly #units: readonly UnitModel[];
  readonly #before: number;
  readonly #span: number;
  readonly #values: Float64Array;
  /** For every two templates the lags from −most to most, those of pairs; NaN where not worked out yet. */
  readonly #crossed: Float64Array;
  readonly #most: number;
  #signal: Float64Array = new Float64Array(0);
  #length = 0;
  #peak = 0;

  constructor(units: readonly UnitModel[], { before, width, reach }: Geometry) {
    this.#units = units;
    this.#before = before;
    this.reach = Math.max(before, width - before - 1);
    this.#most = 2 * reach;
    this.#span = 2 * this.reach + 3;
    this.#values = new Float64Array(units.length * this.#span);
    this.#crossed = new Float64Array(units.length ** 2 * (2 * this.#most + 1)).fill(NaN);
  }

  /** From now on lags are from `peak` of a signal of `length` samples. */
  begin(signal: Float64Array, length: number, peak: number): void {
    this.#signal = signal;
    this.#length = length;
    this.#peak = peak;
    this.#values.fill(NaN);
  }

  /** Σ signal · template with the alignment point `lag` samples after the peak; |lag| ≤ reach + 1. */
  value(unit: number, lag: number): number {
    const place = (unit * this.#span + lag + this.reach + 1) | 0;
    const known = this.#values[place] as number; // in bounds: see the lags allowed
    if (known === known) return known;
    const model = this.#units[unit];
    const value = model ? product(model, this.#signal, this.#peak + lag - this.#before, this.#length) : 0;
    this.#values[place] = value;
    return value;
  }

  /** Σ of template `a` and template `b` whose alignment point is `lag` samples later. */
  crossed(a: number, b: number, lag: number): number {
    const most = this.#most;
    if (lag < -most || lag > most) return this.#crossedAt(a, b, lag);
    const place = ((a * this.#units.length + b) * (2 * most + 1) + lag + most) | 0;
    const known = this.#crossed[place] as number; // in bounds: checked above
    if (known === known) return known;
    const value = this.#crossedAt(a, b, lag);
    this.#crossed[place] = value;
    return value;
  }

  #crossedAt(a: number, b: number, lag: number): number {
    const first = this.#units[a];
    const second = this.#units[b];
    return first && second ? product(second, first.template, lag, first.template.length) : 0;
  }
}

/**
 * Σ template[k] · signal[start + k] within the signal, over the part of the template that is not nearly 0. Four sums
 * side by side: the processor need not wait for one addition before the next.
 */
export function product(model: UnitModel, signal: Float64Array, start: number, length: number): number {
  const { template } = model;
  // Whole numbers for certain (a lag may be −0): else V8 counts in floating point and converts every index.
  const first = start | 0;
  const to = Math.min(model.to, length - first) | 0;
  let k = Math.max(model.from, -first) | 0;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  // All indices are in bounds: `to` and the start of `k` see to it.
  for (; k + 3 < to; k += 4) {
    const i = first + k;
    a += (template[k] as number) * (signal[i] as number);
    b += (template[k + 1] as number) * (signal[i + 1] as number);
    c += (template[k + 2] as number) * (signal[i + 2] as number);
    d += (template[k + 3] as number) * (signal[i + 3] as number);
  }
  for (; k < to; k++) a += (template[k] as number) * (signal[first + k] as number);
  return a + b + (c + d);
}
