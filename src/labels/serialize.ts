/**
 * Writes a sidecar's canonical text: UTF-8, LF, each header key and each record on a line of its own.
 * Commas lead their line (` {…}` then `,{…}`), so that a label appended to a sidecar that has one already
 * is exactly one added line, and removing the last is exactly one removed line.
 */
import { concatenatedSteps } from '../base/bytes';
import { runThrough, type Steps } from '../base/steps';
import { compareText } from '../base/compareText';
import {
  canonicalJson,
  listText,
  objectText,
  optionalJson,
  sortedEntries,
  stringText,
  type Entry,
} from './canonicalJson';
import { versionWritten } from './formatVersion';
import type {
  HeaderChannel,
  LabelConflict,
  LabelDocument,
  LabelHeader,
  LabelRecord,
  Review,
  StoredAlternative,
  StoredEvidence,
} from './labelDocument';
import { LabelError } from './labelError';
import { deepestNesting, nestingOf } from '../base/json/jsonText';
import { canonicalOrderSteps } from './order';
import { quoted } from '../base/json/textProblem';

/** What stands in every sidecar's `format` field. */
export const formatName = 'emg-labels';

/**
 * The fields of 1.0 in their fixed order, then all that later versions added, sorted by key: those that this program
 * knows (`later`) among those that it does not, so that older and newer programs write the same bytes.
 */
function withUnknown(
  known: readonly Entry[],
  unknownFields: Readonly<Record<string, unknown>> = {},
  later: readonly Entry[] = [],
): readonly Entry[] {
  const names = new Set([...known, ...later].map(([key]) => key));
  const unknown = Object.entries(unknownFields).map(([key, value]): Entry => {
    if (names.has(key)) {
      throw new LabelError(`"${key}" is a known field and cannot be stored as an unknown one.`);
    }
    return [key, optionalJson(value)];
  });
  return [...known, ...[...later, ...unknown].sort(([a], [b]) => compareText(a, b))];
}

function evidenceText(evidence: StoredEvidence): string {
  const known: Entry[] = [
    ['criterion', stringText(evidence.criterion)],
    ['value', canonicalJson(evidence.value)],
    ['unit', stringText(evidence.unit)],
    ['threshold', optionalJson(evidence.threshold)],
    ['contribution', canonicalJson(evidence.contribution)],
    ['met', canonicalJson(evidence.met)],
    ['atSeconds', optionalJson(evidence.atSeconds)],
  ];
  return objectText(withUnknown(known, evidence.unknownFields));
}

function alternativeText({ label, probability, unknownFields }: StoredAlternative): string {
  const known: Entry[] = [
    ['label', stringText(label)],
    ['probability', canonicalJson(probability)],
  ];
  return objectText(withUnknown(known, unknownFields));
}

function reviewText(review: Review): string {
  const known: Entry[] = [
    ['verdict', stringText(review.verdict)],
    ['label', optionalJson(review.label)],
    ['note', optionalJson(review.note)],
  ];
  return objectText(withUnknown(known, review.unknownFields));
}

function reviewsText(reviews: Readonly<Record<string, Review>> = {}): string | undefined {
  if (Object.keys(reviews).length === 0) return undefined;
  return objectText(sortedEntries(reviews).map(([reviewer, review]) => [reviewer, reviewText(review)]));
}

/** A conflict as it stands in its record's line. */
export function conflictText(conflict: LabelConflict): string {
  const known: Entry[] = [
    ['kind', stringText(conflict.kind)],
    ['theirs', conflict.kind === 'changed' ? recordText(conflict.theirs) : undefined],
  ];
  return objectText(withUnknown(known, conflict.unknownFields, [['again', optionalJson(conflict.again)]]));
}

/**
 * One record as one line of JSON (without the leading comma). Two records are equal when their texts are.
 * @throws LabelError for a value that JSON cannot hold.
 */
export function recordText(record: LabelRecord): string {
  const known: Entry[] = [
    ['id', stringText(record.id)],
    ['channels', canonicalJson(record.channels)],
    ['start', canonicalJson(record.start)],
    ['end', canonicalJson(record.end)],
    ['label', stringText(record.label)],
    ['status', stringText(record.status)],
    ['by', stringText(record.by)],
    ['probability', optionalJson(record.probability)],
    ['evidence', record.evidence && listText(record.evidence.map(evidenceText))],
    ['note', optionalJson(record.note)],
    ['reviews', reviewsText(record.reviews)],
    ['conflict', record.conflict && conflictText(record.conflict)],
  ];
  const later: Entry[] = [
    ['alternatives', record.alternatives && listText(record.alternatives.map(alternativeText))],
    ['reason', optionalJson(record.reason)],
    ['stale', optionalJson(record.stale)],
  ];
  return objectText(withUnknown(known, record.unknownFields, later));
}

function channelText(channel: HeaderChannel): string {
  const known: Entry[] = [
    ['name', stringText(channel.name)],
    ['samplingRate', canonicalJson(channel.samplingRate)],
    ['samples', canonicalJson(channel.samples)],
  ];
  return objectText(withUnknown(known, channel.unknownFields));
}

/** A list with one item per line and leading commas. */
function linesText(items: readonly string[], isFirst = true): string {
  return items.map((item, index) => `${isFirst && index === 0 ? ' ' : ','}${item}\n`).join('');
}

/** The header's fields in file order; `labels` follow. */
function headerEntries(header: LabelHeader, version: string): readonly Entry[] {
  const fingerprint: Entry[] = [
    ['bytes', canonicalJson(header.fingerprint.bytes)],
    ['sha256', stringText(header.fingerprint.sha256)],
  ];
  const known: Entry[] = [
    ['format', stringText(formatName)],
    ['version', stringText(version)],
    ['recording', stringText(header.recording)],
    ['durationSeconds', canonicalJson(header.durationSeconds)],
    ['channels', `[\n${linesText(header.channels.map(channelText))}]`],
    ['fingerprint', objectText(withUnknown(fingerprint, header.fingerprint.unknownFields))],
    ['labels', undefined],
  ];
  return withUnknown(known, header.unknownFields);
}

/** Objects and lists around a record in its file, and for each version in the one before. */
const [nestingAround, nestingOfVersion] = [2, 2];

function versionCount({ conflict }: LabelRecord): number {
  let count = 1;
  for (let next = conflict; next; next = next.kind === 'changed' ? next.theirs.conflict : undefined) {
    count += 1;
  }
  return count;
}

/**
 * A record's line, without the comma; what is written can be read again, so a label with too many versions is refused.
 * @throws LabelError
 */
export function lineOf(record: LabelRecord): string {
  const count = versionCount(record);
  const text = nestingOfVersion * count > deepestNesting ? undefined : recordText(record);
  const fits = text !== undefined && (count === 1 || nestingOf(text) + nestingAround <= deepestNesting);
  if (fits) return text;
  throw new LabelError(
    `The label ${quoted(record.id)} has ${count} versions to choose from, more than a label file can hold: decide on some of them, then save again.`,
  );
}

/** So many labels are written in one step. */
const linesAtOnce = 20;

/** Writes the canonical text part by part. */
function* textSteps(document: LabelDocument, add: (part: string) => void): Steps<void> {
  const labels = yield* canonicalOrderSteps(document.labels, document.header);
  const header = headerEntries(document.header, versionWritten(document));
  const fields = header.flatMap(([key, text]) => (text === undefined ? [] : [`${stringText(key)}: ${text}`]));
  add(`{\n${fields.join(',\n')},\n${stringText('labels')}: [\n`);
  for (let from = 0; from < labels.length; from += linesAtOnce) {
    add(linesText(labels.slice(from, from + linesAtOnce).map(lineOf), from === 0));
    yield;
  }
  add(']\n}\n');
}

/**
 * The document's canonical text in UTF-8, step by step: what `serialize` writes, without a text of all labels, which
 * nothing could be done with in less than a tenth of a second.
 * @throws LabelError where `serialize` would
 */
export function* serializeSteps(document: LabelDocument): Steps<Uint8Array> {
  const parts: Uint8Array[] = [];
  yield* textSteps(document, (part) => parts.push(Buffer.from(part)));
  return yield* concatenatedSteps(parts);
}

/**
 * The document's canonical text. The same document gives the same bytes on every machine, so that saving twice
 * without an edit changes nothing. Labels are written in canonical order.
 * @throws LabelError for a value that JSON cannot hold, or a label with more versions than can be read again.
 */
export function serialize(document: LabelDocument): string {
  const parts: string[] = [];
  runThrough(textSteps(document, (part) => parts.push(part)));
  return parts.join('');
}
