/**
 * Writes a sidecar's canonical text: UTF-8, LF, each header key and each record on a line of its own.
 * Commas lead their line (` {…}` then `,{…}`), so that a record appended to a sidecar that has one already
 * is exactly one added line, and removing the last is exactly one removed line.
 */
import { concatenatedSteps } from '../base/bytes';
import { deepestNesting, nestingOf } from '../base/json/jsonText';
import { quoted } from '../base/json/textProblem';
import type { Steps } from '../base/steps';
import { stringText } from './canonicalJson';
import { RecordError } from './recordError';
import { versionNeededBy } from './headerChoices';
import { linesText, type SidecarHeader } from './schema/header';
import type { Conflict, RecordBase } from './schema/record';
import { laterVersion } from './schema/version';
import type { DocumentKind, HeadedDocument, RecordKind } from './kind';
import { canonicalOrderSteps } from './order';

/** Objects and lists around a record in its file, and for each version in the one before. */
const [nestingAround, nestingOfVersion] = [2, 2];

function versionCount<One extends RecordBase<One>>({ conflict }: One): number {
  let count = 1;
  for (
    let next: Conflict<One> | undefined = conflict;
    next;
    next = next.kind === 'changed' ? next.theirs.conflict : undefined
  ) {
    count += 1;
  }
  return count;
}

/**
 * A record's line in a file of a version, without the comma; what is written can be read again, so a record with too many
 * versions to choose from is refused.
 * @throws RecordError
 */
export function lineOf<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  record: One,
  fileVersion: string,
): string {
  const count = versionCount(record);
  const text = nestingOfVersion * count > deepestNesting ? undefined : kind.lineTextOf(record, fileVersion);
  const fits = text !== undefined && (count === 1 || nestingOf(text) + nestingAround <= deepestNesting);
  if (fits) return text;
  throw new RecordError(
    `The ${kind.noun} ${quoted(record.id)} has ${count} versions to choose from, more than a ${kind.noun} file can hold: decide on some of them, then save again.`,
  );
}

/** So many records are written in one step. */
const linesAtOnce = 20;

/**
 * The version that a document is written as: its own, raised where a record has a field that came later. A file of an
 * older version that nobody edits so keeps every byte.
 */
export function versionWritten<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
): string {
  const needed = new Set([versionNeededBy(document.header)]);
  for (const record of kind.recordsOf(document)) needed.add(kind.versions.neededBy(record));
  return [...needed].reduce(laterVersion, document.header.version);
}

/** The text of a document up to its first record. */
export function textBefore<One extends RecordBase<One>>(
  { format, header, list }: RecordKind<One>,
  written: SidecarHeader,
): string {
  const fields = header.fieldsText(written, ',\n');
  return `{\n"format": ${stringText(format)},\n${fields},\n${stringText(list)}: [\n`;
}

/** The text of a document from behind its last record on. */
export const textBehind = ']\n}\n';

/**
 * Writes the canonical text part by part: UTF-8, LF, each header key and each record on a line of its own, the records in
 * canonical order. The same document gives the same bytes on every machine, so that saving twice without an edit changes
 * nothing.
 * @throws RecordError for a value that JSON cannot hold, or a record with more versions than can be read again
 */
export function* textSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
  add: (part: string) => void,
): Steps<void> {
  const { header } = document;
  const records = yield* canonicalOrderSteps(kind, kind.recordsOf(document), header);
  const version = versionWritten(kind, document);
  add(textBefore(kind, { ...header, version }));
  for (let from = 0; from < records.length; from += linesAtOnce) {
    const lines = records.slice(from, from + linesAtOnce).map((record) => lineOf(kind, record, version));
    add(linesText(lines, from === 0));
    yield;
  }
  add(textBehind);
}

/**
 * The document's canonical text in UTF-8, step by step, without a text of all records, which nothing could be done with
 * in less than a tenth of a second.
 * @throws RecordError where `textSteps` would
 */
export function* serializeSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
): Steps<Uint8Array> {
  const parts: Uint8Array[] = [];
  yield* textSteps(kind, document, (part) => parts.push(Buffer.from(part)));
  return yield* concatenatedSteps(parts);
}
