/** How force goes on while the EMG is silent: what tells a contracture from a cramp of another head (DETECTION.md §A.5). */
import { at } from '../../base/typedArrays';
import { fixedNumbers, seconds } from '../numbers/fixedNumbers';
import type { MechanicalTrack } from './mechanicalTrack';
import type { ContextParameters } from './parameters';
import { rippleRms } from './ripple';

/** The course over a silent stretch; levels in the track's unit, as distances from the relaxed level. */
export interface SilentForceCourse {
  /** Mean over the half second after the guard. */
  readonly atStart: number;
  /** Greatest half-second mean after the guard. */
  readonly greatest: number;
  /** How far the force rises above its lowest level since the start, and that as a part of the recording's greatest. */
  readonly riseAfterStart: number;
  readonly risePart: number;
  /** RMS of the 0.5 to 12 Hz part, the sensor's own taken off, and that as a part of the mean level. */
  readonly ripple: number;
  readonly ripplePart: number;
  /** From the end of the EMG until the force has come back to half of what it was then. */
  readonly lagSeconds: number;
  /** The force had not come back by the end of the silence, so that the lag is at least so long. */
  readonly isLagOpen: boolean;
  /** Over its threshold from the end of the activity before, without a break, into the silence. */
  readonly continuousWithActivity: boolean;
}

export const silentForceNumbers = fixedNumbers('silentForceCourse', {
  levelSeconds: seconds(
    0.5,
    [0.1, 5],
    'Levels are means over this',
    'own: long enough to take the ripple out, short against any decay of interest',
  ),
});
const { levelSeconds } = silentForceNumbers.values;

/**
 * Measures the force over the silence [onsetSeconds, endSeconds), its first and last `contextEdgeGuard` left out.
 * @param activityEndSeconds end of the activity of this site before the silence, where there is one.
 * Undefined where no sample is left.
 */
export function silentForceCourse(
  track: MechanicalTrack,
  onsetSeconds: number,
  endSeconds: number,
  parameters: ContextParameters,
  activityEndSeconds?: number,
): SilentForceCourse | undefined {
  const hops = (seconds: number): number => Math.round(seconds / track.hopSeconds);
  const guard = hops(parameters.contextEdgeGuard);
  const from = Math.max(0, hops(onsetSeconds) + guard);
  const to = Math.min(track.offset.length, hops(endSeconds) - guard);
  const levels = levelsOf(track, from, to, Math.max(1, hops(levelSeconds)));
  const [first] = levels;
  if (first === undefined) return undefined;
  const riseAfterStart = greatestRise(levels);
  const total = track.greatest > 0 ? track.greatest : 1;
  const ripple = rippleOf(track, from, to);
  const meanLevel = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return {
    atStart: first,
    greatest: Math.max(...levels),
    riseAfterStart,
    risePart: riseAfterStart / total,
    ripple,
    ripplePart: meanLevel > 0 ? ripple / meanLevel : 0,
    ...relaxationLag(track, activityEndSeconds ?? onsetSeconds, endSeconds),
    continuousWithActivity: activityEndSeconds !== undefined && isOver(track, hops(activityEndSeconds), from),
  };
}

/** Means of whole half seconds, in the direction that the force has at the start; missing hops left out. */
function levelsOf({ offset }: MechanicalTrack, from: number, to: number, length: number): number[] {
  const levels: number[] = [];
  for (let start = from; start + length <= to; start += length) {
    const values = offset.subarray(start, start + length).filter((value) => !Number.isNaN(value));
    if (values.length > 0) levels.push(values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  const sign = (levels[0] ?? 0) < 0 ? -1 : 1;
  return levels.map((level) => sign * level);
}

/** The greatest difference of a level to the lowest one before it. */
function greatestRise(levels: readonly number[]): number {
  let least = Infinity;
  let rise = 0;
  for (const level of levels) {
    least = Math.min(least, level);
    rise = Math.max(rise, level - least);
  }
  return rise;
}

/** Ripple where the force counts; the sensor's own is independent of it, so that their squares add. */
function rippleOf(
  { offset, deviation, threshold, hopSeconds, relaxedRipple }: MechanicalTrack,
  from: number,
  to: number,
): number {
  const part = offset.subarray(from, to);
  const rms = rippleRms(part, hopSeconds, (hop) => at(deviation, from + hop) > threshold) ?? 0;
  return Math.sqrt(Math.max(0, rms ** 2 - relaxedRipple ** 2));
}

/** §A.5 S7: t(F back to 50 %) − t(E end), looked for until the silence ends. */
function relaxationLag(
  { deviation, hopSeconds }: MechanicalTrack,
  fromSeconds: number,
  endSeconds: number,
): Pick<SilentForceCourse, 'lagSeconds' | 'isLagOpen'> {
  const from = Math.max(0, Math.round(fromSeconds / hopSeconds));
  const end = Math.min(deviation.length, Math.round(endSeconds / hopSeconds));
  const half = at(deviation, Math.min(from, deviation.length - 1)) / 2;
  for (let hop = from; hop < end; hop++) {
    if (at(deviation, hop) <= half) return { lagSeconds: hop * hopSeconds - fromSeconds, isLagOpen: false };
  }
  return { lagSeconds: Math.max(0, end * hopSeconds - fromSeconds), isLagOpen: true };
}

function isOver({ deviation, threshold }: MechanicalTrack, from: number, to: number): boolean {
  if (from < 0 || from > to) return false;
  return deviation.subarray(from, to + 1).every((value) => value > threshold);
}
