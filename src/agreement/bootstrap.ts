/** How sure a figure of several recordings is: the percentile bootstrap (Efron 1979), the same on every machine. */

import { quantileOfSorted, sorted } from '../signal/statistics';

/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const seed = 20_260_101;
const draws = 1000;
/** Of fewer recordings no interval tells anything. */
export const leastRecordings = 5;

/** Numbers from 0 to 1, always the same ones: splitmix32 (Steele, Lea & Flood 2014, in 32 bits). */
function uniformNumbers(): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/**
 * The 2.5th and 97.5th percentile of a figure over recordings drawn with replacement: whole recordings, since what lies in
 * one is not independent. Draws that give NaN are left out; undefined for fewer than five recordings, or where too few
 * draws give a number.
 */
export function bootstrapInterval<Recording>(
  recordings: readonly Recording[],
  figure: (drawn: readonly Recording[]) => number,
): Interval | undefined {
  if (recordings.length < leastRecordings) return undefined;
  const uniform = uniformNumbers();
  const figures: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const drawn = recordings.flatMap(() => recordings.at(Math.floor(uniform() * recordings.length)) ?? []);
    const value = figure(drawn);
    if (!Number.isNaN(value)) figures.push(value);
  }
  if (figures.length < draws / 2) return undefined;
  const ascending = sorted(Float64Array.from(figures));
  return {
    low: quantileOfSorted(ascending, 0.025) ?? NaN,
    high: quantileOfSorted(ascending, 0.975) ?? NaN,
  };
}
