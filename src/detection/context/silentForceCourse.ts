/** How force goes on while the EMG is silent: what tells a contracture from a cramp of another head (DETECTION.md §A.5). */
import { at } from '../../base/typedArrays';
import type { HopRange } from '../scan/activity/hops';
import { median } from '../../signal/statistics';
import { chosen, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import {
  greatestFall,
  greatestGain,
  greatestRise,
  greatestStep,
  heldBefore,
  isIn,
  type Level,
  levelsOf,
  lossesOf,
} from './forceLevels';
import type { MechanicalTrack } from './mechanicalTrack';
import type { ContextParameters } from './parameters';
import { rippleOf } from './ripple';
import type { TimeSpan } from './timeSpan';

/** The course over a silent stretch; levels in the track's unit, as distances from the relaxed level. */
export interface SilentForceCourse {
  /** Mean over the half second after the guard. */
  readonly atStart: number;
  /** Greatest half-second mean after the guard. */
  readonly greatest: number;
  /** How far the force rises above its lowest level since the start, as a part of the recording's greatest. */
  readonly risePart: number;
  /** The greatest part of its greatest level that is gained within `fallSeconds`: a muscle or a hand that pulls anew. */
  readonly gainPart: number;
  /** How much lower it is at the end than at the start, as a part of the recording's greatest. */
  readonly declinePart: number;
  /** The same as a part of its own level at the start. */
  readonly lostPart: number;
  /** The greatest part of its lowest level so far that is lost within `fallSeconds`: a muscle or a hand that lets go. */
  readonly fallPart: number;
  /** The greatest part of its level that is lost within `stepSeconds`: faster than any muscle lets go. */
  readonly stepPart: number;
  /** RMS of the 0.5 to 12 Hz part, the sensor's own taken off, as a part of the mean level. */
  readonly ripplePart: number;
  /** From the start of the silence until the force has come back to half of what it was after the guard. */
  readonly halfSeconds: number;
  /** It had not come back by the end of the silence, so that it took at least so long. */
  readonly isHalfOpen: boolean;
  /** How long it takes to come back to half at the pace of the silence; Infinity where it does not decline. */
  readonly paceSeconds: number;
  /** What it still loses late in the silence, as a part of its level, and within which time; undefined of a short one. */
  readonly late:
    { readonly lostPart: number; readonly earlyPart: number; readonly seconds: number } | undefined;
  /** Over its threshold from the end of the activity before, without a break, into the silence. */
  readonly continuousWithActivity: boolean;
  /** Whether it pulls the other way than while this site was active; false where that is not known. */
  readonly isOpposed: boolean;
}

/** What lies about a silence. */
export interface SilenceFrame {
  /** The activity of this site before it, where there is any. */
  readonly activity?: TimeSpan;
  /** Whether the EMG stays silent beyond it. */
  readonly goesOn: boolean;
  /** When the muscle was stretched, which pulls by itself. */
  readonly stretches?: readonly number[];
}

export const silentForceNumbers = fixedNumbers('silentForceCourse', {
  levelSeconds: seconds(
    0.5,
    [0.1, 5],
    'Levels are means over this',
    'own: long enough to take the ripple out, short against any decay of interest',
  ),
  fallSeconds: seconds(
    2,
    [0.5, 10],
    'A force that is let go is gone within this',
    'own: half-relaxation takes 0.1 to 0.3 s, in cold or tired muscle up to a second; a hand lets go as fast',
  ),
  stepSeconds: seconds(
    0.04,
    [0.02, 0.2],
    'A force that is taken off the transducer is gone within this; a muscle that lets go has lost less than half of its own',
    'own: two hops; human muscles relax by half in 0.05 s and more after a tetanus',
  ),
  stepLeast: ratio(
    2,
    [1, 10],
    'And it stood at this many times the level from which force counts, or its noise makes steps',
    'own: ten deviations of the noise',
  ),
  stretchSeconds: seconds(
    10,
    [1, 60],
    'A stretch that is noted pulls by itself for this long',
    'own: a stretch is held for some seconds (§A.1: a cramp answers within 2 s)',
  ),
  risenPart: ratio(
    0.9,
    [0.5, 1],
    'A force that begins in silence has risen at this part of its greatest',
    chosen,
  ),
  unstretchedLeast: seconds(
    5,
    [1, 60],
    'A silence is known by itself from this long without a stretch',
    chosen,
  ),
});
const { levelSeconds, fallSeconds, stepSeconds, stepLeast, stretchSeconds, unstretchedLeast, risenPart } =
  silentForceNumbers.values;

/**
 * Measures the force over the silence [onsetSeconds, endSeconds), its first and last `contextEdgeGuard` left out.
 * Undefined where no sample is left.
 */
export function silentForceCourse(
  track: MechanicalTrack,
  { onsetSeconds, endSeconds }: TimeSpan,
  { activity, goesOn, stretches = [] }: SilenceFrame,
  parameters: ContextParameters,
): SilentForceCourse | undefined {
  const hops = (seconds: number): number => Math.round(seconds / track.hopSeconds);
  const guard = hops(parameters.contextEdgeGuard);
  const from = Math.max(0, hops(onsetSeconds) + guard);
  const to = Math.min(track.offset.length, hops(endSeconds) - guard);
  const each = Math.max(1, hops(levelSeconds));
  const moved = stretches
    .filter((at) => at >= onsetSeconds + unstretchedLeast && at < endSeconds)
    .map((at) => ({ from: hops(at) - 2 * each, to: hops(at + stretchSeconds) }));
  const sign = signOf(track, from, from + each);
  const levels = levelsOf(track, { from, to }, each, { sign, moved });
  const [first] = levels;
  const last = levels.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const total = track.greatest > 0 ? track.greatest : 1;
  const mean = levels.reduce((sum, { level }) => sum + level, 0) / levels.length;
  const greatest = Math.max(...levels.map(({ level }) => level));
  const half = levels.find(({ level }) => level <= first.level / 2);
  // A force that ends is cut where it ends: that it is let go shows just behind.
  const beyond = goesOn ? to + guard + hops(fallSeconds) : to;
  const range = { from, to: Math.min(track.offset.length, beyond) };
  const seen = levelsOf(track, range, each, { sign, moved });
  const held = heldBefore(levels, goesOn ? hops(fallSeconds) : 0);
  const end = held.at(-1) ?? last;
  const decline = first.level - end.level;
  const lostPart = first.level > 0 ? decline / first.level : 0;
  const losses = lossesOf(held);
  return {
    atStart: first.level,
    greatest,
    risePart: greatestRise(levels) / total,
    declinePart: decline / total,
    lostPart,
    gainPart: greatestGain(levels, hops(fallSeconds)) / greatest,
    fallPart: greatestFall(seen, hops(fallSeconds), track.threshold),
    stepPart: greatestStep(track, range, {
      sign,
      before: each,
      reach: hops(stepSeconds),
      floor: stepLeast * track.threshold,
    }),
    ripplePart: mean > 0 ? addedRipple(track, { from: from + risingHops(levels), to }, moved) / mean : 0,
    halfSeconds: Math.max(0, (half ? half.hop * track.hopSeconds : endSeconds) - onsetSeconds),
    isHalfOpen: !half,
    paceSeconds: paceSeconds(lostPart, (end.hop - first.hop) * track.hopSeconds),
    late: losses && {
      lostPart: losses.latePart,
      earlyPart: losses.earlyPart,
      seconds: losses.apart * track.hopSeconds,
    },
    continuousWithActivity: activity !== undefined && isHeldThrough(track, activity.endSeconds, from),
    isOpposed: activity !== undefined && sign * activeSign(track, activity) < 0,
  };
}

/** The half-life of what loses so much of itself within so many seconds, and goes on so. */
function paceSeconds(lostPart: number, seconds: number): number {
  if (!(lostPart > 0)) return Infinity;
  return lostPart < 1 ? (-Math.LN2 * seconds) / Math.log1p(-lostPart) : 0;
}

/** The direction in which the force goes. */
function signOf({ offset }: MechanicalTrack, from: number, to: number): 1 | -1 {
  const level = median(offset.subarray(from, to).filter((value) => !Number.isNaN(value)));
  return (level ?? 0) < 0 ? -1 : 1;
}

/** The direction in which the force went while this site was active; 0 where it did not count. */
function activeSign({ offset, hopSeconds, threshold }: MechanicalTrack, activity: TimeSpan): number {
  const [from, to] = [
    Math.round(activity.onsetSeconds / hopSeconds),
    Math.round(activity.endSeconds / hopSeconds),
  ];
  const level = median(offset.subarray(Math.max(0, from), to).filter((value) => !Number.isNaN(value))) ?? 0;
  return Math.abs(level) > threshold ? Math.sign(level) : 0;
}

/** How long a force that begins in the silence rises: the bends of a rise are no ripple. */
function risingHops(levels: readonly Level[]): number {
  const greatest = Math.max(...levels.map(({ level }) => level));
  const [first] = levels;
  if (!first || first.level > greatest / 2) return 0;
  const risen = levels.find(({ level }) => level > risenPart * greatest);
  return risen && risen !== levels.at(-1) ? risen.hop - first.hop : 0;
}

/** Ripple where the force counts; the sensor's own is independent of it, so that their squares add. */
function addedRipple(
  { offset, deviation, threshold, hopSeconds, relaxedRipple }: MechanicalTrack,
  { from, to }: HopRange,
  moved: readonly HopRange[],
): number {
  const part = offset.subarray(from, to);
  const counts = (hop: number): boolean => at(deviation, from + hop) > threshold && !isIn(moved, from + hop);
  const rms = rippleOf(part, hopSeconds, counts)?.rms ?? 0;
  return Math.sqrt(Math.max(0, rms ** 2 - relaxedRipple ** 2));
}

/** Whether the muscle pulls without a break from a moment to a hop. */
function isHeldThrough({ contracting, hopSeconds }: MechanicalTrack, seconds: number, hop: number): boolean {
  return contracting.some(
    ({ onsetSeconds, endSeconds }) => onsetSeconds <= seconds && endSeconds >= hop * hopSeconds,
  );
}
