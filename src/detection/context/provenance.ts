/** Where a force comes from: a contraction, or a limb that was moved, a sensor that was shifted. */
import { median } from '../../signal/statistics';
import { fixedNumbers, seconds } from '../numbers/fixedNumbers';
import type { MechanicalTrack } from './mechanicalTrack';
import { sharedSeconds, type TimeSpan } from './timeSpan';

export const provenanceNumbers = fixedNumbers('provenance', {
  levelSeconds: seconds(
    0.5,
    [0.1, 5],
    'Levels are medians over this',
    'own: as long as the guard that keeps them from the activity’s own force',
  ),
  joinSeconds: seconds(
    1.5,
    [0.1, 10],
    'Activity parted by less is one',
    'own: between its bursts the force has no time to come back',
  ),
});
const { levelSeconds, joinSeconds } = provenanceNumbers.values;

/**
 * Whether the force in a span was made by activity of some channel: it changes by more than its threshold while that is
 * active, or did so across activity before and has stayed over its threshold since. A limb moved between two
 * contractions, or a sensor shifted, weighs the same before a contraction as after it (own reasoning; seen in a knee
 * that a dynamometer extends: 15 % of the greatest torque, EMG silent).
 */
export function isMadeByActivity(
  track: MechanicalTrack,
  span: TimeSpan,
  activity: readonly TimeSpan[],
  guardSeconds: number,
): boolean {
  const level = levelIn(track, span) ?? 0;
  return joined(activity).some((burst) => {
    if (burst.onsetSeconds >= span.endSeconds) return false;
    const { onsetSeconds, endSeconds } = burst;
    const before =
      levelIn(track, { onsetSeconds: onsetSeconds - levelSeconds, endSeconds: onsetSeconds }) ?? 0;
    if (sharedSeconds(burst, span) > 0 && changesBy(track, burst, before)) return true;
    const settled = endSeconds + guardSeconds;
    const after = levelIn(track, { onsetSeconds: settled, endSeconds: settled + levelSeconds });
    if (after === undefined || settled > span.endSeconds) return false;
    const gain = (after - before) * Math.sign(level);
    return gain > track.threshold && isHeld(track, settled, span.onsetSeconds);
  });
}

/**
 * Whether a joint stands otherwise in a span than it stood while the force was found relaxed: the weight of the limb then
 * pulls otherwise, and the relaxed level is not known there (what dynamometers correct for as gravity).
 */
export function isPostureChanged(
  track: MechanicalTrack,
  span: TimeSpan,
  tracks: readonly MechanicalTrack[],
): boolean {
  return tracks.some((angle) => {
    if (angle.quantity !== 'angle' || angle === track || angle.offset.length === 0) return false;
    const resting = angle.offset.filter((value, hop) => track.relaxed[hop] === 1 && !Number.isNaN(value));
    const [usual, now] = [median(resting), levelIn(angle, span)];
    return usual !== undefined && now !== undefined && Math.abs(now - usual) > angle.threshold;
  });
}

/** Median offset in a span; undefined where no sample is valid. */
function levelIn({ offset, hopSeconds }: MechanicalTrack, span: TimeSpan): number | undefined {
  const [from, to] = [Math.round(span.onsetSeconds / hopSeconds), Math.round(span.endSeconds / hopSeconds)];
  return median(offset.subarray(Math.max(0, from), Math.max(0, to)).filter((value) => !Number.isNaN(value)));
}

function changesBy(
  { offset, hopSeconds, threshold }: MechanicalTrack,
  burst: TimeSpan,
  before: number,
): boolean {
  const from = Math.max(0, Math.round(burst.onsetSeconds / hopSeconds));
  const to = Math.round((burst.endSeconds + levelSeconds) / hopSeconds);
  return offset.subarray(from, to).some((value) => Math.abs(value - before) > threshold);
}

/** Whether the contraction at a moment goes on until another. */
function isHeld({ contracting }: MechanicalTrack, fromSeconds: number, toSeconds: number): boolean {
  return (
    fromSeconds >= toSeconds ||
    contracting.some(({ onsetSeconds, endSeconds }) => onsetSeconds <= fromSeconds && endSeconds >= toSeconds)
  );
}

/** Activity of all channels as one, in order, short gaps closed. */
function joined(activity: readonly TimeSpan[]): readonly TimeSpan[] {
  const result: TimeSpan[] = [];
  for (const span of [...activity].sort((a, b) => a.onsetSeconds - b.onsetSeconds)) {
    const last = result.at(-1);
    if (last && span.onsetSeconds < last.endSeconds + joinSeconds) {
      const endSeconds = Math.max(last.endSeconds, span.endSeconds);
      result[result.length - 1] = { onsetSeconds: last.onsetSeconds, endSeconds };
    } else result.push(span);
  }
  return result;
}
