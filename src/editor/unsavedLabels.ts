/** Unsaved work as a value: as VS Code's backup keeps it, and as our own journal does. */
import type { Steps } from '../base/steps';
import { apply, type LabelEdit } from '../labels/edits';
import type { LabelDocument } from '../labels/labelDocument';
import { LabelError } from '../labels/labelError';
import { parseSteps } from '../labels/parse';

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

/** What unsaved work stands on, and the labels with it. */
export interface UnsavedDocuments {
  readonly base: LabelDocument;
  readonly current: LabelDocument;
}

function* readBackup(text: string, known?: LabelDocument): Steps<LabelDocument> {
  const parsed = yield* parseSteps(text, known);
  if (!parsed.ok) throw new LabelError(`The backup of unsaved labels can't be read. ${parsed.message}`);
  return parsed.document;
}

/**
 * Reads unsaved work.
 * @param known the document without a file, or where `isBase`, what the work stands on
 * @throws LabelError for work that can't be read, or does not fit what it stands on
 */
export function* unsavedDocuments(
  unsaved: UnsavedLabels | UnsavedEdit,
  known: LabelDocument,
  isBase: boolean,
): Steps<UnsavedDocuments> {
  const { baseText } = unsaved;
  const base = baseText === null || isBase ? known : yield* readBackup(baseText);
  const current =
    'edit' in unsaved ? apply(base, unsaved.edit) : yield* readBackup(unsaved.currentText, base);
  return { base, current };
}
