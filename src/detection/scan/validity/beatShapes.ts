/** Which deflections of a course look like one of them: under a contraction some deflection or other is anywhere. */
import { at } from '../../../base/typedArrays';
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';

export const beatShapeNumbers = fixedNumbers('beatShapes', {
  heightFactor: ratio(2.5, [1.1, 10], 'Beats are of one height to this factor', chosen),
});
const { heightFactor } = beatShapeNumbers.values;
/** Hops cut a peak wherever they fall, so the best of three places counts. */
const shifts = [-1, 0, 1] as const;
const unshifted = shifts.indexOf(0);

/** The surroundings of some peaks, as they are compared: without their mean, and of one size. */
export class BeatShapes {
  readonly #course: Float32Array;
  readonly #peaks: readonly number[];
  readonly #length: number;
  /** One after the other for each shift of each peak. */
  readonly #shapes: Float64Array;

  /** @param peaks hops, all more than `reach` from the course's ends */
  constructor(course: Float32Array, peaks: readonly number[], reach: number) {
    this.#course = course;
    this.#peaks = peaks;
    this.#length = 2 * reach + 1;
    this.#shapes = new Float64Array(peaks.length * shifts.length * this.#length);
    peaks.forEach((peak, i) => {
      shifts.forEach((shift, s) => {
        const own = this.#shape(i, s);
        for (let k = 0; k < this.#length; k++) own[k] = at(course, peak + shift - reach + k);
        normalise(own);
      });
    });
  }

  /** Those of the peaks that are nearly as high as one of them, and correlate with it by `least` or more. */
  alikeTo(model: number, least: number): readonly number[] {
    const height = at(this.#course, this.#peaks[model] ?? NaN);
    return this.#peaks.filter((peak, i) => {
      const factor = at(this.#course, peak) / height;
      if (factor > heightFactor || factor < 1 / heightFactor) return false;
      return shifts.some((_, s) => this.#likeness(i, s, model) >= least);
    });
  }

  /** The correlation of a peak at one of its shifts with another as it is. */
  #likeness(peak: number, shift: number, model: number): number {
    const shapes = this.#shapes;
    const own = this.#placeOf(peak, shift);
    const other = this.#placeOf(model, unshifted);
    let sum = 0;
    // In bounds, both.
    for (let i = 0; i < this.#length; i++) sum += (shapes[own + i] as number) * (shapes[other + i] as number);
    return sum;
  }

  #placeOf(peak: number, shift: number): number {
    return (peak * shifts.length + shift) * this.#length;
  }

  #shape(peak: number, shift: number): Float64Array {
    const from = this.#placeOf(peak, shift);
    return this.#shapes.subarray(from, from + this.#length);
  }
}

/** Takes the mean away and makes the sum of squares 1; a flat shape becomes NaN, which is like nothing. */
function normalise(values: Float64Array): void {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const own = at(values, i) - mean;
    values[i] = own;
    squares += own * own;
  }
  const size = Math.sqrt(squares);
  for (let i = 0; i < values.length; i++) values[i] = at(values, i) / size;
}
