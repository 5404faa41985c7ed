/** Two bands of one stretch of signal at once: each filtered forwards and backwards, for the time that one takes. */
import type { Cascade } from './filters';
import { KernelSpace, numberBytes } from '../kernels/kernelSpace';
import { logBinsIn, logBinTableLength } from './logHistogram';

/** Sections that a cascade may have. */
const mostSections = 2;
const space = new KernelSpace();

/** A stretch in both bands, in arrays that the next call of any `TwoBands` overwrites. */
export interface Banded {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** The bins of the first band's magnitudes in a `LogHistogram`. */
  firstBins(): Int16Array;
  /** What samples [from, to) add up to, one at least. */
  sumsOver(from: number, to: number): StretchSums;
}

/** Over some samples of a stretch. */
export interface StretchSums {
  /** Of the samples as they came, and whether they differ at all. */
  readonly sum: number;
  readonly isMoving: boolean;
  /** Of the first band, and its greatest magnitude. */
  readonly squares: number;
  readonly peak: number;
  /** Of the squares of the second band. */
  readonly otherSquares: number;
}

/** Two cascades, side by side as the kernel takes them. */
export class TwoBands {
  readonly #coefficients: Float64Array;

  /** @throws RangeError for more than two sections in either. */
  constructor(first: Cascade, second: Cascade) {
    const longest = Math.max(first.length, second.length);
    if (longest > mostSections) {
      throw new RangeError(`Two bands of up to 2 sections each, not of ${longest}.`);
    }
    const lanes = [first, second].map(coefficientsOf);
    this.#coefficients = Float64Array.from({ length: 20 }, (_, i) => lanes[i % 2]?.[i >> 1] ?? 0);
  }

  /** Both bands without phase shift, as `filterZeroPhase` has each. Every sample must be finite. */
  filter(values: Float64Array): Banded {
    const count = values.length;
    const [coefficients, raw, first, second, pairs, found, tables] = space.layOut(
      20,
      count,
      count,
      count,
      2 * count,
      5,
      logBinTableLength,
    );
    coefficients.values.set(this.#coefficients);
    raw.values.set(values);
    if (count > 0) {
      space.run.filterForwards(coefficients.address, raw.address, pairs.address, count);
      space.run.filterBackwards(coefficients.address, pairs.address, first.address, second.address, count);
    }
    const sumsOver = (from: number, to: number): StretchSums => {
      const [a, b, c] = [raw.address, first.address, second.address];
      const place = from * numberBytes;
      space.run.stretchSums(a + place, b + place, c + place, to - from, found.address);
      const sum = (k: number): number => found.values[k] as number; // five are written
      return { sum: sum(0), squares: sum(1), otherSquares: sum(2), peak: sum(3), isMoving: sum(4) === 1 };
    };
    // The pairs are done with: there is room.
    const firstBins = (): Int16Array => logBinsIn(space, first, tables, pairs);
    return { first: first.values, second: second.values, firstBins, sumsOver };
  }
}

/** Those of two sections; one that is not there lets everything pass. */
function coefficientsOf(cascade: Cascade): number[] {
  return Array.from({ length: mostSections }, (_, i) => {
    const { b0, b1, b2, a1, a2 } = cascade[i] ?? { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0 };
    return [b0, b1, b2, a1, a2];
  }).flat();
}
