/**
 * Reads a sidecar's text. Everything is checked before anything is believed; what is wrong comes back as sentences
 * with line numbers, never as an exception, so that the caller can show it and leave the file alone.
 */
import { runThrough, type Steps } from '../base/steps';
import * as records from '../records/parse';
import type { LabelDocument } from './labelDocument';
import { labelKind } from './labelKind';

/** A sidecar that could be read. */
export type ParsedSidecar = records.ParsedDocument<LabelDocument>;

export type ParseResult = ParsedSidecar | records.UnreadableSidecar;

/**
 * As `parse`, step by step.
 * @param text may be given in UTF-8, too; bytes that are none are a problem with their line
 * @param known labels of another version: those that are the same are given back as the same objects
 */
export function parseSteps(text: string | Uint8Array, known?: LabelDocument): Steps<ParseResult> {
  return records.parseSteps(labelKind, text, known);
}

/**
 * Reads a sidecar. A byte order mark and CRLF line ends are tolerated; labels come back in canonical order whatever
 * their order in the file.
 */
export function parse(text: string | Uint8Array): ParseResult {
  return runThrough(parseSteps(text));
}
