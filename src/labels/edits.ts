/** A person's edits of labels: see `src/records/edits.ts`. `apply` never changes the document it is given. */
import * as records from '../records/edits';
import type { LabelDocument, LabelRecord } from './labelDocument';
import { labelKind } from './labelKind';

/** New values for some fields of a label; null takes an optional field away. Fields not named stay as they are. */
export type LabelPatch = records.RecordPatch<LabelRecord>;

/** One step that can be done and undone. */
export type LabelEdit = records.RecordEdit<LabelRecord>;

/**
 * The document after the edit, in canonical order, where records that the edit does not name are the same objects.
 * @throws RecordError for an unknown or repeated id, an empty span, or a record that breaks another rule; of a
 * batch, nothing is done then.
 */
export function apply(document: LabelDocument, edit: LabelEdit): LabelDocument {
  return records.edited(labelKind, document, edit).document;
}
