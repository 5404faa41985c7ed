/**
 * Unsaved work as bytes of files of our own: VS Code's backup of one document, and the edit of a journal. As long as the
 * sidecar itself, so they are written and read in steps. Both name the kind of their records; the texts and edits in them
 * are taken as they are and checked when they are put back.
 */
import { concatenatedSteps } from '../../base/bytes';
import type { Steps } from '../../base/steps';
import { decodedBlocks } from '../../base/utf8';
import type { RecordEdit } from '../edits';
import { RecordError } from '../recordError';
import type { UnsavedTexts } from './unsavedRecords';

/** What is said of a kind of record: `format` in its files, `list` in sentences. */
export interface NamedKind {
  readonly format: string;
  readonly list: string;
}

const backupPattern = /^([^ \n]{1,60}) backup 1 (-|[0-9]{1,15}) ([0-9]{1,15})\n$/u;
/** The first line of a backup is shorter. */
const mostOfFirstLine = 120;

/** A backup: a line that says of what kind it is and how long both texts are, then the texts. */
export function* backupBytesSteps(
  { format }: NamedKind,
  { baseText, currentText }: UnsavedTexts,
): Steps<Uint8Array> {
  const head = `${format} backup 1 ${baseText?.length ?? '-'} ${currentText.length}\n`;
  return yield* concatenatedSteps([Buffer.from(head), baseText ?? new Uint8Array(), currentText]);
}

/** What the first line of a backup says: where in its bytes the texts begin and end. */
interface BackupHead {
  readonly format: string | undefined;
  readonly hasBase: boolean;
  readonly baseStart: number;
  readonly baseEnd: number;
  /** NaN where it is not a backup. */
  readonly end: number;
}

function headOf(bytes: Uint8Array): BackupHead {
  const baseStart = 1 + bytes.subarray(0, mostOfFirstLine).indexOf('\n'.charCodeAt(0));
  const [, format, base, current] =
    backupPattern.exec(Buffer.from(bytes.subarray(0, baseStart)).toString('latin1')) ?? [];
  const baseEnd = baseStart + (base === '-' ? 0 : Number(base));
  return { format, hasBase: base !== '-', baseStart, baseEnd, end: baseEnd + Number(current) };
}

/** What `backupBytesSteps` wrote. @throws RecordError for a backup that was cut short, or is of another kind */
export function backupIn({ format, list }: NamedKind, bytes: Uint8Array): UnsavedTexts {
  const head = headOf(bytes);
  if (head.format !== format || bytes.length !== head.end) {
    throw new RecordError(`The backup of unsaved ${list} can’t be read.`);
  }
  const baseText = head.hasBase ? bytes.subarray(head.baseStart, head.baseEnd) : null;
  return { baseText, currentText: bytes.subarray(head.baseEnd) };
}

/** Backups of several kinds behind one another, by the format of their records. @throws RecordError for one that was cut short */
export function backupsIn(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const backups = new Map<string, Uint8Array>();
  for (let rest = bytes; rest.length > 0;) {
    const { format, end } = headOf(rest);
    if (format === undefined || !(end <= rest.length)) {
      throw new RecordError('The backup of unsaved work can’t be read.');
    }
    backups.set(format, rest.subarray(0, end));
    rest = rest.subarray(end);
  }
  return backups;
}

/** What stands in a journal beside the sidecar's text, whatever the kind of its records. */
export interface JournalEntry {
  /** The format of the records' files: which kind of record it is about. */
  readonly format: string;
  readonly recording: string;
  readonly renamedFrom?: string;
  readonly hasBase: boolean;
  readonly edit: RecordEdit<unknown>;
}

/** Journals that name no format were written when labels were the only kind of record. */
const firstFormat = 'emg-labels';

/** The first line of an entry: all of it but the edits of a batch, which follow, each on a line of its own. */
interface EntryHead {
  readonly format?: string;
  readonly recording: string;
  readonly renamedFrom?: string;
  readonly hasBase: boolean;
  readonly edit?: RecordEdit<unknown>;
  readonly count?: number;
}

/** So many edits are written or read in one step. */
const editsAtOnce = 50;

/** An entry, in lines of JSON. */
export function* entryBytesSteps({ edit, ...rest }: JournalEntry): Steps<Uint8Array> {
  const edits = edit.kind === 'batch' ? edit.edits : [];
  const head: EntryHead = edit.kind === 'batch' ? { ...rest, count: edits.length } : { ...rest, edit };
  const parts: Uint8Array[] = [Buffer.from(`${JSON.stringify(head)}\n`)];
  for (let from = 0; from < edits.length; from += editsAtOnce) {
    const lines = edits.slice(from, from + editsAtOnce).map((each) => `${JSON.stringify(each)}\n`);
    parts.push(Buffer.from(lines.join('')));
    yield;
  }
  return yield* concatenatedSteps(parts);
}

/** What `entryBytesSteps` wrote; the edit is checked when it is made. Undefined for an entry that was cut short. */
export function* entryInSteps(bytes: Uint8Array): Steps<JournalEntry | undefined> {
  let head: EntryHead | undefined;
  const edits: RecordEdit<unknown>[] = [];
  let rest = '';
  for (const block of decodedBlocks(bytes)) {
    const lines = (rest + block).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (head) edits.push(JSON.parse(line) as RecordEdit<unknown>);
      else head = JSON.parse(line) as EntryHead;
    }
    yield;
  }
  if (!head) return undefined;
  const { edit, count, format = firstFormat, ...others } = head;
  const entry = { format, ...others };
  if (edit) return { ...entry, edit };
  return edits.length === count ? { ...entry, edit: { kind: 'batch', edits } } : undefined;
}
