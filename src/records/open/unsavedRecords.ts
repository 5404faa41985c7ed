/** Unsaved work as a value, as VS Code's backup keeps it and as our own journal does, and how it is put back. */
import type { Steps } from '../../base/steps';
import { bothSidesSteps } from '../bothSides';
import { editSteps, type RecordEdit } from '../edits';
import type { DocumentKind, HeadedDocument } from '../kind';
import { mergeSteps } from '../merge';
import { parseSteps } from '../parse';
import { RecordError } from '../recordError';
import type { RecordBase } from '../schema/record';
import { sameText } from '../textOnDisk';
import type { DiskChange } from './diskChange';
import type { OpenRecords } from './openRecords';

/** As a backup keeps it: the text it stands on (null: there was no file) and the edited text. */
export interface UnsavedTexts {
  readonly baseText: Uint8Array | null;
  readonly currentText: Uint8Array;
}

/** As a journal keeps it: the edit that leads from that text to the records. */
export interface UnsavedEdit<One> {
  readonly baseText: Uint8Array | null;
  readonly edit: RecordEdit<One>;
}

/** What unsaved work stands on, and the records with it. */
interface UnsavedDocuments<All> {
  readonly base: All;
  readonly current: All;
}

/** What the records stand on where unsaved work is put back. */
interface Standing<All> {
  /** Its records serve for those that are the same. */
  readonly known: All;
  /** What the work's text says, where that is known already. */
  readonly base: All | undefined;
  /** The document without a file. */
  readonly empty: All;
}

function* backupSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  text: Uint8Array,
  known: All,
): Steps<All> {
  const parsed = yield* parseSteps(kind, text, known);
  if (parsed.ok) return parsed.document;
  // It may stand on a merge that git had left in the file.
  const sides = yield* bothSidesSteps(kind, text);
  if (sides && 'ours' in sides) return sides.ours;
  throw new RecordError(`The backup of unsaved ${kind.list} can't be read. ${parsed.message}`);
}

/**
 * Reads unsaved work, step by step.
 * @throws RecordError for work that can't be read, or does not fit what it stands on
 */
function* unsavedDocumentsSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  unsaved: UnsavedTexts | UnsavedEdit<One>,
  standing: Standing<All>,
): Steps<UnsavedDocuments<All>> {
  const { baseText } = unsaved;
  const known = baseText === null ? standing.empty : standing.base;
  const base = known ?? (yield* backupSteps(kind, baseText ?? new Uint8Array(), standing.known));
  const current =
    'edit' in unsaved
      ? (yield* editSteps(kind, base, unsaved.edit)).document
      : yield* backupSteps(kind, unsaved.currentText, base);
  return { base, current };
}

/**
 * Puts unsaved work on top of what has been loaded; merges when the file has changed since.
 * @throws RecordError for work that can't be read; nothing is changed then
 */
export function* putBackSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  open: OpenRecords<One, All>,
  unsaved: UnsavedTexts | UnsavedEdit<One>,
): Steps<DiskChange> {
  const { kind } = open;
  const isSameBase = sameText(unsaved.baseText ?? undefined, open.diskText);
  const standing = { known: open.base, base: isSameBase ? open.base : undefined, empty: open.empty };
  const { base, current } = yield* unsavedDocumentsSteps(kind, unsaved, standing);
  if (open.blockedReason !== undefined) {
    // Nothing to merge with yet: when the file can be read again, it is merged with what it was.
    open.base = base;
    open.diskText = unsaved.baseText ?? undefined;
    open.current = current;
    return { kind: 'unreadable', sentence: open.blockedReason };
  }
  // As while it is open: a sidecar deleted under unsaved edits is no wish to lose them.
  if ((isSameBase || open.diskText === undefined) && open.isUntouched) {
    open.current = current;
    return isSameBase ? { kind: 'unchanged' } : { kind: 'merged', conflicts: [] };
  }
  const { document, conflicts } = yield* mergeSteps(kind, base, () => open.current, current);
  open.current = document;
  return { kind: 'merged', conflicts };
}
