/** What a technician writes into a recording: cues and cramp marks in the words of different hands. */
import type { FileAnnotation } from '../recording/recording';
import { type Cue, drawHand, type DrawnHand } from './hands';
import type { Random } from './random';
import type { Setting } from './setting';

/** A cue that a hand has noted. */
export interface Mark extends FileAnnotation {
  readonly cue: Cue;
  readonly hand: DrawnHand;
}

/** A mark in the words of one hand, which is drawn once per recording. */
export function technician(random: Random): (cue: Cue, seconds: number) => Mark {
  const hand = drawHand(random);
  return (cue, seconds) => ({
    onsetSeconds: roundedTo(seconds, 0.01),
    durationSeconds: 0,
    text: hand.words[cue],
    cue,
    hand,
  });
}

/** Marks in order of onset, with the setting's remark. */
export function allMarks(setting: Setting, marks: readonly Mark[]): readonly FileAnnotation[] {
  const { remark, durationSeconds } = setting;
  const remarked = remark
    ? [
        {
          onsetSeconds: roundedTo(remark.fraction * durationSeconds, 0.01),
          durationSeconds: 0,
          text: remark.text,
        },
      ]
    : [];
  return [...asWritten(marks.filter(({ onsetSeconds }) => onsetSeconds < durationSeconds)), ...remarked].sort(
    (a, b) => a.onsetSeconds - b.onsetSeconds,
  );
}

/** The hand that wrote, by its name; `none` where nothing was noted. */
export function wordingOf(marks: readonly Mark[]): string {
  return marks[0]?.hand.name ?? 'none';
}

function asWritten(marks: readonly Mark[]): readonly FileAnnotation[] {
  const isCommand = ({ cue, hand }: Mark): boolean =>
    hand.isOneRemark && (cue === 'contract' || cue === 'relax');
  const plain = ({ onsetSeconds, durationSeconds, text }: Mark): FileAnnotation => ({
    onsetSeconds,
    durationSeconds,
    text,
  });
  const commands = marks.filter(isCommand).sort((a, b) => a.onsetSeconds - b.onsetSeconds);
  const others = marks.filter((mark) => !isCommand(mark)).map(plain);
  if (commands.length === 0) return others;
  const text = commands.map(({ cue, onsetSeconds }) => `${cue} at ${onsetSeconds.toFixed(1)} s`).join('; ');
  return [{ onsetSeconds: 0, durationSeconds: 0, text }, ...others];
}

function roundedTo(value: number, step: number): number {
  return Math.max(0, Number((Math.round(value / step) * step).toFixed(6)));
}
