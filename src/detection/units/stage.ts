/** The stretch that is being sorted: its signal, what is left of it, and how large a peak must be where. */

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

/** Working arrays for one stretch; all of the same length. */
export class Stage {
  readonly signal: Float64Array;
  readonly wide: Float64Array;
  readonly residual: Float64Array;
  /** A peak counts where |residual| exceeds this. */
  readonly limit: Float64Array;
  /** Samples of the arrays that are in use. */
  length = 0;
  /** Peaks of a potential that counts at all. */
  threshold = 0;
  /** RMS of what is left unexplained. */
  noise = 0;

  constructor(capacity: number) {
    this.signal = new Float64Array(capacity);
    this.wide = new Float64Array(capacity);
    this.residual = new Float64Array(capacity);
    this.limit = new Float64Array(capacity);
  }

  /** Begins anew: nothing is explained. */
  reset(): void {
    this.residual.set(this.signal.subarray(0, this.length));
    this.limit.fill(this.threshold, 0, this.length);
  }

  /**
   * Takes a waveform away from `start` on. Beside a large potential only what exceeds `variation` of it counts: its
   * discharges are never quite alike.
   */
  subtract(waveform: Float64Array, start: number, scale: number, variation: number): void {
    const first = start | 0;
    const { residual, limit } = this;
    const from = Math.max(0, -first) | 0;
    const { length } = waveform;
    const to = Math.min(length, this.length - first) | 0;
    const { threshold } = this;
    const part = variation * scale;
    let before = from > 0 ? Math.abs(waveform[from - 1] as number) : 0;
    let value = from < to ? (waveform[from] as number) : 0;
    for (let k = from; k < to; k++) {
      const i = first + k;
      residual[i] = (residual[i] as number) - scale * value;
      const next = k + 1 < length ? (waveform[k + 1] as number) : 0;
      const size = Math.abs(value);
      const level = threshold + part * Math.max(size, before, Math.abs(next));
      if (level > (limit[i] as number)) limit[i] = level;
      before = size;
      value = next;
    }
  }

  /** Nothing at or below `level` counts around `position`. */
  block(position: number, radius: number, level: number): void {
    const to = Math.min(this.length, position + radius + 1);
    for (let i = Math.max(0, position - radius); i < to; i++) {
      this.limit[i] = Math.max(this.limit[i] as number, level);
    }
  }
}
