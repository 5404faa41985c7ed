/**
 * Tells a muscle's activity and an electrode's movements from what the heart does in the same channel. Beats make no
 * activity by themselves; within activity they stay, and are told with it.
 */
import { at, byteAt } from '../../../base/typedArrays';
import type { Activity, ActivityRules } from '../activity/activity';
import type { HopRange } from '../activity/hops';
import type { Heartbeat } from './heartbeat';
import type { Movement } from './movement';
import { chosen, fixedNumbers, seconds } from '../../numbers/fixedNumbers';

export const beatFlankNumbers = fixedNumbers('beatFlanks', {
  qrsBefore: seconds(
    0.05,
    [0.01, 0.2],
    'A QRS complex shows in the band of the EMG from so long before its peak',
    chosen,
  ),
  qrsAfter: seconds(0.06, [0.01, 0.2], 'To so long after', chosen),
  beatBefore: seconds(0.35, [0.1, 1], 'A beat moves the baseline from so long before', 'own: the P wave'),
  beatAfter: seconds(0.55, [0.1, 1], 'To so long after', 'own: the end of the T wave'),
});
const { qrsBefore, qrsAfter, beatBefore, beatAfter } = beatFlankNumbers.values;
/** What a QRS complex throws into the band of the EMG is over within this time of its peak. */
const qrsReach = { beforeSeconds: qrsBefore, afterSeconds: qrsAfter };
/** From the P wave to the end of the T wave a beat moves the baseline. */
const beatReach = { beforeSeconds: beatBefore, afterSeconds: beatAfter };

/** What is left to muscle and electrode. */
export interface ApartFromHeart {
  readonly active: readonly HopRange[];
  readonly movements: readonly Movement[];
}

/**
 * Active stretches without the beats at their ends (those that are nothing but beats go), and the movements that are
 * no beats.
 */
export function apartFromHeart(
  { active, ratio }: Pick<Activity, 'active' | 'ratio'>,
  movements: readonly Movement[],
  heart: Heartbeat | undefined,
  hopSeconds: number,
  { off }: Pick<ActivityRules, 'off'>,
): ApartFromHeart {
  if (!heart) return { active, movements };
  const { beatSeconds } = heart;
  const inQrs = hopsAround(beatSeconds, ratio.length, hopSeconds, qrsReach);
  const inBeat = hopsAround(beatSeconds, ratio.length, hopSeconds, beatReach);
  const isOwn = (hop: number): boolean => at(ratio, hop) >= off && byteAt(inQrs, hop) === 0;
  return {
    active: active.flatMap((run) => withoutEnds(run, (hop) => byteAt(inQrs, hop) === 1, isOwn)),
    movements: movements.filter(({ from, to }) => inBeat.subarray(from, to).includes(0)),
  };
}

/** A stretch without the hops up to its first own one where it begins in a beat, and the same at its end. */
function withoutEnds(
  run: HopRange,
  isInBeat: (hop: number) => boolean,
  isOwn: (hop: number) => boolean,
): readonly HopRange[] {
  let { from, to } = run;
  if (isInBeat(from)) while (from < to && !isOwn(from)) from++;
  if (isInBeat(run.to - 1)) while (to > from && !isOwn(to - 1)) to--;
  return from < to ? [{ from, to }] : [];
}

/** 1 for every hop near a beat. */
function hopsAround(
  beatSeconds: Float64Array,
  count: number,
  hopSeconds: number,
  { beforeSeconds, afterSeconds }: typeof qrsReach | typeof beatReach,
): Uint8Array {
  const near = new Uint8Array(count);
  for (const beat of beatSeconds) {
    const from = Math.floor((beat - beforeSeconds) / hopSeconds);
    near.fill(1, Math.max(0, from), Math.max(0, Math.ceil((beat + afterSeconds) / hopSeconds) + 1));
  }
  return near;
}
