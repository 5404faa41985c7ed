/** What the sorter knows of one unit while it runs: its mean potential, its present amplitude and its discharges. */
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { Geometry } from './geometry';
import { MedianWindow } from './medianWindow';

export const unitModelNumbers = fixedNumbers('unitModel', {
  following: ratio(
    0.08,
    [0.01, 1],
    'How fast the present amplitude follows the discharges',
    'own: myotonic runs change within tens of discharges',
  ),
  fadedPart: ratio(
    0.06,
    [0, 0.3],
    'The ends of a template are faded out over this part of its length',
    chosen,
  ),
  largeExtreme: ratio(
    0.5,
    [0.1, 1],
    'Extremes of this part of the largest one may be the largest of a discharge',
    'own: with noise or others on top',
  ),
  negligible: ratio(
    0.001,
    [0, 0.05],
    'Ends of a template with less than this part of its energy are left out of correlations',
    chosen,
  ),
});
const { following, fadedPart, largeExtreme, negligible } = unitModelNumbers.values;

/** A growing list of numbers. */
export class Numbers {
  #values = new Float64Array(64);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  push(value: number): void {
    if (this.#count === this.#values.length) {
      const longer = new Float64Array(2 * this.#count);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#count++] = value;
  }

  /** The values so far; a view, valid until the next push. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#count);
  }
}

export class UnitModel {
  readonly #before: number;
  /** Mean potential at scale 1; alignment point at `geometry.before`. */
  readonly template: Float64Array;
  // NaN, until the constructor sets them: what begins as a whole number V8 lays out anew at its first fraction.
  /** Σ template². */
  energy = NaN;
  /** Largest |template|, and largest minus smallest value. */
  peak = NaN;
  swing = NaN;
  /** The template is nearly 0 outside [from, to). */
  from = 0;
  to = 0;
  /** Its large extremes: samples after the alignment point, and value. */
  extremes: readonly { readonly offset: number; readonly value: number }[] = [];
  /** Present scale of the discharges. */
  level = NaN;
  /** Positions (samples of the segment) and scales of the discharges that are settled. */
  readonly positions = new Numbers();
  readonly scales = new Numbers();
  /** Sum of the chances that settled discharges are a rival's instead. */
  readonly doubts = new Map<UnitModel, number>();
  /** Expected number of this unit's discharges among the loose potentials. */
  suspected = NaN;
  /** Sum over settled discharges of the part of the energy that the match left. */
  left = NaN;
  /** Potential in the measurement band: the median of lone discharges, and the mean of all. */
  readonly lone: MedianWindow;
  readonly every: WindowSum;
  /** Discharges the template rests on. */
  support: number;

  constructor(geometry: Geometry, template: Float64Array, support: number) {
    this.#before = geometry.before;
    this.template = template;
    this.support = support;
    this.level = 1;
    this.suspected = 0;
    this.left = 0;
    this.lone = new MedianWindow(geometry.averageWidth);
    this.every = new WindowSum(geometry.averageWidth);
    this.changed();
  }

  /** To be called after a change of the template. */
  changed(): void {
    const { template } = this;
    fade(template);
    let lowest = 0;
    let highest = 0;
    this.energy = 0;
    for (let k = 0; k < template.length; k++) {
      const value = template[k] as number;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
      this.energy += value * value;
    }
    this.peak = Math.max(highest, -lowest);
    this.swing = highest - lowest;
    this.extremes = extremesOf(template, this.#before, largeExtreme * this.peak);
    const least = negligible * this.energy;
    this.from = 0;
    this.to = template.length;
    for (let sum = 0; this.from < this.to; this.from++) {
      sum += (template[this.from] as number) ** 2;
      if (sum > least) break;
    }
    for (let sum = 0; this.to > this.from; this.to--) {
      sum += (template[this.to - 1] as number) ** 2;
      if (sum > least) break;
    }
  }

  /** The present scale follows a discharge's. */
  follow(scale: number): void {
    this.level += following * (scale - this.level);
  }

  /** Makes another unit's discharges this one's: `lag` samples later, and `ratio` times its template. */
  takeOver(other: UnitModel, lag: number, ratio: number): void {
    const { values } = other.positions;
    for (let i = 0; i < values.length; i++) {
      this.positions.push((values[i] as number) + lag);
      this.scales.push(ratio * (other.scales.values[i] as number));
    }
    for (const [rival, doubt] of other.doubts) this.doubts.set(rival, (this.doubts.get(rival) ?? 0) + doubt);
    this.suspected += other.suspected;
    this.left += other.left;
  }
}

function extremesOf(
  template: Float64Array,
  before: number,
  least: number,
): { offset: number; value: number }[] {
  const found: { offset: number; value: number }[] = [];
  for (let k = 1; k + 1 < template.length; k++) {
    const value = template[k] as number;
    const size = Math.abs(value);
    if (size < least) continue;
    const sign = Math.sign(value);
    if (size >= sign * (template[k - 1] as number) && size > sign * (template[k + 1] as number)) {
      found.push({ offset: k - before, value });
    }
  }
  return found;
}

function fade(template: Float64Array): void {
  const length = Math.max(1, Math.round(fadedPart * template.length));
  for (let k = 0; k < length; k++) {
    const weight = 0.5 - 0.5 * Math.cos((Math.PI * (k + 0.5)) / length);
    template[k] = (template[k] as number) * weight;
    const mirrored = template.length - 1 - k;
    template[mirrored] = (template[mirrored] as number) * weight;
  }
}

/** The mean of windows that may reach past the signal's ends. */
export class WindowSum {
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;
  windows = 0;

  constructor(width: number) {
    this.#sums = new Float64Array(width);
    this.#counts = new Float64Array(width);
  }

  /** Adds a window, of which the samples [from, to) are within the signal. */
  add(window: Float64Array, from: number, to: number): void {
    this.windows++;
    for (let k = from; k < to; k++) {
      this.#sums[k] = (this.#sums[k] as number) + (window[k] as number);
      this.#counts[k] = (this.#counts[k] as number) + 1;
    }
  }

  /** Adds the sum of so many windows that are within the signal. */
  addSum(sum: Float64Array, windows: number): void {
    this.windows += windows;
    for (let k = 0; k < sum.length; k++) {
      this.#sums[k] = (this.#sums[k] as number) + (sum[k] as number); // in bounds: windows are equally wide
      this.#counts[k] = (this.#counts[k] as number) + windows;
    }
  }

  /** 0 where no window reached. */
  mean(): Float32Array {
    return Float32Array.from(this.#sums, (sum, k) => sum / Math.max(1, this.#counts[k] as number));
  }
}
