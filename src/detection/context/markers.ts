/** What was reported of, or done to, the muscle: cramp, stretch, needle in the region, insertion, stimulus. */
import { crampEnd } from './annotatedStates';
import type { Mark } from './marks';
import type { ContextParameters } from './parameters';
import type { TimeSpan } from './timeSpan';

/** One report, with the words that make it. */
export interface Marker extends TimeSpan {
  readonly kind: 'cramp' | 'stretch' | 'in-region' | 'muscle-hard' | 'insertion' | 'stimulus';
  readonly text: string;
}

/**
 * The markers in order of onset. One without a duration is a moment (its end is its onset), or lasts until the
 * same kind is said to end; a cramp, felt or told, lasts until its end, the next request to contract, or for `contextCrampReach`.
 */
export function markersOf(
  marks: readonly Mark[],
  durationSeconds: number,
  { contextCrampReach }: ContextParameters,
): readonly Marker[] {
  return marks.flatMap((mark): Marker[] => {
    const kind = kindOf(mark);
    if (kind === undefined || mark.isEnd) return [];
    const onset = mark.onsetSeconds;
    const ends =
      kind === 'cramp' || kind === 'muscle-hard'
        ? [crampEnd(marks, onset), firstAfter(marks, onset, 'contract'), onset + contextCrampReach]
        : [saidEnd(marks, mark) ?? onset];
    const end = mark.endSeconds ?? Math.min(durationSeconds, ...ends.map((seconds) => seconds ?? Infinity));
    return [{ kind, onsetSeconds: onset, endSeconds: end, text: mark.text }];
  });
}

function kindOf({ meaning }: Mark): Marker['kind'] | undefined {
  switch (meaning) {
    case 'cramp-begins':
      return 'cramp';
    case 'stretch':
    case 'in-region':
    case 'muscle-hard':
    case 'insertion':
    case 'stimulus':
      return meaning;
    case 'contract':
    case 'relax':
    case 'rest':
    case 'cramp-ends':
      return undefined;
  }
}

function firstAfter(marks: readonly Mark[], moment: number, meaning: Mark['meaning']): number | undefined {
  return marks.find((mark) => mark.meaning === meaning && mark.onsetSeconds > moment)?.onsetSeconds;
}

/** The end of the same kind, unless it begins anew before. */
function saidEnd(marks: readonly Mark[], { meaning, onsetSeconds }: Mark): number | undefined {
  const next = marks.find((mark) => mark.meaning === meaning && mark.onsetSeconds > onsetSeconds);
  return next?.isEnd === true ? next.onsetSeconds : undefined;
}
