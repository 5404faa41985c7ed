/** Writes labels: see `records/serialize.ts` for what canonical text is. */
import { runThrough, type Steps } from '../base/steps';
import * as records from '../records/serialize';
import type { LabelDocument, LabelRecord } from './labelDocument';
import { labelKind } from './labelKind';

/** One label as one line of JSON. Two labels are equal when their texts are. @throws RecordError for what JSON can't hold */
export function recordText(record: LabelRecord): string {
  return labelKind.textOf(record);
}

/** The document's canonical text in UTF-8, step by step. @throws RecordError where `serialize` would */
export function serializeSteps(document: LabelDocument): Steps<Uint8Array> {
  return records.serializeSteps(labelKind, document);
}

/**
 * The document's canonical text.
 * @throws RecordError for a value that JSON cannot hold, or a label with more versions than can be read again.
 */
export function serialize(document: LabelDocument): string {
  const parts: string[] = [];
  runThrough(records.textSteps(labelKind, document, (part) => parts.push(part)));
  return parts.join('');
}
