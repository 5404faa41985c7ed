/**
 * Steps on the undo stack, made at once: VS Code lets the next edit in as soon as one is taken back. The one place where
 * labels are merged or compared as a whole without a pause, which is quick where only few of them differ.
 */
import { difference } from '../labels/difference';
import { apply, invert, type LabelEdit } from '../labels/edits';
import type { LabelDocument } from '../labels/labelDocument';
import { merge } from '../labels/merge';
import type { AppliedEdit } from './diskChange';

/** Makes other labels of those that there are. */
export type Change = (now: LabelDocument) => LabelDocument;

/** Makes an edit. @throws RecordError for one that does not fit the labels any more */
export function making(edit: LabelEdit): Change {
  return (now) => apply(now, edit);
}

/** The step from one state to another as an edit that leaves alone what was edited beside it. */
export function turning(from: LabelDocument, to: LabelDocument, change: (make: Change) => void): AppliedEdit {
  const turn = (before: LabelDocument, after: LabelDocument): void => {
    change((now) => merge(before, now, after).document);
  };
  return { undo: () => turn(to, from), redo: () => turn(from, to) };
}

/** The edit as long as that is so; then its steps do nothing. */
export function onlyWhile(isSo: () => boolean, { undo, redo }: AppliedEdit): AppliedEdit {
  const guarded = (step: () => void) => (): void => {
    if (isSo()) step();
  };
  return { undo: guarded(undo), redo: guarded(redo) };
}

/** Three versions of the labels to merge. */
interface Versions {
  readonly base: LabelDocument;
  readonly ours: LabelDocument;
  readonly theirs: LabelDocument;
}

/** As `turning`, from what `versions` would have become: found out when someone wants it back. */
export function bringingBack(
  { base, ours, theirs }: Versions,
  to: LabelDocument,
  change: (make: Change) => void,
): AppliedEdit {
  const step = (): AppliedEdit => turning(merge(base, ours, theirs).document, to, change);
  return { undo: () => step().undo(), redo: () => step().redo() };
}

/** All that differs as one edit that has been made; undefined where nothing does. */
export function differenceMade(
  from: LabelDocument,
  to: LabelDocument,
  change: (make: Change) => void,
): AppliedEdit | undefined {
  const edit = difference(from, to);
  if (!edit) return undefined;
  const inverse = invert(from, edit);
  return { undo: () => change(making(inverse)), redo: () => change(making(edit)) };
}
