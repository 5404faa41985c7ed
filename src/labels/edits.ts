/** A person's edits of labels: see `records/edits.ts`. `apply` never changes the document it is given. */
import { runThrough, type Steps } from '../base/steps';
import type { LabelDocument, LabelRecord } from './labelDocument';
import { labelKind } from './labelKind';
import * as records from '../records/edits';

/** New values for some fields of a label; null takes an optional field away. Fields not named stay as they are. */
export type LabelPatch = records.RecordPatch<LabelRecord>;

/** One step that can be done and undone. */
export type LabelEdit = records.RecordEdit<LabelRecord>;

/** Labels after an edit, and the edit that undoes it. */
export type Edited = records.EditedDocument<LabelRecord, LabelDocument>;

/**
 * Carries out an edit: the document after it, in canonical order, where records that the edit does not name are the
 * same objects, and the edit that undoes it.
 * @throws RecordError for an unknown or repeated id, an empty span, or a record that breaks another rule; of a
 * batch, nothing is done then.
 */
export function edited(document: LabelDocument, edit: LabelEdit): Edited {
  return runThrough(records.editSteps(labelKind, document, edit));
}

/** As `apply`, step by step. */
export function* applySteps(document: LabelDocument, edit: LabelEdit): Steps<LabelDocument> {
  return (yield* records.editSteps(labelKind, document, edit)).document;
}

/** The document after the edit. @throws RecordError where `edited` would. */
export function apply(document: LabelDocument, edit: LabelEdit): LabelDocument {
  return edited(document, edit).document;
}

/**
 * The edit that undoes `edit`: `apply(apply(document, edit), invert(document, edit))` equals `document`.
 * @throws RecordError where `edited` would.
 */
export function invert(document: LabelDocument, edit: LabelEdit): LabelEdit {
  return records.inverseEdit(labelKind, document, edit);
}
