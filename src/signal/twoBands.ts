/** Two bands of one stretch of signal at once: each filtered forwards and backwards, for the time that one takes. */
import type { Cascade } from './filters';
import { KernelSpace } from './kernels/kernelSpace';

/** Sections that a cascade may have. */
const mostSections = 2;
const space = new KernelSpace();

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

  /**
   * Both bands without phase shift, as `filterZeroPhase` has each, in arrays that the next call of any `TwoBands`
   * overwrites. Every sample must be finite.
   */
  filter(values: Float64Array): readonly [Float64Array, Float64Array] {
    const count = values.length;
    const [coefficients, first, second, pairs] = space.layOut(20, count, count, 2 * count);
    if (count === 0) return [first.values, second.values];
    coefficients.values.set(this.#coefficients);
    first.values.set(values);
    space.run.filterForwards(coefficients.address, first.address, pairs.address, count);
    space.run.filterBackwards(coefficients.address, pairs.address, first.address, second.address, count);
    return [first.values, second.values];
  }
}

/** Those of two sections; one that is not there lets everything pass. */
function coefficientsOf(cascade: Cascade): number[] {
  return Array.from({ length: mostSections }, (_, i) => {
    const { b0, b1, b2, a1, a2 } = cascade[i] ?? { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0 };
    return [b0, b1, b2, a1, a2];
  }).flat();
}
