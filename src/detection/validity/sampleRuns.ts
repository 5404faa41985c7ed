/**
 * Stretches of equal samples, found sample by sample: lines that went flat (electrode off, recorder paused), and
 * runs at a channel's greatest or smallest value (clipping). DETECTION.md §B.5.
 */
import type { SampleRange } from '../signal/columnGrid';

/** Where a channel's samples stand still. */
export class SampleRuns {
  readonly flat: SampleRange[] = [];
  readonly #flatLength: number;
  readonly #highest: RailRuns;
  readonly #lowest: RailRuns;
  #value = NaN;
  #start = 0;

  /** @param flatLength, @param clipLength in samples: the shortest runs that count. */
  constructor(flatLength: number, clipLength: number) {
    this.#flatLength = flatLength;
    this.#highest = new RailRuns(clipLength, (value, extreme) => value > extreme);
    this.#lowest = new RailRuns(clipLength, (value, extreme) => value < extreme);
  }

  /** Takes in the sample at `index`; indices come in order without gaps. */
  add(value: number, index: number): void {
    // NaN equals nothing, so that a missing sample ends a run.
    if (value === this.#value) return;
    this.#end(index);
    this.#value = value;
    this.#start = index;
  }

  /** To be called once, after the last sample. */
  finish(index: number): void {
    this.#end(index);
    this.#value = NaN;
  }

  /** Runs at the greatest and at the smallest value of the channel, each with that value. */
  clipped(): readonly { readonly extreme: number; readonly runs: readonly SampleRange[] }[] {
    return [this.#highest, this.#lowest].map(({ extreme, runs }) => ({ extreme, runs }));
  }

  #end(index: number): void {
    if (Number.isNaN(this.#value)) return;
    const run = { from: this.#start, to: index };
    this.#highest.add(this.#value, run);
    this.#lowest.add(this.#value, run);
    if (run.to - run.from >= this.#flatLength) this.flat.push(run);
  }
}

/** Runs at the most extreme value so far; a more extreme one makes all earlier ones ordinary samples. */
class RailRuns {
  runs: SampleRange[] = [];
  extreme = NaN;
  readonly #length: number;
  readonly #isBeyond: (value: number, extreme: number) => boolean;

  constructor(length: number, isBeyond: (value: number, extreme: number) => boolean) {
    this.#length = length;
    this.#isBeyond = isBeyond;
  }

  add(value: number, run: SampleRange): void {
    if (Number.isNaN(this.extreme) || this.#isBeyond(value, this.extreme)) {
      this.extreme = value;
      this.runs = [];
    }
    if (value === this.extreme && run.to - run.from >= this.#length) this.runs.push(run);
  }
}
