/** What a technician writes into a recording: cues and cramp marks in the words of different hands. */
import type { FileAnnotation } from '../recording/recording';
import type { Random } from './random';
import { pick, type Setting } from './setting';

const words = {
  contract: ['contract', 'MVC start', 'contract!', 'Contract now', 'maximal contraction', 'hold', 'push'],
  relax: ['relax', 'rest', 'Relax now', 'relax!', 'MVC end', 'stop contraction', 'release'],
  cramp: ['cramp!', 'painful cramp', 'cramp', 'Cramp starts', 'patient reports cramp', 'cramping'],
  stretch: ['stretch', 'stretching', 'passive stretch'],
} as const;

/** A thing that is noted. */
export type Cue = keyof typeof words;

/** A mark in the words of one hand: drawn once per recording for each cue. */
export function technician(random: Random): (cue: Cue, seconds: number) => FileAnnotation {
  const own = {
    contract: pick(random, words.contract),
    relax: pick(random, words.relax),
    cramp: pick(random, words.cramp),
    stretch: pick(random, words.stretch),
  };
  return (cue, seconds) => ({ onsetSeconds: roundedTo(seconds, 0.01), durationSeconds: 0, text: own[cue] });
}

/** Marks in order of onset, with the setting's remark. */
export function allMarks(setting: Setting, marks: readonly FileAnnotation[]): readonly FileAnnotation[] {
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
  return [...marks, ...remarked]
    .filter(({ onsetSeconds }) => onsetSeconds < durationSeconds)
    .sort((a, b) => a.onsetSeconds - b.onsetSeconds);
}

/** In whose words a recording's remarks are: for reports. */
export function wordingOf(annotations: readonly FileAnnotation[]): string {
  return annotations.length === 0 ? 'none' : 'remarks';
}

function roundedTo(value: number, step: number): number {
  return Math.max(0, Number((Math.round(value / step) * step).toFixed(6)));
}
