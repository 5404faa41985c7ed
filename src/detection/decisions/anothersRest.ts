/**
 * A word to rest is said to the muscle that works: where another one let go at it, and this one began as that one ended or
 * later, nothing is known of what was meant by this one (own reasoning: who is asked to let the agonist go takes up the
 * antagonist, and remarks name no muscle).
 */
import type { IntentSpan } from '../context/intentTimeline';
import type { TimeSpan } from '../context/timeSpan';
import type { EpisodeParameters } from '../episodes/parameters';

type Reaction = Pick<EpisodeParameters, 'afterRelease' | 'reactionTime'>;

/** The active stretches of a muscle and of each other one, in order. */
export interface Muscles {
  readonly own: readonly TimeSpan[];
  readonly others: readonly (readonly TimeSpan[])[];
}

/** Whether the word to rest under which an episode lies was another muscle's. @param spans what is known of intent */
export function isAnothersRest(
  episode: TimeSpan,
  spans: readonly IntentSpan[],
  { own, others }: Muscles,
  reaction: Reaction,
): boolean {
  const moment = episode.onsetSeconds + reaction.reactionTime;
  const word = spans.find(({ onsetSeconds, endSeconds }) => onsetSeconds <= moment && moment < endSeconds);
  if (word?.intent !== 'involuntary' || !word.isOpen) return false;
  const said = word.atSeconds;
  const works = (run: TimeSpan): boolean =>
    run.onsetSeconds <= said - reaction.reactionTime && run.endSeconds >= said;
  const letsGo = (run: TimeSpan): boolean => works(run) && run.endSeconds <= said + reaction.afterRelease;
  return !own.some(works) && others.some((active) => active.some(letsGo));
}
