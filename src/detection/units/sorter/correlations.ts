/** How templates agree with the signal near a peak, and with one another at every lag; worked out when asked for. */
import { numberBytes } from '../../../kernels/kernelSpace';
import type { Geometry } from './geometry';
import type { SorterRooms } from './sorterRooms';
import type { UnitModel } from './unitModel';

export class Correlations {
  /** A unit's alignment point is looked for within this many samples of a peak. */
  readonly reach: number;
  readonly #units: readonly UnitModel[];
  readonly #rooms: SorterRooms;
  readonly #before: number;
  /** For each unit its values at the coarse lags; whether they have been worked out. */
  readonly #coarseRows: readonly Float64Array[];
  readonly #isCoarseKnown: Uint8Array;
  readonly #coarseFrom: number;
  readonly #coarseStep: number;
  readonly #coarseCount: number;
  /** The last answer of `coarseLeft`. */
  readonly #left: Float64Array;
  /** Values at single lags, and the peak, by its number, for which each was worked out. */
  readonly #values: Float64Array;
  readonly #peakOf: Uint32Array;
  readonly #span: number;
  /** Peaks so far, and the present one. */
  #peaks = 0;
  #peak = 0;

  constructor(units: readonly UnitModel[], { before, width, reach, coarse }: Geometry, rooms: SorterRooms) {
    this.#units = units;
    this.#rooms = rooms;
    this.#before = before;
    this.reach = Math.max(before, width - before - 1);
    this.#span = 2 * this.reach + 3;
    this.#coarseFrom = -reach;
    this.#coarseStep = coarse;
    this.#coarseCount = Math.floor((2 * reach) / coarse) + 1;
    this.#coarseRows = units.map((_, u) => {
      const first = u * rooms.coarseStride;
      return rooms.coarse.values.subarray(first, first + this.#coarseCount);
    });
    this.#isCoarseKnown = new Uint8Array(units.length);
    this.#left = new Float64Array(this.#coarseCount);
    this.#values = new Float64Array(units.length * this.#span);
    this.#peakOf = new Uint32Array(this.#values.length);
  }

  /** From now on lags are from that sample of the stage. */
  begin(peak: number): void {
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
    const { from, to } = this.#units[unit] as UnitModel; // callers go through the units
    const { run, templates } = this.#rooms;
    const value = run.product(templates.addressOf(unit, from), to - from, this.#signalAt(lag + from));
    this.#values[place] = value;
    return value;
  }

  /** `value` at the lags of the coarse search: −reach, −reach + coarse, … (see `Geometry`). */
  coarse(unit: number): Float64Array {
    const row = this.#coarseRows[unit] as Float64Array; // callers go through the units
    if (this.#isCoarseKnown[unit] === 1) return row;
    this.#isCoarseKnown[unit] = 1;
    const { from, to } = this.#units[unit] as UnitModel; // as above
    const { run, templates, coarse, coarseStride } = this.#rooms;
    const template = templates.addressOf(unit, from);
    const signal = this.#signalAt(this.#coarseFrom + from);
    const result = coarse.address + unit * coarseStride * numberBytes;
    run.products(template, to - from, signal, this.#coarseStep, result, this.#coarseCount);
    return row;
  }

  /**
   * For every unit the greatest of its `coarseLeft`; undefined where the lag is so far off that they have to be worked
   * out one by one. Overwritten by the next call.
   */
  greatestLefts(other: number, scale: number, lag: number): Float64Array | undefined {
    const first = this.#coarseFrom - lag;
    const last = first + (this.#coarseCount - 1) * this.#coarseStep;
    const { run, templates, coarse, coarseStride, greatest } = this.#rooms;
    if (!templates.isKept(first, last)) return undefined;
    for (let u = 0; u < this.#units.length; u++) this.coarse(u);
    run.greatestDifferences(
      coarse.address,
      coarseStride,
      templates.inSteps(other, first),
      templates.stride,
      scale,
      this.#coarseCount,
      greatest.address,
      this.#units.length,
    );
    return greatest.values;
  }

  /** `coarse` with template `other` of that scale and lag taken away from the signal; overwritten by the next call. */
  coarseLeft(unit: number, other: number, scale: number, lag: number): Float64Array {
    const row = this.coarse(unit);
    const left = this.#left;
    const first = this.#coarseFrom - lag;
    const last = first + (row.length - 1) * this.#coarseStep;
    const { templates } = this.#rooms;
    if (templates.isKept(first, last)) {
      const place = templates.placeInSteps(other, unit, first);
      const { values } = templates;
      for (let i = 0; i < row.length; i++) {
        left[i] = (row[i] as number) - scale * (values[place + i] as number); // in bounds: the lags are kept
      }
      return left;
    }
    for (let i = 0; i < row.length; i++) {
      left[i] = (row[i] as number) - scale * this.crossed(other, unit, first + i * this.#coarseStep);
    }
    return left;
  }

  /** Σ of template `a` and template `b` whose alignment point is `lag` samples later. */
  crossed(a: number, b: number, lag: number): number {
    return this.#rooms.templates.crossed(a, b, lag);
  }

  /** Address of the sample on which a template's first one lies, its alignment point `lag` samples after the peak. */
  #signalAt(lag: number): number {
    return this.#rooms.residual.address + (this.#peak + lag - this.#before) * numberBytes;
  }
}
