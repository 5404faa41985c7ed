/** The events of two readers, paired one to one. */
import { assign } from './assignment';
import type { ReadChannel, ReadEvent } from './tallies';

/** Two events that the readers have marked for the same thing. */
export interface EventPair<Event extends ReadEvent = ReadEvent> {
  readonly one: Event;
  readonly other: Event;
  /** Intersection over union of their spans, above 0 up to 1. */
  readonly overlap: number;
}

/** Who marked what with whom, and what only one of them marked. */
export interface EventPairs<Event extends ReadEvent = ReadEvent> {
  readonly pairs: readonly EventPair<Event>[];
  readonly onlyOne: readonly Event[];
  readonly onlyOther: readonly Event[];
}

/** Intersection over union of two spans. */
function overlapOf(a: ReadEvent, b: ReadEvent): number {
  const shared = Math.min(a.endSeconds, b.endSeconds) - Math.max(a.onsetSeconds, b.onsetSeconds);
  const both = Math.max(a.endSeconds, b.endSeconds) - Math.min(a.onsetSeconds, b.onsetSeconds);
  return shared > 0 ? shared / both : 0;
}

/**
 * Pairs two readers' events one to one with the greatest summed overlap, those whose overlap is `leastOverlap` or more.
 * @param alike whether two may be paired: only equal labels for agreement, any for what is taken for what
 */
export function pairEvents<Event extends ReadEvent>(
  one: readonly Event[],
  other: readonly Event[],
  leastOverlap: number,
  alike: (event: Event, other: Event) => boolean,
): EventPairs<Event> {
  const pairs = clusters(one, other).flatMap((cluster) => {
    const weights = cluster.one.map((a) =>
      cluster.other.map((b) => {
        const overlap = alike(a, b) ? overlapOf(a, b) : 0;
        return overlap >= leastOverlap ? overlap : 0;
      }),
    );
    return assign(weights).flatMap(({ row, column }) => {
      const [a, b] = [cluster.one[row], cluster.other[column]];
      return a && b ? [{ one: a, other: b, overlap: overlapOf(a, b) }] : [];
    });
  });
  const paired = new Set<Event>(pairs.flatMap((pair) => [pair.one, pair.other]));
  return {
    pairs,
    onlyOne: one.filter((event) => !paired.has(event)),
    onlyOther: other.filter((event) => !paired.has(event)),
  };
}

/** Events that touch each other, directly or through others: no pair reaches from one such group into another. */
function clusters<Event extends ReadEvent>(
  one: readonly Event[],
  other: readonly Event[],
): readonly { readonly one: Event[]; readonly other: Event[] }[] {
  const all = [
    ...one.map((event) => ({ event, side: 'one' as const })),
    ...other.map((event) => ({ event, side: 'other' as const })),
  ].sort((a, b) => a.event.onsetSeconds - b.event.onsetSeconds);
  const groups: { one: Event[]; other: Event[] }[] = [];
  let end = -Infinity;
  for (const { event, side } of all) {
    let group = groups.at(-1);
    if (!group || event.onsetSeconds >= end) groups.push((group = { one: [], other: [] }));
    group[side].push(event);
    end = Math.max(end, event.endSeconds);
  }
  return groups;
}

/** Counts of events from which F1 is made; sums over channels and recordings. */
export interface EventCounts {
  readonly paired: number;
  readonly onlyOne: number;
  readonly onlyOther: number;
}

/** 2 · paired / (2 · paired + only one + only other); NaN where neither marked anything. */
export function eventF1({ paired, onlyOne, onlyOther }: EventCounts): number {
  return (2 * paired) / (2 * paired + onlyOne + onlyOther);
}

/** The events of two readers of a channel; undefined where one of them has not read it. */
export function eventsOfBoth(
  { readings }: ReadChannel,
  one: number,
  other: number,
): readonly [readonly ReadEvent[], readonly ReadEvent[]] | undefined {
  const [first, second] = [readings[one], readings[other]];
  return first && second ? [first, second] : undefined;
}
