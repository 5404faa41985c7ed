/** How sure a figure of several recordings is: the percentile bootstrap (Efron 1979), the same on every machine. */

import { quantileOfSorted, sorted } from '../signal/statistics';
import type { CountTable } from './counts';

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

/** A figure, and its 95 % interval where there are recordings enough; NaN where it is not defined. */
export interface Figure {
  readonly value: number;
  readonly interval: Interval | undefined;
}

/** Of figures that are not defined. */
export const undefinedFigure: Figure = { value: NaN, interval: undefined };

/** Figures of counts over all recordings; @param figures as many whatever the sums are */
export function figuresOf<Thing>(
  table: CountTable<Thing>,
  figures: (sums: Float64Array) => readonly number[],
): readonly Figure[] {
  return figuresOverRecordings(table.recordings, (times) => figures(table.sums(times)));
}

/**
 * Figures over all recordings, each with the 2.5th and 97.5th percentile over recordings drawn with replacement: whole
 * recordings, since what lies in one is not independent. Draws that give NaN are left out; there is no interval for fewer
 * than five recordings, or where too few draws give a number.
 * @param figures of recordings that count so many times each; as many figures whatever the times are
 */
export function figuresOverRecordings(
  recordings: number,
  figures: (times: Uint32Array) => readonly number[],
): readonly Figure[] {
  const values = figures(new Uint32Array(recordings).fill(1));
  if (recordings < leastRecordings) return values.map((value) => ({ value, interval: undefined }));
  const drawn = values.map(() => new Array<number>());
  const uniform = uniformNumbers();
  const times = new Uint32Array(recordings);
  for (let draw = 0; draw < draws; draw++) {
    times.fill(0);
    for (let i = 0; i < recordings; i++) {
      const recording = Math.floor(uniform() * recordings);
      times[recording] = (times[recording] ?? 0) + 1;
    }
    for (const [index, value] of figures(times).entries()) {
      if (!Number.isNaN(value)) drawn[index]?.push(value);
    }
  }
  return values.map((value, index) => ({ value, interval: intervalOf(drawn[index] ?? []) }));
}

function intervalOf(drawn: readonly number[]): Interval | undefined {
  if (drawn.length < draws / 2) return undefined;
  const ascending = sorted(Float64Array.from(drawn));
  return {
    low: quantileOfSorted(ascending, 0.025) ?? NaN,
    high: quantileOfSorted(ascending, 0.975) ?? NaN,
  };
}
