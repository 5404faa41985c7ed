/** Unsaved work as a value: as VS Code's backup keeps it, and as our own journal does. */
import type { Steps } from '../base/steps';
import { applySteps, type LabelEdit } from '../labels/edits';
import type { LabelDocument } from '../labels/labelDocument';
import { RecordError } from '../records/recordError';
import { parseSteps } from '../labels/parse';

/** As a backup keeps it: the text it stands on (null: there was no file) and the edited text. */
export interface UnsavedLabels {
  readonly baseText: Uint8Array | null;
  readonly currentText: Uint8Array;
}

/** As a journal keeps it: the edit that leads from that text to the labels. */
export interface UnsavedEdit {
  readonly baseText: Uint8Array | null;
  readonly edit: LabelEdit;
}

/** What unsaved work stands on, and the labels with it. */
export interface UnsavedDocuments {
  readonly base: LabelDocument;
  readonly current: LabelDocument;
}

/** What the labels stand on where unsaved work is put back. */
export interface Standing {
  /** Its records serve for those that are the same. */
  readonly known: LabelDocument;
  /** What the work's text says, where that is known already. */
  readonly base: LabelDocument | undefined;
  /** The labels without a file. */
  readonly empty: LabelDocument;
}

function* backupSteps(text: Uint8Array, known: LabelDocument): Steps<LabelDocument> {
  const parsed = yield* parseSteps(text, known);
  if (!parsed.ok) throw new RecordError(`The backup of unsaved labels can't be read. ${parsed.message}`);
  return parsed.document;
}

/**
 * Reads unsaved work, step by step.
 * @throws RecordError for work that can't be read, or does not fit what it stands on
 */
export function* unsavedDocumentsSteps(
  unsaved: UnsavedLabels | UnsavedEdit,
  standing: Standing,
): Steps<UnsavedDocuments> {
  const { baseText } = unsaved;
  const known = baseText === null ? standing.empty : standing.base;
  const base = known ?? (yield* backupSteps(baseText ?? new Uint8Array(), standing.known));
  const current =
    'edit' in unsaved ? yield* applySteps(base, unsaved.edit) : yield* backupSteps(unsaved.currentText, base);
  return { base, current };
}
