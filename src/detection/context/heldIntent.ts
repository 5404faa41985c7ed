/**
 * What a stretch of activity or silence was meant to be: a command holds for what begins soon after it, until that has
 * ended; of what comes later nobody knows whether it was asked for (own reasoning: commands are noted, their ends often
 * not). Nor does a word to rest hold for activity that begins with a remark nobody can read.
 */
import type { Intent, IntentSpan, IntentTimeline } from './intentTimeline';
import type { ContextParameters } from './parameters';
import { sharedSeconds, type TimeSpan } from './timeSpan';
import { isPerhapsAsked } from './perhapsAsked';

/** The intent of a stretch. `isStale`: known from a word to rest that was said long before it began. */
export interface HeldIntent {
  readonly intent: Intent;
  readonly isStale: boolean;
}

/** What was done: the channel's active stretches, and when a mechanical channel shows a contraction; each in order. */
export interface Done {
  readonly active: readonly TimeSpan[];
  readonly contracting: readonly TimeSpan[];
}

type Reach = Pick<ContextParameters, 'contextCommandReach' | 'contextCommandPause' | 'contextForceLeast'>;

/** What holds for more than half of a stretch; one of no length is what its moment is, one outside is unknown. */
export function heldIntent(
  timeline: IntentTimeline,
  stretch: TimeSpan,
  done: Done,
  reach: Reach,
): HeldIntent {
  const { spans } = timeline;
  const { onsetSeconds } = stretch;
  const asked = { onsetSeconds, endSeconds: Math.max(stretch.endSeconds, onsetSeconds + leastAsked) };
  const inside = spans.filter((span) => sharedSeconds(span, asked) > 0);
  const half = (asked.endSeconds - asked.onsetSeconds) / 2;
  const seconds = (intent: Intent): number =>
    inside
      .filter((span) => intentFor(span, stretch, done, reach) === intent)
      .reduce((sum, span) => sum + sharedSeconds(span, asked), 0);
  const intent = intents.find((one) => seconds(one) > half) ?? 'unknown';
  const first = inside.find((span) => span.intent === intent);
  if (intent !== 'involuntary' || first?.isOpen !== true) return { intent, isStale: false };
  if (isPerhapsAsked(stretch, done.active, first, timeline, reach)) {
    return { intent: 'unknown', isStale: false };
  }
  return { intent, isStale: onsetSeconds > first.atSeconds + reach.contextCommandReach };
}

const intents = ['voluntary', 'involuntary'] as const;

/** Structural: a moment is asked for as a stretch of this length, in seconds, far below any sample's. */
const leastAsked = 1e-6;

function intentFor(span: IntentSpan, stretch: TimeSpan, done: Done, reach: Reach): Intent {
  if (span.intent !== 'voluntary' || !span.isOpen) return span.intent;
  return isAskedFor(span, stretch, done, reach) ? 'voluntary' : 'unknown';
}

/** Whether a stretch is what an open command asked for, or the site's silence meanwhile. */
function isAskedFor(
  { atSeconds, endSeconds }: IntentSpan,
  stretch: TimeSpan,
  done: Done,
  reach: Reach,
): boolean {
  const within = ({ active, contracting }: Done): TimeSpan | undefined =>
    followed(active, atSeconds, endSeconds, reach) ?? followed(contracting, atSeconds, endSeconds, reach);
  const answer = within(done);
  // What is under way when it is asked for counts from the command on.
  const begins = Math.max(stretch.onsetSeconds, atSeconds);
  const isSoon = begins <= atSeconds + reach.contextCommandReach;
  if (answer === undefined) return isSoon;
  return begins < answer.endSeconds && (isSoon || sharedSeconds(stretch, answer) > 0);
}

/**
 * The activity that answers a command: the first that lasts and begins within its reach, with what follows it without a
 * longer pause. What is over at once (a movement of the needle, a lone potential) answers nothing.
 */
function followed(
  runs: readonly TimeSpan[],
  atSeconds: number,
  untilSeconds: number,
  { contextCommandReach, contextCommandPause, contextForceLeast }: Reach,
): TimeSpan | undefined {
  const joined: TimeSpan[] = [];
  for (const run of runs) {
    if (run.endSeconds <= atSeconds || run.onsetSeconds >= untilSeconds) continue;
    const last = joined.at(-1);
    if (last && run.onsetSeconds - last.endSeconds < contextCommandPause) {
      joined[joined.length - 1] = { ...last, endSeconds: Math.max(last.endSeconds, run.endSeconds) };
    } else joined.push(run);
  }
  return joined.find(
    ({ onsetSeconds, endSeconds }) =>
      onsetSeconds <= atSeconds + contextCommandReach &&
      endSeconds - Math.max(onsetSeconds, atSeconds) >= contextForceLeast,
  );
}
