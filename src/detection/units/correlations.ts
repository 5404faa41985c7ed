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
  /** The peak, by its number, for which each of them was worked out. */
  readonly #peakOf: Uint32Array;
  /** For every two templates the lags from −most to most, those of pairs; NaN where not worked out yet. */
  readonly #crossed: Float64Array;
  readonly #most: number;
  /** For each unit its values at the coarse lags, and whether they have been worked out. */
  readonly #coarse: readonly Float64Array[];
  readonly #isCoarseKnown: Uint8Array;
  /** The last answer of `coarseLeft`. */
  readonly #left: Float64Array;
  readonly #coarseFrom: number;
  readonly #coarseStep: number;
  #signal: Float64Array = new Float64Array(0);
  #length = 0;
  #peak = 0;
  /** Peaks so far. */
  #peaks = 0;

  constructor(units: readonly UnitModel[], { before, width, reach, coarse }: Geometry) {
    this.#units = units;
    this.#before = before;
    this.reach = Math.max(before, width - before - 1);
    this.#most = 2 * reach;
    this.#span = 2 * this.reach + 3;
    this.#coarseFrom = -reach;
    this.#coarseStep = coarse;
    const coarseCount = Math.floor((2 * reach) / coarse) + 1;
    this.#coarse = units.map(() => new Float64Array(coarseCount));
    this.#left = new Float64Array(coarseCount);
    this.#isCoarseKnown = new Uint8Array(units.length);
    this.#values = new Float64Array(units.length * this.#span);
    this.#peakOf = new Uint32Array(this.#values.length);
    this.#crossed = new Float64Array(units.length ** 2 * (2 * this.#most + 1)).fill(NaN);
  }

  /** From now on lags are from `peak` of a signal of `length` samples. */
  begin(signal: Float64Array, length: number, peak: number): void {
    this.#signal = signal;
    this.#length = length;
    this.#peak = peak;
    this.#peaks++;
    this.#isCoarseKnown.fill(0);
  }

  /** Σ signal · template with the alignment point `lag` samples after the peak; |lag| ≤ reach + 1. */
  value(unit: number, lag: number): number {
    const place = (unit * this.#span + lag + this.reach + 1) | 0;
    // In bounds: see the lags allowed.
    if (this.#peakOf[place] === this.#peaks) return this.#values[place] as number;
    this.#peakOf[place] = this.#peaks;
    const model = this.#units[unit];
    const value = model ? product(model, this.#signal, this.#peak + lag - this.#before, this.#length) : 0;
    this.#values[place] = value;
    return value;
  }

  /** `value` at the lags of the coarse search: −reach, −reach + coarse, … (see `Geometry`). */
  coarse(unit: number): Float64Array {
    const row = this.#coarse[unit] as Float64Array; // callers go through the units
    if (this.#isCoarseKnown[unit] === 1) return row;
    this.#isCoarseKnown[unit] = 1;
    const model = this.#units[unit] as UnitModel;
    const start = this.#peak + this.#coarseFrom - this.#before;
    productsInSteps(model, this.#signal, start, this.#coarseStep, this.#length, row);
    return row;
  }

  /** `coarse` with template `other` of that scale and lag taken away from the signal; overwritten by the next call. */
  coarseLeft(unit: number, other: number, scale: number, lag: number): Float64Array {
    const row = this.coarse(unit);
    const left = this.#left;
    const first = this.#coarseFrom - lag;
    const last = first + (row.length - 1) * this.#coarseStep;
    const isKept = first >= -this.#most && last <= this.#most;
    let place = ((other * this.#units.length + unit) * (2 * this.#most + 1) + first + this.#most) | 0;
    for (let i = 0; i < row.length; i++, place += this.#coarseStep) {
      let crossed = isKept ? (this.#crossed[place] as number) : NaN; // in bounds where it is kept
      if (crossed !== crossed) crossed = this.crossed(other, unit, first + i * this.#coarseStep);
      left[i] = (row[i] as number) - scale * crossed;
    }
    return left;
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
 * Σ template[k] · signal[start + k] within the signal, over the part of the template that is not nearly 0. Two samples
 * at a time, as `fourProducts` has it: both give the same to the last bit, so that equal gains stay equal.
 */
export function product(model: UnitModel, signal: Float64Array, start: number, length: number): number {
  const { template } = model;
  // Whole numbers for certain (a lag may be −0): else V8 counts in floating point and converts every index.
  const first = start | 0;
  const to = Math.min(model.to, length - first) | 0;
  let k = Math.max(model.from, -first) | 0;
  let sum = 0;
  // All indices are in bounds: `to` and the start of `k` see to it.
  for (; k + 1 < to; k += 2) {
    const i = first + k;
    sum +=
      (template[k] as number) * (signal[i] as number) +
      (template[k + 1] as number) * (signal[i + 1] as number);
  }
  if (k < to) sum += (template[k] as number) * (signal[first + k] as number);
  return sum;
}

/** The products at `start`, `start + step`, …, as many as `result` has room for. */
function productsInSteps(
  model: UnitModel,
  signal: Float64Array,
  start: number,
  step: number,
  length: number,
  result: Float64Array,
): void {
  const isInside = start + model.from >= 0 && start + (result.length - 1) * step + model.to <= length;
  const inFours = isInside && step === 2 ? result.length - (result.length % 4) : 0;
  for (let i = 0; i < inFours; i += 4) fourProducts(model, signal, start + 2 * i, result, i);
  for (let i = inFours; i < result.length; i++) {
    result[i] = product(model, signal, start + step * i, length);
  }
}

/**
 * The products at `start`, + 2, + 4 and + 6, all within the signal, two samples of the template at a time: what the
 * signal has for the one product now, it has for the one before next, and need not be read again.
 */
function fourProducts(
  { template, from, to }: UnitModel,
  signal: Float64Array,
  start: number,
  result: Float64Array,
  place: number,
): void {
  // One by one: taking them out of an array would make one for every call.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let k = from | 0;
  let i = (start + k) | 0;
  // All indices are in bounds, as the products are within the signal.
  let even0 = signal[i] as number;
  let even1 = signal[i + 2] as number;
  let even2 = signal[i + 4] as number;
  let odd0 = signal[i + 1] as number;
  let odd1 = signal[i + 3] as number;
  let odd2 = signal[i + 5] as number;
  for (; k + 1 < to; k += 2, i += 2) {
    const even = template[k] as number;
    const odd = template[k + 1] as number;
    const even3 = signal[i + 6] as number;
    const odd3 = signal[i + 7] as number;
    a += even * even0 + odd * odd0;
    b += even * even1 + odd * odd1;
    c += even * even2 + odd * odd2;
    d += even * even3 + odd * odd3;
    even0 = even1;
    even1 = even2;
    even2 = even3;
    odd0 = odd1;
    odd1 = odd2;
    odd2 = odd3;
  }
  if (k < to) {
    const last = template[k] as number;
    a += last * even0;
    b += last * even1;
    c += last * even2;
    d += last * (signal[i + 6] as number);
  }
  result[place] = a;
  result[place + 1] = b;
  result[place + 2] = c;
  result[place + 3] = d;
}
