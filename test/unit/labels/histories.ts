/** Generates what merges are about: a document, and two branches of it made by random edits of few labels. */
import fc from 'fast-check';
import { apply, type LabelEdit, type LabelPatch } from '../../../src/labels/edits';
import { currentVersion } from '../../../src/labels/formatVersion';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { channelNames, label, plainRecord, record, review, span, status } from './arbitraries';
import { crampHeader } from './samples';

/** Reviews by few reviewers and notes from few texts, so that the sides often meet. */
const fewReviews = fc
  .array(fc.tuple(fc.constantFrom('ana', 'zoe', '__proto__'), review), { minLength: 1, maxLength: 2 })
  .map((entries) => Object.fromEntries(entries));

/** One field at a time, so that the sides' changes combine as often as they collide. */
const patch: fc.Arbitrary<LabelPatch> = fc.oneof(
  fc.record({ label: fc.oneof(fc.constantFrom('rest', 'tremor'), label) }, { noNullPrototype: true }),
  fc.record({ status }, { noNullPrototype: true }),
  fc.record({ note: fc.constantFrom(null, 'a', 'b') }, { noNullPrototype: true }),
  fc.record({ stale: fc.constantFrom(null, true as const) }, { noNullPrototype: true }),
  fc.record({ reason: fc.constantFrom(null, 'unclassified_activity') }, { noNullPrototype: true }),
  fc.record({ by: fc.constantFrom('ana', 'zoe') }, { noNullPrototype: true }),
  fc.record({ channels: channelNames }, { noNullPrototype: true }),
  fc.record({ reviews: fc.option(fewReviews) }, { noNullPrototype: true }),
  fc.record(
    { unknownFields: fc.constantFrom(null, { confidence: 1 }, { confidence: 2, side: 'left' }) },
    { noNullPrototype: true },
  ),
  span,
);

/** One step on a label of a small pool, whether or not the document has it. */
const idPool = fc.constantFrom('a', 'b', 'c');
const wish = fc.record({
  id: idPool,
  action: fc.constantFrom('add', 'remove', 'change', 'change', 'change', 'change'),
  added: record(idPool),
  patch,
});
type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

function editFor(current: LabelDocument, { id, action, added, patch: fields }: Wish): LabelEdit | undefined {
  const exists = current.labels.some((each) => each.id === id);
  if (!exists) {
    return action === 'add'
      ? { kind: 'add', record: { ...added, id, ...sameIdConflict(added, id) } }
      : undefined;
  }
  if (action === 'remove') return { kind: 'remove', id };
  return action === 'change' ? { kind: 'change', id, patch: fields } : undefined;
}

/** The record's conflict with another id throughout. */
function sameIdConflict({ conflict }: LabelRecord, id: string): Pick<LabelRecord, 'conflict'> {
  if (conflict?.kind !== 'changed') return conflict ? { conflict } : {};
  const theirs = { ...conflict.theirs, id, ...sameIdConflict(conflict.theirs, id) };
  return { conflict: { ...conflict, theirs } };
}

function branch(start: LabelDocument, wishes: readonly Wish[]): LabelDocument {
  return wishes.reduce((current, each) => {
    const edit = editFor(current, each);
    return edit ? apply(current, edit) : current;
  }, start);
}

const wishes = fc.array(wish, { maxLength: 5 });

function history(
  firstRecord: fc.Arbitrary<LabelRecord>,
): fc.Arbitrary<readonly [LabelDocument, LabelDocument, LabelDocument]> {
  const base = fc
    .uniqueArray(firstRecord, { selector: ({ id }) => id, minLength: 1, maxLength: 3 })
    .map((labels) => documentOf(labels));
  return fc
    .tuple(base, wishes, wishes)
    .map(([start, ours, theirs]) => [start, branch(start, ours), branch(start, theirs)] as const);
}

/** A document of these labels. */
export function documentOf(labels: readonly LabelRecord[]): LabelDocument {
  const edits = labels.map((each): LabelEdit => ({ kind: 'add', record: each }));
  return apply({ header: { ...crampHeader, version: currentVersion }, labels: [] }, { kind: 'batch', edits });
}

/** A base and two branches of it; conflicts may be open in all three. */
export const histories = history(record(idPool));
/** A base and two branches of it in which no conflict is left open from before. */
export const plainHistories = history(plainRecord(idPool)).filter((documents) =>
  documents.every(({ labels }) => labels.every(({ conflict }) => conflict === undefined)),
);
