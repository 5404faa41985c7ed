/** Ways to explain a short stretch, in rooms that are used again: a search goes along thousands of them a second. */
import type { Discharge, Explanation } from './explanation';

/** Samples [from, to) in which discharges are looked for. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a way has of an epoch. */
export interface Reach {
  /** First sample of its correlations, and how many there are: from one before the stretch to one after it, so that a top
   * at an edge is seen to be none. */
  readonly begin: number;
  readonly width: number;
  /** First sample of what it leaves, and how many there are: from the longest shape before the stretch to that after it. */
  readonly first: number;
  readonly length: number;
}

/** Where a way through a stretch lies. */
export function reachOf({ left, reach }: Explanation, { from, to }: Stretch): Reach {
  const begin = Math.max(0, from - 1);
  const first = Math.max(0, from - reach);
  const width = Math.min(left.length, to + 1) - begin;
  return { begin, width, first, length: Math.min(left.length, to + reach) - first };
}

/** A set of discharges in a stretch, and what it leaves. */
export class Way {
  discharges: readonly Discharge[] = [];
  /** Logarithm of how much likelier it is than nothing. */
  evidence = 0;
  readonly left: Float64Array;
  /** Of each unit. */
  readonly correlations: readonly Float64Array[];
  readonly #all: Float64Array;

  constructor(units: number, { width, length }: Reach) {
    const all = new Float64Array(units * width);
    this.left = new Float64Array(length);
    this.correlations = Array.from({ length: units }, (_, u) => all.subarray(u * width, (u + 1) * width));
    this.#all = all;
  }

  /** Becomes the way without discharges of its own. */
  begin({ correlations, left }: Explanation, { begin, width, first, length }: Reach): void {
    this.discharges = [];
    this.evidence = 0;
    this.left.set(left.subarray(first, first + length));
    correlations.forEach((values, unit) =>
      this.correlations[unit]?.set(values.subarray(begin, begin + width)),
    );
  }

  become(other: Way): void {
    this.discharges = other.discharges;
    this.evidence = other.evidence;
    this.left.set(other.left);
    this.#all.set(other.#all);
  }

  /** Takes `scale` times a unit's waveform off what is left. */
  take(
    explanation: Explanation,
    { unit, position }: Discharge,
    scale: number,
    { begin, first }: Reach,
  ): void {
    explanation.shapes[unit]?.takeFrom(this.left, position, scale, first);
    for (let other = 0; other < this.correlations.length; other++) {
      const values = this.correlations[other] as Float64Array; // in bounds
      explanation.shared(unit, other).takeOff(values, begin, position, scale);
    }
  }
}
