/**
 * A word to rest is said to the muscle that works: where another one let go at it, and this one began as that one ended or
 * later, nothing is known of what was meant by this one (own reasoning: who is asked to let the agonist go takes up the
 * antagonist, and remarks name no muscle).
 */
import type { IntentSpan } from '../context/intentTimeline';
import type { TimeSpan } from '../context/timeSpan';
import type { EpisodeParameters } from '../episodes/parameters';

type Reaction = Pick<EpisodeParameters, 'afterRelease' | 'reactionTime'>;

/**
 * Whether the word to rest under which an episode lies was another muscle's.
 * @param spans what is known of intent, in order @param others the active stretches of each other channel, in order
 */
export function isAnothersRest(
  episode: TimeSpan,
  spans: readonly IntentSpan[],
  others: readonly (readonly TimeSpan[])[],
  reaction: Reaction,
): boolean {
  const moment = episode.onsetSeconds + reaction.reactionTime;
  const word = spans.find(({ onsetSeconds, endSeconds }) => onsetSeconds <= moment && moment < endSeconds);
  if (word?.intent !== 'involuntary' || !word.isOpen) return false;
  return others.some((active) => active.some((run) => letsGoAt(run, word.atSeconds, reaction)));
}

/** Whether a stretch was well under way when a word was said, and ended soon after it. */
function letsGoAt(
  { onsetSeconds, endSeconds }: TimeSpan,
  saidSeconds: number,
  { afterRelease, reactionTime }: Reaction,
): boolean {
  return (
    onsetSeconds <= saidSeconds - reactionTime &&
    endSeconds >= saidSeconds &&
    endSeconds <= saidSeconds + afterRelease
  );
}
