/** Annotations as marks: what each says, when it says it, cleaned of onsets and durations that cannot be. */
import type { FileAnnotation } from '../../recording/recording';
import type { ContextParameters } from './parameters';
import { protocolSteps } from './protocolSteps';
import { type Reading, readingsOf, type Wordings } from './wordings';

/** One thing that an annotation says. */
export interface Mark extends Reading {
  readonly onsetSeconds: number;
  /** Where the annotation's own duration ends, within the recording; undefined where it has none. */
  readonly endSeconds: number | undefined;
  readonly text: string;
}

/**
 * The marks in order of onset. An annotation that begins at or after the end, or lies wholly before the start, says
 * nothing of this recording; one that reaches into it is cut to it. A duration that is no positive number is none. One at
 * the beginning may tell a whole protocol (`contract at 6 s; relax at 9 s`): each command then stands at its own time.
 */
export function marksOf(
  annotations: readonly FileAnnotation[],
  durationSeconds: number,
  wordings: Wordings,
  { contextBareLeast }: Pick<ContextParameters, 'contextBareLeast'>,
): readonly Mark[] {
  const marks = annotations.flatMap((annotation): readonly Mark[] => {
    const { onsetSeconds: onset, durationSeconds: length, text } = annotation;
    const end = length > 0 ? onset + length : undefined;
    // A comparison with NaN is false, and so is one with Infinity - Infinity.
    if (!(onset < durationSeconds && (onset >= 0 || (end ?? onset) > 0))) return [];
    const steps = onset < contextBareLeast ? protocolSteps(text) : [];
    if (steps.length > 0) {
      return steps.flatMap(({ words, fromSeconds, toSeconds }) =>
        fromSeconds < durationSeconds
          ? readingsOf(words, wordings).map((reading): Mark => ({
              ...reading,
              onsetSeconds: fromSeconds,
              endSeconds: toSeconds === undefined ? undefined : Math.min(toSeconds, durationSeconds),
              text,
            }))
          : [],
      );
    }
    return readingsOf(text, wordings)
      .filter(({ isBare }) => isBare !== true || onset >= contextBareLeast)
      .map((reading) => ({
        ...reading,
        onsetSeconds: Math.max(0, onset),
        endSeconds: end === undefined ? undefined : Math.min(end, durationSeconds),
        text,
      }));
  });
  return marks.sort((a, b) => a.onsetSeconds - b.onsetSeconds).map(stretchedOrAsked);
}

/** A movement that may stretch does so where a cramp or a hard muscle was told of that is not said to be over. */
function stretchedOrAsked(mark: Mark, index: number, marks: readonly Mark[]): Mark {
  if (mark.mayStretch !== true) return mark;
  const told = marks.slice(0, index).findLast(({ meaning }) => tellsOfCramp.has(meaning));
  const isStretched = told !== undefined && told.meaning !== 'cramp-ends' && told.meaning !== 'contract';
  return isStretched ? { ...mark, meaning: 'stretch' } : mark;
}

/** After one of these the muscle is known to cramp, or not to. */
const tellsOfCramp: ReadonlySet<Mark['meaning']> = new Set([
  'cramp-begins',
  'muscle-hard',
  'stretch',
  'cramp-ends',
  'contract',
]);
