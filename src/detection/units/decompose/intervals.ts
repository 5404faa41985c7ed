/**
 * What a unit's own intervals say of a discharge that is proposed: least evidence is asked for where one is due, most where
 * it would come too early. Intervals are lognormal about the present rate; a part are twice as long, a discharge being
 * missed, and a part may be anything (doublets, pauses), so that no doublet is ruled out.
 */
import { indexFrom } from '../../../base/ascending';
import { median } from '../../../signal/statistics';
import { decomposeNumbers } from './decomposeNumbers';

const {
  anyPart,
  missedPart,
  usualPart,
  shortestInterval,
  longestInterval,
  unknownInterval,
  unknownSpread,
  leastSpread,
  leastIntervals,
} = decomposeNumbers.values;
/** Structural: intervals to either side whose median is the present one, and how many of them are needed. */
const neighbours = 8;
/** Structural: for a median. */
const enoughNeighbours = 5;
/** Structural: what is a usual interval, as a multiple of the present one. */
const usual = { from: 0.4, to: 1.7 };
/** Structural: intervals that a rate may be looked for in, in seconds, and the width (of the logarithm) of where most are. */
const sought = { from: 0.02, to: 0.4, width: 0.6 };
/** Structural: spread of a doubled interval beyond that of two; density, per second, that anything has at most. */
const doubledSpread = 0.03;
/** Structural: bounds the density of doublets. */
const mostDensity = 30;
/** Structural: the integral of 1 / interval over all that may be. */
const anyRange = Math.log(longestInterval / shortestInterval);
const rootTwoPi = Math.sqrt(2 * Math.PI);
/** Structural: e to minus this is nothing beside what anything has, in double precision. */
const nothing = 60;

export class IntervalModel {
  /** The usual interval in seconds. */
  readonly typical: number;
  /** Standard deviation of an interval's logarithm about the present one. */
  readonly spread: number;
  readonly #times: Float64Array;
  /** The present interval at each discharge; none where the unit's rate is not known. */
  readonly #present: Float64Array;

  /** @param times seconds, ascending */
  constructor(times: Float64Array) {
    const intervals = times.subarray(1).map((t, i) => t - (times[i] as number)); // in bounds
    const possible = intervals.filter((interval) => interval > sought.from && interval < sought.to);
    this.#times = times;
    if (possible.length < leastIntervals) {
      this.typical = unknownInterval;
      this.spread = unknownSpread;
      this.#present = new Float64Array(0);
      return;
    }
    this.typical = mode(possible);
    this.#present = presentIntervals(intervals, this.typical);
    this.spread = spreadOf(intervals, this.#present);
  }

  /** Whether the unit's rate was known when this was made. */
  get isKnown(): boolean {
    return this.#present.length > 0;
  }

  /**
   * Logarithm of how much likelier a discharge makes the train.
   * @param t its time in seconds; @param before seconds since the one before; @param after until the next one
   * @param resolution seconds within which discharges are not distinguished
   */
  gain(t: number, before: number, after: number, resolution: number): number {
    const present = this.#presentAt(t);
    const split = this.#density(before, present) * this.#density(after, present);
    return Math.log((split / this.#density(before + after, present)) * resolution);
  }

  #presentAt(t: number): number {
    const { length } = this.#present;
    if (length === 0) return this.typical;
    return this.#present[Math.min(indexFrom(this.#times, t), length - 1)] as number; // in bounds
  }

  /** Per second. */
  #density(interval: number, present: number): number {
    if (interval > longestInterval) return anyPart / longestInterval;
    const doubled = this.spread / Math.SQRT2 + doubledSpread;
    const any = 1 / (interval * anyRange);
    const away = Math.log(interval / present);
    return (
      usualPart * lognormal(interval, away, this.spread) +
      missedPart * lognormal(interval, away - Math.LN2, doubled) +
      anyPart * Math.min(any, mostDensity)
    );
  }
}

/** The median of the usual intervals around each discharge but the last. */
function presentIntervals(intervals: Float64Array, typical: number): Float64Array {
  return Float64Array.from(intervals, (_, i) => {
    const around = intervals
      .subarray(Math.max(0, i - neighbours), i + neighbours)
      .filter((interval) => interval > usual.from * typical && interval < usual.to * typical);
    return around.length >= enoughNeighbours ? (median(around) ?? typical) : typical;
  });
}

function spreadOf(intervals: Float64Array, present: Float64Array): number {
  const ratios = intervals.map((interval, i) => interval / (present[i] as number)); // as many
  const logarithms = ratios
    .filter((ratio) => ratio > usual.from && ratio < usual.to)
    .map((ratio) => Math.abs(Math.log(ratio)));
  const robust = (median(logarithms) ?? unknownSpread) / normalMedian;
  return Math.min(unknownSpread, Math.max(leastSpread, robust));
}

/** Structural: median of a standard normal variable's magnitude. */
const normalMedian = 0.6745;

/** @param away the logarithm of x against the centre's */
function lognormal(x: number, away: number, spread: number): number {
  const half = (away * away) / (2 * spread * spread);
  return half > nothing ? 0 : Math.exp(-half) / (x * spread * rootTwoPi);
}

/** The median of the intervals where most lie together. */
function mode(intervals: Float64Array): number {
  const logarithms = intervals.map(Math.log).sort();
  let [most, from, to] = [0, 0, 0];
  for (let a = 0, b = 0; a < logarithms.length; a++) {
    const end = (logarithms[a] as number) + sought.width; // in bounds
    while (b < logarithms.length && (logarithms[b] as number) <= end) b++;
    if (b - a > most) [most, from, to] = [b - a, a, b];
  }
  return Math.exp(median(logarithms.subarray(from, to)) ?? Math.log(unknownInterval));
}
