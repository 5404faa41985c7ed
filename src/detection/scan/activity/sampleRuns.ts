/**
 * Stretches of equal samples, found sample by sample: lines that went flat (electrode off, recorder paused), and
 * runs at a channel's greatest or smallest value (clipping). DETECTION.md §B.5.
 */
import type { SampleRange } from '../../../signal/columnGrid';
import { KernelSpace, singlesOf } from '../../../kernels/kernelSpace';

/** Structural: samples that are looked at together; they stay in the processor's cache. */
const batch = 8192;
/** Structural: runs longer than this are never passed over (see the kernel). */
const passedRun = 8;

const space = new KernelSpace();

/** Where a channel's samples stand still. */
export class SampleRuns {
  readonly flat: SampleRange[] = [];
  readonly #flatLength: number;
  readonly #highest: RailRuns;
  readonly #lowest: RailRuns;
  #value = NaN;
  #start = 0;
  #index = 0;

  /** @param flatLength, @param clipLength in samples: the shortest runs that count. */
  constructor(flatLength: number, clipLength: number) {
    this.#flatLength = flatLength;
    this.#highest = new RailRuns(clipLength, (value, extreme) => value > extreme);
    this.#lowest = new RailRuns(clipLength, (value, extreme) => value < extreme);
  }

  /** Takes in the next samples, in blocks of any size; what is not finite counts as missing. */
  add(values: Float32Array): void {
    for (let from = 0; from < values.length; from += batch) {
      this.#addBatch(values.length <= batch ? values : values.subarray(from, from + batch));
    }
  }

  #addBatch(values: Float32Array): void {
    const [room] = space.layOut(batch / 2);
    singlesOf(room).set(values);
    for (let i = 0; i < values.length; i++) {
      const next = values[i] as number; // in bounds
      // NaN equals nothing, so that a missing sample ends a run.
      if (next === this.#value) continue;
      this.#end(this.#value, this.#start, this.#index + i);
      this.#value = Number.isFinite(next) ? next : NaN;
      this.#start = this.#index + i;
      if (this.#flatLength <= passedRun) continue;
      const { extreme: lowest } = this.#lowest;
      const to = space.run.ordinaryUntil(room.address, i, values.length, lowest, this.#highest.extreme);
      if (to === i) continue;
      // All before are short runs within the extremes.
      i = startOfRun(values, to - 1);
      this.#value = values[i] as number;
      this.#start = this.#index + i;
    }
    this.#index += values.length;
  }

  /** Flat lines that last past a sample, the one that has not ended yet among them. */
  flatSince(sample: number): readonly SampleRange[] {
    const last = { from: this.#start, to: this.#index };
    const isFlat = !Number.isNaN(this.#value) && last.to - last.from >= this.#flatLength;
    const ended: SampleRange[] = [];
    for (let k = this.flat.length - 1; k >= 0; k--) {
      const run = this.flat[k];
      if (!run || run.to <= sample) break;
      ended.unshift(run);
    }
    return isFlat ? [...ended, last] : ended;
  }

  /** To be called once, after the last sample. */
  finish(): void {
    this.#end(this.#value, this.#start, this.#index);
    this.#value = NaN;
  }

  /** Runs at the greatest and at the smallest value of the channel, each with that value. */
  clipped(): readonly { readonly extreme: number; readonly runs: readonly SampleRange[] }[] {
    return [this.#highest, this.#lowest].map(({ extreme, runs }) => ({ extreme, runs }));
  }

  #end(value: number, from: number, to: number): void {
    if (Number.isNaN(value)) return;
    const length = to - from;
    if (this.#highest.concerns(value, length)) this.#highest.add(value, { from, to });
    if (this.#lowest.concerns(value, length)) this.#lowest.add(value, { from, to });
    if (length >= this.#flatLength) this.flat.push({ from, to });
  }
}

/** The first of the equal values that end with value `i`. */
function startOfRun(values: Float32Array, i: number): number {
  let start = i;
  while (start > 0 && values[start - 1] === values[i]) start--;
  return start;
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

  /** Whether a run of `length` samples of a value changes anything here. */
  concerns(value: number, length: number): boolean {
    if (value === this.extreme) return length >= this.#length;
    return Number.isNaN(this.extreme) || this.#isBeyond(value, this.extreme);
  }

  add(value: number, run: SampleRange): void {
    if (value !== this.extreme) {
      this.extreme = value;
      this.runs = [];
    }
    if (run.to - run.from >= this.#length) this.runs.push(run);
  }
}
