/** What leads from one state of the labels to another, as one edit: unsaved work as a value of its own. */
import { runThrough, type Steps } from '../base/steps';
import type { LabelEdit } from './edits';
import type { LabelDocument } from './labelDocument';
import { labelKind } from './labelKind';
import * as records from '../records/difference';

/** As `difference`, step by step. */
export function differenceSteps(from: LabelDocument, to: LabelDocument): Steps<LabelEdit | undefined> {
  return records.differenceSteps(labelKind, from, to);
}

/**
 * The edit with `apply(from, edit)` saying what `to` says; undefined where both say the same. Records that are the same
 * object cost nothing, so the price is that of what has changed.
 */
export function difference(from: LabelDocument, to: LabelDocument): LabelEdit | undefined {
  return runThrough(differenceSteps(from, to));
}
