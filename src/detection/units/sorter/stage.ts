/** The stretch that is being sorted: its signal, what is left of it, and how large a peak must be where. */
import { numberBytes } from '../../../kernels/kernelSpace';
import type { Geometry } from './geometry';
import { SorterRooms } from './sorterRooms';
import type { UnitModel } from './unitModel';

/** A discharge that a match found: position of the alignment point in samples of the stage. */
export interface Match {
  readonly unit: number;
  readonly position: number;
  readonly scale: number;
  /** Chance that it belongs to the runner-up instead, and which unit that is (−1: none). */
  readonly doubt: number;
  readonly rival: number;
  /** Part of the energy around the peak that the match leaves. */
  readonly left: number;
}

/** A potential that no template explains. */
export interface Loose {
  readonly position: number;
  readonly amplitude: number;
  /** The unit that comes nearest to explaining it; −1 where none does. */
  readonly suspect: number;
}

/** A unit's potential of that scale, its alignment point at `position`, between samples too. */
export interface Potential {
  readonly unit: number;
  readonly position: number;
  readonly scale: number;
}

/** Energy of a stretch, and energy and greatest magnitude of what potentials would leave of it. */
export interface Leaving {
  readonly energy: number;
  readonly leftEnergy: number;
  readonly leftPeak: number;
}

/** A stretch of fixed capacity. What is peeled off it lies in rooms that hold from one `reset` to the next pause. */
export class Stage {
  readonly signal: Float64Array;
  readonly wide: Float64Array;
  /** Samples of the arrays that are in use. */
  length = 0;
  /** Peaks of a potential that counts at all. */
  threshold = 0;
  /** RMS of what is left unexplained. */
  noise = 0;
  readonly #geometry: Geometry;
  #rooms: SorterRooms | undefined;

  constructor(geometry: Geometry) {
    const capacity = geometry.chunk + 2 * geometry.margin;
    this.#geometry = geometry;
    this.signal = new Float64Array(capacity);
    this.wide = new Float64Array(capacity);
  }

  /** Begins anew: nothing is explained. Takes the units' templates as they are. */
  reset(units: readonly UnitModel[]): void {
    this.#rooms = new SorterRooms(this.length, units, this.#geometry);
    this.residual.set(this.signal.subarray(0, this.length));
    this.limit.fill(this.threshold);
  }

  /** @throws Error before the first `reset`: a mistake of the caller's. */
  get rooms(): SorterRooms {
    if (!this.#rooms) throw new Error('Nothing is laid out for this stage.');
    return this.#rooms;
  }

  /** What is left. */
  get residual(): Float64Array {
    return this.rooms.residual.values;
  }

  /** A peak counts where |residual| exceeds this. */
  get limit(): Float64Array {
    return this.rooms.limit.values;
  }

  /**
   * Takes a unit's potential away whose template begins at `start`, between samples too. Beside a large potential only
   * what exceeds `variation` of it counts: its discharges are never quite alike.
   */
  takeAway(unit: number, start: number, scale: number, variation: number): void {
    const { interpolator, templates, run, residual, limit } = this.rooms;
    const first = Math.floor(start);
    // The delayed template is longer by a sample.
    const count = this.#geometry.width + 1;
    interpolator.read(templates.addressOf(unit, 0), first - start, 0, count);
    interpolator.close(count);
    const from = Math.max(0, -first);
    const to = Math.min(count, this.length - first);
    if (from >= to) return;
    const place = (first + from) * numberBytes;
    run.takeAway(
      interpolator.addressOf(from),
      to - from,
      residual.address + place,
      limit.address + place,
      scale,
      this.threshold,
      variation * scale,
    );
  }

  /** What potentials would leave of residual samples [from, to), which are fewer than two templates. */
  wouldLeave(potentials: readonly Potential[], from: number, to: number): Leaving {
    const { interpolator, templates, run, residual, rest, sums } = this.rooms;
    const own = residual.address + from * numberBytes;
    // A view to copy from would cost more than a loop over so few; in bounds.
    for (let i = from; i < to; i++) rest.values[i - from] = residual.values[i] as number;
    for (const { unit, position, scale } of potentials) {
      const start = position - this.#geometry.before;
      const first = Math.floor(start);
      const begin = Math.max(from, first);
      const end = Math.min(to, first + this.#geometry.width + 1);
      if (begin >= end) continue;
      const template = templates.addressOf(unit, begin - first);
      const place = rest.address + (begin - from) * numberBytes;
      // A sample more may change, as the kernel works in twos: the template has faded out there.
      interpolator.add(template, first - start, -scale, place, end - begin);
    }
    run.stretchSums(rest.address, rest.address, own, to - from, sums.address);
    const sum = (k: number): number => sums.values[k] as number; // the kernel writes five
    return { energy: sum(2), leftEnergy: sum(1), leftPeak: sum(3) };
  }

  /** The largest peak in [from, to) that counts; −1 where none does. */
  largestPeak(from: number, to: number): number {
    const { run, residual, limit } = this.rooms;
    const place = from * numberBytes;
    const found = run.largestAbove(residual.address + place, limit.address + place, to - from);
    return found < 0 ? -1 : from + found;
  }

  /** The first sample in [from, to) that counts; `to` where none does. */
  firstPeak(from: number, to: number): number {
    const { run, residual, limit } = this.rooms;
    const place = from * numberBytes;
    return from + run.firstAbove(residual.address + place, limit.address + place, Math.max(0, to - from));
  }

  /** Nothing at or below `level` counts around `position`. */
  block(position: number, radius: number, level: number): void {
    const { limit } = this;
    const to = Math.min(this.length, position + radius + 1);
    for (let i = Math.max(0, position - radius); i < to; i++) limit[i] = Math.max(limit[i] as number, level);
  }

  /** What is left, `count` values from `start` on, between samples too; overwritten by the next reading. */
  leftFrom(start: number, count: number): Float64Array {
    const { interpolator, residual } = this.rooms;
    interpolator.read(residual.address, start, 0, count);
    return interpolator.values;
  }

  /** Makes the wide band ready for `wideFrom`, and for sums of its windows. */
  layWide(): void {
    this.rooms.wide.values.set(this.wide.subarray(0, this.length));
    this.rooms.windows.values.fill(0);
  }

  /** Adds the wide band's window from `start` on, between samples too and all within the stage, to one of the sums. */
  addWide(start: number, sum: number): void {
    const { interpolator, wide, windows, windowStride } = this.rooms;
    const place = windows.address + sum * windowStride * numberBytes;
    interpolator.add(wide.address, start, 1, place, this.#geometry.averageWidth);
  }

  /** What was added to one of the sums; valid until the next `reset`. */
  wideSum(sum: number): Float64Array {
    const { windows, windowStride } = this.rooms;
    const first = sum * windowStride;
    return windows.values.subarray(first, first + this.#geometry.averageWidth);
  }

  /** The wide band at start + k for `from` ≤ k < `to`, all within the stage; overwritten by the next reading. */
  wideFrom(start: number, from: number, to: number): Float64Array {
    const { interpolator, wide } = this.rooms;
    interpolator.read(wide.address, start, from, to);
    return interpolator.values;
  }
}
