/**
 * Reads a sidecar's text. Everything is checked before anything is believed; what is wrong comes back as sentences
 * with line numbers, never as an exception, so that the caller can show it and leave the file alone.
 */
import { runThrough, type Steps } from '../base/steps';
import { decodedBlocks, NotUtf8 } from '../base/utf8';
import { alike } from './canonicalJson';
import { isNewerMinor } from './formatVersion';
import type { LabelDocument, LabelHeader, LabelRecord } from './labelDocument';
import { canonicalOrderSteps, clockOf } from './order';
import { LabelReading, type ReadHeader } from './readLabels';
import { quoted, type TextProblem } from '../base/json/textProblem';

/** A sidecar that could be read. */
export interface ParsedSidecar {
  readonly ok: true;
  readonly document: LabelDocument;
  /** What is odd but loses nothing. */
  readonly warnings: readonly TextProblem[];
  /** The line of each label, by id. */
  readonly lines: ReadonlyMap<string, number>;
  /** The line of each header field, by key. */
  readonly headerLines: ReadonlyMap<string, number>;
}

/** A sidecar that could not be read, and must not be overwritten. */
export interface UnreadableSidecar {
  readonly ok: false;
  /** The first problem as one sentence, with its line. */
  readonly message: string;
  /** Every problem, in file order; at most one per record. */
  readonly problems: readonly TextProblem[];
}

export type ParseResult = ParsedSidecar | UnreadableSidecar;

/** What is odd about a label's place in its recording. */
export function spanWarning(
  record: Pick<LabelRecord, 'id' | 'channels' | 'end'>,
  header: LabelHeader,
): string | undefined {
  const unknown = record.channels.find((name) => !header.channels.some((channel) => channel.name === name));
  if (unknown !== undefined) {
    return `The label ${quoted(record.id)} is about a channel that the recording does not have: ${quoted(unknown)}.`;
  }
  const samples = clockOf(record, header)?.samples ?? Infinity;
  if (record.end <= samples) return undefined;
  return `The label ${quoted(record.id)} ends at sample ${record.end}, after the end of its channel (${samples}).`;
}

/** What is odd about the version. */
export function versionWarning({ version }: LabelHeader): string | undefined {
  if (!isNewerMinor(version)) return undefined;
  return `Written by a newer version (format ${version}): what this version does not know is kept as it is.`;
}

/** So many labels are looked at in one step. */
const labelsAtOnce = 1000;

function* warningsOf(
  { header, labels }: LabelDocument,
  lines: ReadonlyMap<string, number>,
  versionLine: number,
): Steps<TextProblem[]> {
  const newer = versionWarning(header);
  const warnings: TextProblem[] = newer === undefined ? [] : [{ line: versionLine, message: newer }];
  for (const [index, record] of labels.entries()) {
    const message = spanWarning(record, header);
    if (message !== undefined) warnings.push({ line: lines.get(record.id) ?? 1, message });
    if (index % labelsAtOnce === 0) yield;
  }
  return warnings;
}

function* byIdSteps(document: LabelDocument | undefined): Steps<ReadonlyMap<string, LabelRecord>> {
  const byId = new Map<string, LabelRecord>();
  for (const record of document?.labels ?? []) {
    byId.set(record.id, record);
    if (byId.size % labelsAtOnce === 0) yield;
  }
  return byId;
}

function unreadable(problems: readonly TextProblem[]): UnreadableSidecar {
  const { line, message } = problems[0] ?? { line: 1, message: 'Nothing could be read.' };
  return { ok: false, message: `Line ${line}: ${message}`, problems };
}

function textBlocks(text: string | Uint8Array): Iterable<string> {
  return typeof text === 'string' ? [text] : decodedBlocks(text);
}

/** Reads all of a text, which is asked for block by block. @throws NotUtf8 */
function* readSteps(reading: LabelReading, text: string | Uint8Array): Steps<ReadHeader | undefined> {
  const blocks = textBlocks(text)[Symbol.iterator]();
  const reader = reading.read();
  let isFirst = true;
  for (;;) {
    const { done, value } = reader.next();
    if (done) return value;
    if (reading.isHungry) {
      const block = blocks.next();
      if (block.done === true) reading.end();
      else reading.add(isFirst && block.value.startsWith('\ufeff') ? block.value.slice(1) : block.value);
      isFirst = false;
    }
    yield;
  }
}

/**
 * As `parse`, step by step.
 * @param text may be given in UTF-8, too; bytes that are none are a problem with their line
 * @param known labels of another version: those that are the same are given back as the same objects, so that a merge
 * with it need look at no others
 */
export function* parseSteps(text: string | Uint8Array, known?: LabelDocument): Steps<ParseResult> {
  const earlier = yield* byIdSteps(known);
  const records: LabelRecord[] = [];
  const reading = new LabelReading({
    label: ({ record }) => {
      const same = earlier.get(record.id);
      records.push(same && alike(same, record) ? same : record);
    },
  });
  try {
    const read = yield* readSteps(reading, text);
    if (!read) return unreadable(reading.problems);
    const { header, headerLines } = read;
    const { lines } = reading;
    const document = { header, labels: yield* canonicalOrderSteps(records, header) };
    const warnings = yield* warningsOf(document, lines, headerLines.get('version') ?? 1);
    return { ok: true, document, lines, headerLines, warnings };
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return unreadable([{ line: error.line, message: error.message }]);
  }
}

/**
 * Reads a sidecar. A byte order mark and CRLF line ends are tolerated; labels come back in canonical order whatever
 * their order in the file.
 */
export function parse(text: string | Uint8Array): ParseResult {
  return runThrough(parseSteps(text));
}
