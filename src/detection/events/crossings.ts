/** A contracture is one event: what crosses it for a moment is remarked inside it and is no event beside it. */
import { sharedSeconds, type TimeSpan } from '../context/timeSpan';
import { report } from '../decisions/reported';
import { between } from '../silence/crossedSilence';
import type { DetectedEvent, Evidence } from '../result/detectedEvent';

/** An event of silence, with what crosses it where it goes on across something. */
export interface SilenceEvent extends DetectedEvent {
  readonly crossings?: readonly TimeSpan[];
}

/**
 * Contractures that follow each other as one: those that touch, parted by a remark only, and those that something crosses,
 * be it silence that shows too little by itself. The longest one's evidence stands for all.
 */
export function joinedContractures(
  silences: readonly SilenceEvent[],
  isCrossing: (gap: TimeSpan) => boolean,
): readonly SilenceEvent[] {
  const joined: SilenceEvent[] = [];
  for (const event of [...silences].sort((a, b) => a.onsetSeconds - b.onsetSeconds)) {
    const place = event.label === 'myogenic-cramp' ? openContracture(joined) : -1;
    const last = joined[place];
    const gap = last && between(last, event);
    const isOne = gap && (gap.endSeconds <= gap.onsetSeconds || isCrossing(gap));
    if (!isOne) joined.push(event);
    else joined.splice(place, joined.length - place, across(last, event, gap));
  }
  return joined;
}

/** Where the last contracture is, if nothing has come since but silence in which one is suspected; -1 otherwise. */
function openContracture(events: readonly SilenceEvent[]): number {
  const place = events.findLastIndex(({ reason }) => reason !== 'silent_with_force');
  return events[place]?.label === 'myogenic-cramp' ? place : -1;
}

function across(before: SilenceEvent, after: SilenceEvent, gap: TimeSpan): SilenceEvent {
  const isLonger = after.endSeconds - after.onsetSeconds > before.endSeconds - before.onsetSeconds;
  return {
    ...(isLonger ? after : before),
    onsetSeconds: before.onsetSeconds,
    endSeconds: after.endSeconds,
    crossings: [...(before.crossings ?? []), gap, ...(after.crossings ?? [])],
  };
}

/** A channel's events of silence with its others, those that only cross a silence remarked in it. */
export function withCrossings(
  silences: readonly SilenceEvent[],
  others: readonly DetectedEvent[],
): readonly DetectedEvent[] {
  const crossing = new Set<DetectedEvent>();
  const events = silences.map(({ crossings = [], ...event }): DetectedEvent => {
    const inside = crossings.length === 0 ? [] : others.filter((other) => liesIn(other, event));
    for (const other of inside) crossing.add(other);
    return inside.length === 0 ? event : { ...event, evidence: [...event.evidence, ...inside.map(remark)] };
  });
  return [...events, ...others.filter((other) => !crossing.has(other))];
}

/** For the most part: edges of activity and of silence have their guards. */
function liesIn(event: TimeSpan, gap: TimeSpan): boolean {
  return 2 * sharedSeconds(event, gap) > event.endSeconds - event.onsetSeconds;
}

function remark({ label, onsetSeconds, endSeconds }: DetectedEvent): Evidence {
  const kind = label === 'insertion' || label === 'artifact' ? label : 'activity';
  return report({
    criterion: `crossed-${kind}`,
    value: endSeconds - onsetSeconds,
    unit: 's',
    atSeconds: onsetSeconds,
  });
}
