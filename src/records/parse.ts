/**
 * Reads a sidecar's text. Everything is checked before anything is believed; what is wrong comes back as sentences
 * with line numbers, never as an exception, so that the caller can show it and leave the file alone.
 */
import type { TextProblem } from '../base/json/textProblem';
import type { Steps } from '../base/steps';
import { decodedBlocks, NotUtf8 } from '../base/utf8';
import { alike } from './canonicalJson';
import type { SidecarHeader } from './schema/header';
import type { RecordBase } from './schema/record';
import type { DocumentKind, HeadedDocument, RecordKind } from './kind';
import { canonicalOrderSteps } from './order';
import { RecordReading, type ReadHeader } from './reading';

/** A sidecar that could be read. */
export interface ParsedDocument<All> {
  readonly ok: true;
  readonly document: All;
  /** What is odd but loses nothing. */
  readonly warnings: readonly TextProblem[];
  /** The line of each record, by id. */
  readonly lines: ReadonlyMap<string, number>;
  /** The column at which each record begins, from 1, in the order of `lines`. */
  readonly columns: readonly number[];
  /** The line of each header field, by key. */
  readonly headerLines: ReadonlyMap<string, number>;
  /** The column of each header field, by key. */
  readonly headerColumns: ReadonlyMap<string, number>;
}

/** A sidecar that could not be read, and must not be overwritten. */
export interface UnreadableSidecar {
  readonly ok: false;
  /** The first problem as one sentence, with its line. */
  readonly message: string;
  /** Every problem, in file order; at most one per record. */
  readonly problems: readonly TextProblem[];
}

/** What is odd about the version. */
export function versionWarning<One extends RecordBase<One>>(
  { versions }: RecordKind<One>,
  { version }: SidecarHeader,
): string | undefined {
  if (!versions.isNewer(version)) return undefined;
  return `Written by a newer version (format ${version}): what this version does not know is kept as it is.`;
}

/** So many records are looked at in one step. */
const recordsAtOnce = 1000;

function* warningsOf<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
  lines: ReadonlyMap<string, number>,
  versionLine: number,
): Steps<TextProblem[]> {
  const { header } = document;
  const newer = versionWarning(kind, header);
  const warnings: TextProblem[] = newer === undefined ? [] : [{ line: versionLine, message: newer }];
  for (const [index, record] of kind.recordsOf(document).entries()) {
    const message = kind.oddity?.(record, header);
    if (message !== undefined) warnings.push({ line: lines.get(record.id) ?? 1, message });
    if (index % recordsAtOnce === 0) yield;
  }
  return warnings;
}

function* byIdSteps<One extends RecordBase<One>>(records: readonly One[]): Steps<ReadonlyMap<string, One>> {
  const byId = new Map<string, One>();
  for (const record of records) {
    byId.set(record.id, record);
    if (byId.size % recordsAtOnce === 0) yield;
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
function* readSteps<One extends RecordBase<One>>(
  reading: RecordReading<One>,
  text: string | Uint8Array,
): Steps<ReadHeader | undefined> {
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
 * Reads a sidecar, step by step. A byte order mark and CRLF line ends are tolerated; records come back in canonical order
 * whatever their order in the file.
 * @param text may be given in UTF-8, too; bytes that are none are a problem with their line
 * @param known another version: records that are the same are given back as the same objects, so that a merge with it
 * need look at no others
 */
export function* parseSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  text: string | Uint8Array,
  known?: All,
): Steps<ParsedDocument<All> | UnreadableSidecar> {
  const earlier = yield* byIdSteps(known ? kind.recordsOf(known) : []);
  const records: One[] = [];
  const reading = new RecordReading(kind, {
    record: ({ record }) => {
      const same = earlier.get(record.id);
      records.push(same && alike(same, record) ? same : record);
    },
  });
  try {
    const read = yield* readSteps(reading, text);
    if (!read) return unreadable(reading.problems);
    const { header, headerLines, headerColumns } = read;
    const { lines, columns } = reading;
    const document = kind.documentOf(header, yield* canonicalOrderSteps(kind, records, header));
    const warnings = yield* warningsOf(kind, document, lines, headerLines.get('version') ?? 1);
    return { ok: true, document, lines, columns, headerLines, headerColumns, warnings };
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return unreadable([{ line: error.line, rule: 'syntax', message: error.message }]);
  }
}
