/** Merges two branches of a sidecar label by label: see `records/merge.ts`. */
import { runThrough, type Steps } from '../base/steps';
import * as records from '../records/merge';
import type { LabelDocument } from './labelDocument';
import { labelKind } from './labelKind';

/** Merged labels, valid even with conflicts in them. */
export type MergeResult = records.MergedDocument<LabelDocument>;

/**
 * As `merge`, step by step. Ours may be edited between two steps: what comes out is the merge of ours as it is at the
 * last one.
 * @param ours answers the labels as they are now
 */
export function mergeSteps(
  base: LabelDocument | undefined,
  ours: () => LabelDocument,
  theirs: LabelDocument,
): Steps<MergeResult> {
  return records.mergeSteps(labelKind, base, ours, theirs);
}

/**
 * Merges `ours` and `theirs`, which both come from `base` (undefined when they have no common ancestor; then nothing
 * counts as deleted).
 */
export function merge(
  base: LabelDocument | undefined,
  ours: LabelDocument,
  theirs: LabelDocument,
): MergeResult {
  return runThrough(mergeSteps(base, () => ours, theirs));
}
