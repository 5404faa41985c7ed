/** Levels of a force, half second by half second: how much of it is lost and gained, and how fast. */
import { at } from '../../base/typedArrays';
import type { HopRange } from '../scan/activity/hops';
import type { MechanicalTrack } from './mechanicalTrack';

/** The mean from a hop on. */
export interface Level {
  readonly hop: number;
  readonly level: number;
}

/** Means of whole half seconds, in the given direction; missing hops and those that were `moved` left out. */
export function levelsOf(
  { offset }: MechanicalTrack,
  { from, to }: HopRange,
  length: number,
  { sign, moved }: { readonly sign: 1 | -1; readonly moved: readonly HopRange[] },
): readonly Level[] {
  const levels: Level[] = [];
  for (let hop = from; hop + length <= to; hop += length) {
    if (isIn(moved, hop)) continue;
    const values = offset.subarray(hop, hop + length).filter((value) => !Number.isNaN(value));
    if (values.length === 0) continue;
    levels.push({ hop, level: (sign * values.reduce((sum, value) => sum + value, 0)) / values.length });
  }
  return levels;
}

export function isIn(ranges: readonly HopRange[], hop: number): boolean {
  return ranges.some(({ from, to }) => hop >= from && hop < to);
}

/** The greatest part of the lowest level so far that is gone after at most `reach` hops; what is not over `floor` has nothing to lose. */
export function greatestFall(levels: readonly Level[], reach: number, floor: number): number {
  let least = Infinity;
  let fall = 0;
  let before = 0;
  for (const { hop, level } of levels) {
    for (let old = levels[before]; old && old.hop < hop - reach; old = levels[++before]) {
      least = Math.min(least, old.level);
    }
    // What has been low for longer is no fall.
    const lowest = Math.min(least, levels[before]?.level ?? Infinity);
    if (lowest > floor) fall = Math.max(fall, Math.min(1, 1 - level / lowest));
  }
  return fall;
}

/** What a step is sought in: a direction, the hops of the level before it, those within which it is over, the least level. */
interface StepFrame {
  readonly sign: 1 | -1;
  readonly before: number;
  readonly reach: number;
  readonly floor: number;
}

/** The greatest part of the mean of `before` hops, where that is over `floor`, that is lost in the next `reach` hops. */
export function greatestStep(
  { offset }: MechanicalTrack,
  { from, to }: HopRange,
  { sign, before, reach, floor }: StepFrame,
): number {
  let sum = 0;
  let step = 0;
  for (let hop = from; hop + reach < to; hop++) {
    // A missing hop leaves the mean unknown from there on: then no step is shown.
    sum += sign * (at(offset, hop) - (hop >= from + before ? at(offset, hop - before) : 0));
    const level = sum / before;
    if (hop + 1 < from + before || !(level > floor)) continue;
    const lost = sign * (at(offset, hop) - at(offset, hop + reach));
    if (lost > step * level) step = lost / level;
  }
  return Math.min(1, step);
}

/** The greatest difference of a level to the lowest one before it. */
export function greatestRise(levels: readonly Level[]): number {
  let least = Infinity;
  let rise = 0;
  for (const { level } of levels) {
    least = Math.min(least, level);
    rise = Math.max(rise, level - least);
  }
  return rise;
}

/** The levels before the force may be let go, within the last `hops`. */
export function heldBefore(levels: readonly Level[], hops: number): readonly Level[] {
  const last = levels.at(-1);
  return last ? levels.filter(({ hop }) => hop <= last.hop - hops) : [];
}

/** How much a force loses early and late: what yields to a new level has lost the most of it at first. */
export interface Losses {
  /** From the first to the second quarter of its levels, and from the third to the fourth, as parts of the former. */
  readonly earlyPart: number;
  readonly latePart: number;
  /** Hops from the middle of a quarter to that of the next. */
  readonly apart: number;
}

/** Undefined with fewer than two levels to a quarter. */
export function lossesOf(levels: readonly Level[]): Losses | undefined {
  const [first] = levels;
  const last = levels.at(-1);
  const each = levels.length >> 2;
  if (!first || !last || each < 2) return undefined;
  const mean = (from: number): number =>
    levels.slice(from, from + each).reduce((sum, { level }) => sum + level, 0) / each;
  const end = levels.length;
  const lost = (before: number, after: number): number => (before > 0 ? 1 - after / before : 0);
  return {
    earlyPart: lost(mean(0), mean(each)),
    latePart: lost(mean(end - 2 * each), mean(end - each)),
    apart: (each * (last.hop - first.hop)) / (end - 1),
  };
}

/** The greatest difference of a level to a lower one at most `reach` hops before it. */
export function greatestGain(levels: readonly Level[], reach: number): number {
  let gain = 0;
  levels.forEach(({ hop, level }, i) => {
    for (let k = i - 1; (levels[k]?.hop ?? -Infinity) >= hop - reach; k--) {
      gain = Math.max(gain, level - (levels[k]?.level ?? level));
    }
  });
  return gain;
}
