/** Unsaved work as a value: as VS Code's backup keeps it, and as our own journal does. */
import { apply, type LabelEdit } from '../labels/edits';
import type { LabelDocument } from '../labels/labelDocument';
import { LabelError } from '../labels/labelError';
import { parse } from '../labels/parse';

/** As a backup keeps it: the text it stands on (null: there was no file) and the edited text. */
export interface UnsavedLabels {
  readonly baseText: string | null;
  readonly currentText: string;
}

/** As a journal keeps it: the edit that leads from that text to the labels. */
export interface UnsavedEdit {
  readonly baseText: string | null;
  readonly edit: LabelEdit;
}

function readBackup(text: string): LabelDocument {
  const parsed = parse(text);
  if (!parsed.ok) throw new LabelError(`The backup of unsaved labels can't be read. ${parsed.message}`);
  return parsed.document;
}

/**
 * What the work stands on, and the labels with it. `empty` is the document without a file.
 * @throws LabelError for work that can't be read, or does not fit what it stands on
 */
export function unsavedDocuments(
  unsaved: UnsavedLabels | UnsavedEdit,
  empty: LabelDocument,
): { readonly base: LabelDocument; readonly current: LabelDocument } {
  const base = unsaved.baseText === null ? empty : readBackup(unsaved.baseText);
  return { base, current: 'edit' in unsaved ? apply(base, unsaved.edit) : readBackup(unsaved.currentText) };
}
