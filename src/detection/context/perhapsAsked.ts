/**
 * Activity under a word to rest that may have been asked for all the same: somebody wrote what nobody can read as it began,
 * or told to let go as it ended (own reasoning: who is told to rest and then contracts on request has been told so, in
 * words that mean nothing here or in none; nobody is told to let go who holds nothing).
 */
import { indexBehind } from '../../base/ascending';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import type { IntentSpan, IntentTimeline } from './intentTimeline';
import type { ContextParameters } from './parameters';
import type { TimeSpan } from './timeSpan';

export const perhapsAskedNumbers = fixedNumbers('perhapsAsked', {
  beforeOnsetSeconds: seconds(
    2,
    [0, 10],
    'A remark that is not read and stands this long before an onset may have asked for what begins',
    'own: a reaction takes less than a second, typing ahead of the word one more',
  ),
  afterOnsetSeconds: seconds(
    1,
    [0, 10],
    'The same this long after an onset',
    'own: a key pressed as the muscle is seen to begin; what is noted of a cramp takes longer (contextMarkerLag)',
  ),
  beforeEndSeconds: seconds(
    2,
    [0.2, 10],
    'Activity that ends this soon after a word to rest was let go at that word',
    '§0.1 rule 11 (afterRelease)',
  ),
  afterEndSeconds: seconds(
    0.5,
    [0, 5],
    'Or this long before it',
    'own: typing takes as long as letting go; a later word to rest names what comes next',
  ),
  reactionSeconds: seconds(
    1,
    [0, 5],
    'What began less than this before a word to rest was not let go at it',
    '§B.4; own: as reactionTime',
  ),
  mostAlike: count(10, [1, 1000], 'Of a remark that is repeated so many are looked at, either way', chosen),
  leastAtOnsets: ratio(
    0.5,
    [0, 1],
    'A remark that is repeated asks for nothing unless activity begins at this part of its moments',
    'own: marks of a clock or of another device fall on an onset by chance',
  ),
});
const {
  beforeOnsetSeconds,
  afterOnsetSeconds,
  beforeEndSeconds,
  afterEndSeconds,
  reactionSeconds,
  mostAlike,
  leastAtOnsets,
} = perhapsAskedNumbers.values;

/** Whether a stretch may have been asked for. @param active the channel's, in order @param rest the word that holds */
export function isPerhapsAsked(
  stretch: TimeSpan,
  active: readonly TimeSpan[],
  rest: IntentSpan,
  { spans, unread }: Pick<IntentTimeline, 'spans' | 'unread'>,
  { contextCommandPause }: Pick<ContextParameters, 'contextCommandPause'>,
): boolean {
  if (
    isToldToLetGo(stretch, spans) &&
    active.some(({ endSeconds }) => isAt(endSeconds, stretch.endSeconds))
  ) {
    return true;
  }
  const first = active.findIndex(({ onsetSeconds }) => isAt(onsetSeconds, stretch.onsetSeconds));
  if (first < 0) return false;
  const onset = exerciseOnset(active, first, contextCommandPause);
  return unread
    .within(onset - beforeOnsetSeconds, onset + afterOnsetSeconds)
    .some(
      (remark) =>
        remark.onsetSeconds > rest.atSeconds && isOftenAtOnset(unread.alike(remark, mostAlike), active),
    );
}

/** Structural: moments that were computed from one hop in two ways. */
const sameMoment = 1e-6;

function isAt(a: number, b: number): boolean {
  return Math.abs(a - b) < sameMoment;
}

/** Whether somebody told to let go, or to rest, as a stretch of activity ended: it was an effort, and is over. */
export function isToldToLetGo({ onsetSeconds, endSeconds }: TimeSpan, spans: readonly IntentSpan[]): boolean {
  return spans.some(
    ({ intent, isOpen, atSeconds }) =>
      intent === 'involuntary' &&
      isOpen &&
      atSeconds >= onsetSeconds + reactionSeconds &&
      atSeconds >= endSeconds - beforeEndSeconds &&
      atSeconds <= endSeconds + afterEndSeconds,
  );
}

/** When an exercise began that goes on with an active stretch: its efforts pause for less than `pauseSeconds`. */
function exerciseOnset(active: readonly TimeSpan[], index: number, pauseSeconds: number): number {
  let first = index;
  while (first > 0 && pauseBefore(active, first) < pauseSeconds) first--;
  return active[first]?.onsetSeconds ?? 0;
}

function pauseBefore(active: readonly TimeSpan[], index: number): number {
  return (active[index]?.onsetSeconds ?? 0) - (active[index - 1]?.endSeconds ?? -Infinity);
}

function isOftenAtOnset(moments: readonly number[], active: readonly TimeSpan[]): boolean {
  const atOnsets = moments.filter((said) => {
    const from = said - afterOnsetSeconds;
    const next =
      active[indexBehind(active.length, (index) => (active[index]?.onsetSeconds ?? Infinity) < from)];
    return next !== undefined && next.onsetSeconds <= said + beforeOnsetSeconds;
  });
  return atOnsets.length >= leastAtOnsets * moments.length;
}
