/**
 * The parts of a record that a merge treats as one field each. What belongs together stays together:
 * - `span`: start and end, so that no half of one span meets half of another;
 * - `label`: label, status, probability, evidence, alternatives and reason, because an acceptance, a rejection and the
 *   engine's numbers all speak about the label they were given for; an acceptance never moves to a label that nobody
 *   accepted;
 * - each reviewer's review, and each field of a newer version, on its own;
 * - `channels`; together with the span, as `place`, where the clock that counts the span is not the same for all.
 */
import type { Version } from './conflicts';
import type { LabelRecord } from './labelDocument';

/** A piece of a record. */
type Part = Partial<Omit<Version, 'id'>>;

/** Pieces by the name a person would call them. */
export type Parts = ReadonlyMap<string, Part>;

function labelPart({ label, status, probability, evidence, alternatives, reason }: Version): Part {
  return {
    label,
    status,
    ...(probability === undefined ? {} : { probability }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(alternatives === undefined ? {} : { alternatives }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Takes a record apart; `sameClock` tells whether channels and span may be treated apart. */
export function partsOf(record: Version, sameClock: boolean): Parts {
  const { channels, start, end, by, note, stale, reviews = {}, unknownFields = {} } = record;
  const parts = new Map<string, Part>();
  if (sameClock) parts.set('channels', { channels }).set('span', { start, end });
  else parts.set('place', { channels, start, end });
  parts.set('label', labelPart(record)).set('by', { by });
  if (note !== undefined) parts.set('note', { note });
  if (stale !== undefined) parts.set('stale', { stale });
  for (const [reviewer, review] of Object.entries(reviews)) {
    parts.set(`review of ${reviewer}`, { reviews: Object.fromEntries([[reviewer, review]]) });
  }
  for (const [key, value] of Object.entries(unknownFields)) {
    parts.set(`field ${key}`, { unknownFields: Object.fromEntries([[key, value]]) });
  }
  return parts;
}

function gathered<Value>(
  objects: readonly (Readonly<Record<string, Value>> | undefined)[],
): Record<string, Value> | undefined {
  const entries = objects.flatMap((object) => Object.entries(object ?? {}));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Puts a record together again. The parts are those of whole records, so no required field is missing. */
export function recordOf(id: string, parts: Parts): LabelRecord {
  const pieces = [...parts.values()];
  const reviews = gathered(pieces.map((piece) => piece.reviews));
  const unknownFields = gathered(pieces.map((piece) => piece.unknownFields));
  return {
    id,
    ...Object.assign({}, ...pieces),
    ...(reviews && { reviews }),
    ...(unknownFields && { unknownFields }),
  } as LabelRecord;
}
