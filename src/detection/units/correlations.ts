/** How templates agree with the signal near a peak, and with one another at every lag; worked out when asked for. */
import { at } from '../../recording/typedArrays';
import type { Geometry } from './geometry';
import type { UnitModel } from './unitModel';

export class Correlations {
  /** A unit's alignment point is looked for within this many samples of a peak. */
  readonly reach: number;
  readonly #units: readonly UnitModel[];
  readonly #before: number;
  readonly #span: number;
  readonly #values: Float64Array;
  readonly #crossed: (Float64Array | undefined)[];
  #signal: Float64Array = new Float64Array(0);
  #length = 0;
  #peak = 0;

  constructor(units: readonly UnitModel[], { before, width }: Geometry) {
    this.#units = units;
    this.#before = before;
    this.reach = Math.max(before, width - before - 1);
    this.#span = 2 * this.reach + 3;
    this.#values = new Float64Array(units.length * this.#span);
    this.#crossed = new Array<Float64Array | undefined>(units.length * units.length).fill(undefined);
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
    const place = unit * this.#span + lag + this.reach + 1;
    const known = at(this.#values, place);
    if (known === known) return known;
    const model = this.#units[unit];
    const value = model ? product(model, this.#signal, this.#peak + lag - this.#before, this.#length) : 0;
    this.#values[place] = value;
    return value;
  }

  /** Σ of template `a` and template `b` whose alignment point is `lag` samples later. */
  crossed(a: number, b: number, lag: number): number {
    const place = a * this.#units.length + b;
    let table = this.#crossed[place];
    if (!table) {
      table = this.#tableOf(a, b);
      this.#crossed[place] = table;
    }
    const index = lag + (table.length - 1) / 2;
    return index >= 0 && index < table.length ? at(table, index) : 0;
  }

  #tableOf(a: number, b: number): Float64Array {
    const [first, second] = [this.#units[a], this.#units[b]];
    const most = 2 * this.reach + 1;
    if (!first || !second) return new Float64Array(1);
    const { template } = first;
    return Float64Array.from({ length: 2 * most + 1 }, (_, i) =>
      product(second, template, i - most, template.length),
    );
  }
}

/** Σ template[k] · signal[first + k] within the signal, over the part of the template that is not nearly 0. */
export function product(model: UnitModel, signal: Float64Array, first: number, length: number): number {
  const { template } = model;
  const from = Math.max(model.from, -first);
  const to = Math.min(model.to, length - first);
  let sum = 0;
  for (let k = from; k < to; k++) sum += (template[k] as number) * (signal[first + k] as number); // in bounds
  return sum;
}
