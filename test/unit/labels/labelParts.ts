/** Labels taken apart, ordered, compared, their versions chained and edits undone, as `src/records` does it for every kind of record. */
import { runThrough, type Steps } from '../../../src/base/steps';
import type { Version } from '../../../src/labels/conflicts';
import type { LabelEdit } from '../../../src/labels/edits';
import type {
  LabelConflict,
  LabelDocument,
  LabelRecord,
  SidecarHeader,
} from '../../../src/labels/labelDocument';
import { labelKind } from '../../../src/labels/labelKind';
import * as conflicts from '../../../src/records/conflicts';
import * as differences from '../../../src/records/difference';
import * as edits from '../../../src/records/edits';
import * as order from '../../../src/records/order';
import * as parts from '../../../src/records/parts';

/** Takes a label apart; `sameClock` tells whether channels and span may be treated apart. */
export function partsOf(version: Version, sameClock: boolean): parts.Parts {
  return parts.partsOf(labelKind, version, !sameClock);
}

/** The version with the alternatives chained to it. */
export function withAlternatives(version: Version, alternatives: readonly LabelConflict[]): LabelRecord {
  return conflicts.withAlternatives(labelKind, version, alternatives);
}

/** The labels in canonical order. */
export function inCanonicalOrder(
  labels: Iterable<LabelRecord>,
  header: SidecarHeader,
): readonly LabelRecord[] {
  return order.inCanonicalOrder(labelKind, [...labels], header);
}

/** The edit that undoes `edit`. */
export function invert(document: LabelDocument, edit: LabelEdit): LabelEdit {
  return edits.inverseEdit(labelKind, document, edit);
}

/** The edit that leads from one to the other, step by step; undefined where both say the same. */
export function differenceSteps(from: LabelDocument, to: LabelDocument): Steps<LabelEdit | undefined> {
  return differences.differenceSteps(labelKind, from, to);
}

/** As `differenceSteps`, at once. */
export function difference(from: LabelDocument, to: LabelDocument): LabelEdit | undefined {
  return runThrough(differenceSteps(from, to));
}
