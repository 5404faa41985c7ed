/**
 * Turns of an interference pattern (Willison 1964; DETECTION.md §D.2, §M): extremes of alternating sign that lie at least
 * 100 µV from the one before, however long that takes. Samples go in block by block; what a block ends in is carried on.
 */
import { fixedNumbers, microvolts } from '../numbers/fixedNumbers';

export const interferenceTurnNumbers = fixedNumbers('interferenceTurns', {
  leastMicrovolts: microvolts(
    100,
    [20, 500],
    'A turn lies at least this far from the turn before it',
    'Willison 1964; §D.2, §N turns_uV',
  ),
});
const { leastMicrovolts } = interferenceTurnNumbers.values;

/** From one turn to the next. */
export interface TurnSegment {
  /** The sample of the turn that ends it. */
  readonly sample: number;
  /** Samples since the turn that begins it. */
  readonly samples: number;
  /** Between the two turns, in µV; at least 100. */
  readonly amplitudeMicrovolts: number;
}

/** Finds turns as samples come in. */
export class TurnCounter {
  /** 1 while the signal rises from its last turn, −1 while it falls, 0 before it has moved by the least amount. */
  #direction = 0;
  #low = Infinity;
  #lowAt = 0;
  #high = -Infinity;
  #highAt = 0;
  #last: { readonly sample: number; readonly value: number } | undefined;
  readonly #use: (segment: TurnSegment) => void;

  /** @param use gets each segment once the turn that ends it is certain; the first turn ends none. */
  constructor(use: (segment: TurnSegment) => void) {
    this.#use = use;
  }

  /** Takes the next samples, in µV. @param first the sample number of values[0]; a missing sample begins anew */
  add(values: Float32Array | Float64Array, first: number): void {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number; // in bounds
      if (Number.isNaN(value)) this.reset();
      else this.#next(value, first + i);
    }
  }

  /** Forgets what came before: the next sample does not follow on. */
  reset(): void {
    this.#direction = 0;
    [this.#low, this.#high] = [Infinity, -Infinity];
    this.#last = undefined;
  }

  #next(value: number, sample: number): void {
    if (value > this.#high) [this.#high, this.#highAt] = [value, sample];
    if (value < this.#low) [this.#low, this.#lowAt] = [value, sample];
    if (this.#direction >= 0 && this.#high - value >= leastMicrovolts) {
      // At the very start it is not known where the fall came from.
      if (this.#direction > 0) this.#turn(this.#high, this.#highAt);
      [this.#direction, this.#low, this.#lowAt] = [-1, value, sample];
    } else if (this.#direction <= 0 && value - this.#low >= leastMicrovolts) {
      if (this.#direction < 0) this.#turn(this.#low, this.#lowAt);
      [this.#direction, this.#high, this.#highAt] = [1, value, sample];
    }
  }

  #turn(value: number, sample: number): void {
    const last = this.#last;
    this.#last = { sample, value };
    if (!last) return;
    const amplitudeMicrovolts = Math.abs(value - last.value);
    this.#use({ sample, samples: sample - last.sample, amplitudeMicrovolts });
  }
}
