/**
 * Turns what a person wants (label this span, accept that proposal) into edits of the sidecar's records. Pure:
 * the document comes in, an edit goes out, or a RecordError with a sentence.
 */
import { compareText } from '../../base/compareText';
import { versionsKey, versionsOf, type Version } from '../../labels/conflicts';
import type { LabelEdit, LabelPatch } from '../../labels/edits';
import { newLabelId } from '../../labels/ids';
import type {
  LabelDocument,
  SidecarHeader,
  LabelRecord,
  LabelStatus,
  Review,
} from '../../labels/labelDocument';
import { spanSamples } from '../../labels/time';
import { groupOf } from '../../labels/vocabulary';
import { RecordError } from '../../records/recordError';

function channelNamed(header: SidecarHeader, name: string | undefined): SidecarHeader['channels'][number] {
  const channel = header.channels.find((candidate) => candidate.name === name);
  if (channel) return channel;
  throw new RecordError(
    `The label file's header has no channel "${name ?? ''}", so a span on it can't be counted in samples. Was the recording replaced?`,
  );
}

/** The label with this id. @throws RecordError */
export function labelWithId(document: LabelDocument, id: string): LabelRecord {
  const found = document.labels.find((record) => record.id === id);
  if (!found) throw new RecordError('That label is not there any more; it may have been removed on disk.');
  return found;
}

/**
 * A label that can be changed: while a merge's versions wait for a choice, a change would be one of the shown version
 * and silently against the others.
 */
function settledLabel(document: LabelDocument, id: string): LabelRecord {
  const record = labelWithId(document, id);
  if (record.conflict === undefined) return record;
  throw new RecordError(
    'A merge kept several versions of this label. Choose one of them first: they stand side by side in its details.',
  );
}

/** A label made by a person is accepted from the start. `channels` are names; the first one's clock counts. */
export function addLabelEdit(
  document: LabelDocument,
  intent: { channels: readonly string[]; startSeconds: number; endSeconds: number; label: string },
  reviewer: string,
): { readonly id: string; readonly edit: LabelEdit } {
  const clock = channelNamed(document.header, intent.channels[0]);
  const span = spanSamples({ onsetSeconds: intent.startSeconds, endSeconds: intent.endSeconds }, clock);
  const id = newLabelId();
  const { channels, label } = intent;
  return {
    id,
    edit: { kind: 'add', record: { id, channels, ...span, label, status: 'accepted', by: reviewer } },
  };
}

/** Moves a label's edges. */
export function changeSpanEdit(
  document: LabelDocument,
  intent: { id: string; startSeconds: number; endSeconds: number },
): LabelEdit {
  const record = settledLabel(document, intent.id);
  const clock = channelNamed(document.header, record.channels[0]);
  const patch = spanSamples({ onsetSeconds: intent.startSeconds, endSeconds: intent.endSeconds }, clock);
  return { kind: 'change', id: intent.id, patch };
}

/** `reviews` with this reviewer's word in it; a person needs no review of a label that is their own. */
function reviewsWith(record: LabelRecord, reviewer: string, review: Review): Pick<LabelRecord, 'reviews'> {
  if (record.by === reviewer) return {};
  const earlier = record.reviews && Object.hasOwn(record.reviews, reviewer) ? record.reviews[reviewer] : {};
  return { reviews: { ...record.reviews, [reviewer]: { ...earlier, ...review } } };
}

/**
 * What an engine said of a span, seen from another name: the new name's probability where the engine gave one, and
 * everything else it held possible, the old name included, most probable first. Nothing that it said is lost.
 */
function probabilitiesFor(
  { label, probability, alternatives = [] }: LabelRecord,
  name: string,
): Pick<LabelPatch, 'probability' | 'alternatives'> {
  const said = probability === undefined ? alternatives : [{ label, probability }, ...alternatives];
  const own = said.find((each) => each.label === name);
  const others = said
    .filter((each) => each.label !== name)
    .sort((a, b) => b.probability - a.probability || compareText(a.label, b.label));
  return {
    ...(own ? { probability: own.probability } : probability === undefined ? {} : { probability: null }),
    ...(said.length === 0 ? {} : { alternatives: others.length === 0 ? null : others }),
  };
}

const otherGroup = {
  event:
    'This label says what happens in the signal. A finding is a label of its own: select a span, then choose it.',
  finding:
    'This is a finding about the muscle. What happens is a label of its own: select a span, then choose it.',
} as const;

/**
 * Names a label anew. Choosing a name is a decision, so the label is accepted by it, in one edit. An engine's
 * probabilities follow the name; its reason for not deciding goes with the old one. What happens stays an event, and what
 * the muscle is a finding.
 */
export function changeLabelEdit(
  document: LabelDocument,
  intent: { id: string; label: string },
  reviewer: string,
): LabelEdit {
  const record = settledLabel(document, intent.id);
  const renamed = record.label !== intent.label;
  if (groupOf(record.label) !== groupOf(intent.label)) {
    throw new RecordError(otherGroup[groupOf(record.label)]);
  }
  const patch: LabelPatch = {
    label: intent.label,
    status: 'accepted',
    ...reviewsWith(
      record,
      reviewer,
      renamed ? { verdict: 'accept', label: intent.label } : reviewFor(record, 'accepted'),
    ),
    ...(renamed ? probabilitiesFor(record, intent.label) : {}),
    ...(renamed && record.reason !== undefined ? { reason: null } : {}),
    ...withoutStaleMark(record),
  };
  return { kind: 'change', id: intent.id, patch };
}

/** Writes a note; an empty one takes it away. It is said beside a label, so it may be while versions wait for a choice. */
export function changeNoteEdit(document: LabelDocument, intent: { id: string; note: string }): LabelEdit {
  labelWithId(document, intent.id);
  const note = intent.note.trim();
  return { kind: 'change', id: intent.id, patch: { note: note === '' ? null : note } };
}

function withoutReview(record: LabelRecord, reviewer: string): { reviews?: LabelRecord['reviews'] | null } {
  if (!record.reviews || !Object.hasOwn(record.reviews, reviewer)) return {};
  const others = Object.entries(record.reviews).filter(([name]) => name !== reviewer);
  return { reviews: others.length === 0 ? null : Object.fromEntries(others) };
}

/** A person has looked at it again: the mark has done its work. */
function withoutStaleMark(record: LabelRecord): Pick<LabelPatch, 'stale'> {
  return record.stale === undefined ? {} : { stale: null };
}

/**
 * This reviewer's word. Who accepts what the engine no longer finds gives the label on their own word, so it is
 * named in the review.
 */
function reviewFor(record: LabelRecord, status: 'accepted' | 'rejected'): Review {
  if (status === 'rejected') return { verdict: 'reject' };
  return record.stale ? { verdict: 'accept', label: record.label } : { verdict: 'accept' };
}

/** Accepts, rejects, or puts back among the proposals. */
export function changeStatusEdit(
  document: LabelDocument,
  intent: { id: string; status: LabelStatus },
  reviewer: string,
): LabelEdit {
  const record = settledLabel(document, intent.id);
  const reviews =
    intent.status === 'proposed'
      ? withoutReview(record, reviewer)
      : reviewsWith(record, reviewer, reviewFor(record, intent.status));
  const patch = { status: intent.status, ...reviews, ...withoutStaleMark(record) } as LabelPatch;
  return { kind: 'change', id: intent.id, patch };
}

/** Removes a label. */
export function removeLabelEdit(document: LabelDocument, id: string): LabelEdit {
  settledLabel(document, id);
  return { kind: 'remove', id };
}

/** The versions that a person has seen, as `key` says. @throws RecordError where they are others by now */
function versionsSeen(record: LabelRecord, key: string): ReturnType<typeof versionsOf> {
  const versions = versionsOf(record);
  if (versions.length >= 2 && versionsKey(record) === key) return versions;
  throw new RecordError(
    'The versions of this label have changed meanwhile, so nothing was decided. Look at them again.',
  );
}

/** The label as one of its versions, and nothing of the others. */
function becoming(record: LabelRecord, chosen: Version): LabelEdit {
  const absent = Object.keys(record).map((field) => [field, null] as const);
  const fields = new Map<string, unknown>([...absent, ...Object.entries(chosen)]);
  fields.delete('id');
  return { kind: 'change', id: record.id, patch: Object.fromEntries(fields) };
}

/**
 * Decides a conflict: the label becomes the chosen version as it is, or goes where that is its deletion. `key` is that of
 * the versions a person has seen; where they are others by now, nothing is decided.
 */
export function resolveConflictEdit(
  document: LabelDocument,
  intent: { id: string; version: number; key: string },
): LabelEdit {
  const record = labelWithId(document, intent.id);
  // A version that is not offered stands for others than were seen, too.
  const key = intent.version in versionsOf(record) ? intent.key : '';
  const chosen = versionsSeen(record, key)[intent.version];
  return chosen ? becoming(record, chosen) : { kind: 'remove', id: record.id };
}

/** Keeps every version: the label becomes the first of them, each other is a label of its own. A deletion goes. */
export function keepVersionsEdit(document: LabelDocument, intent: { id: string; key: string }): LabelEdit {
  const record = labelWithId(document, intent.id);
  const [first, ...others] = versionsSeen(record, intent.key).filter((version) => version !== undefined);
  const edits: LabelEdit[] = others.map((version) => ({
    kind: 'add',
    record: { ...version, id: newLabelId() },
  }));
  return first ? { kind: 'batch', edits: [becoming(record, first), ...edits] } : { kind: 'batch', edits };
}
