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

/** A cue, or a remark in words of its own. */
export type Noted = Mark | FileAnnotation;

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
export function allMarks(setting: Setting, marks: readonly Noted[]): readonly FileAnnotation[] {
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

/** The hand that wrote, by its name; `none` where no cue was noted. */
export function wordingOf(marks: readonly Noted[]): string {
  return marks.find(isCue)?.hand.name ?? 'none';
}

const isCue = (noted: Noted): noted is Mark => 'hand' in noted;

function isCommand(noted: Noted): noted is Mark {
  return isCue(noted) && noted.hand.isOneRemark && (noted.cue === 'contract' || noted.cue === 'relax');
}

function asWritten(marks: readonly Noted[]): readonly FileAnnotation[] {
  const commands = marks.filter(isCommand).sort((a, b) => a.onsetSeconds - b.onsetSeconds);
  const others = marks
    .filter((mark) => !isCommand(mark))
    .map(({ onsetSeconds, durationSeconds, text }) => ({ onsetSeconds, durationSeconds, text }));
  if (commands.length === 0) return others;
  const text = commands.map(({ cue, onsetSeconds }) => `${cue} at ${onsetSeconds.toFixed(1)} s`).join('; ');
  return [{ onsetSeconds: 0, durationSeconds: 0, text }, ...others];
}

function roundedTo(value: number, step: number): number {
  return Math.max(0, Number((Math.round(value / step) * step).toFixed(6)));
}
