/**
 * Steps on the undo stack, made at once: VS Code lets the next edit in as soon as one is taken back. The one place where
 * records are merged or compared as a whole without a pause, which is quick where only few of them differ.
 */
import { runThrough } from '../../base/steps';
import { differenceSteps } from '../difference';
import { edited, inverseEdit, type RecordEdit } from '../edits';
import type { DocumentKind, HeadedDocument } from '../kind';
import { mergeSteps } from '../merge';
import type { RecordBase } from '../schema/record';
import type { AppliedEdit } from './diskChange';

/** Makes another document of the one that there is. */
export type Change<All> = (now: All) => All;

/** A document that steps of undo change. */
interface Changing<One extends RecordBase<One>, All extends HeadedDocument> {
  readonly kind: DocumentKind<One, All>;
  readonly change: (make: Change<All>) => void;
}

/** Three versions to merge. */
interface Versions<All> {
  readonly base: All;
  readonly ours: All;
  readonly theirs: All;
}

function merged<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  { base, ours, theirs }: Versions<All>,
): All {
  return runThrough(mergeSteps(kind, base, () => ours, theirs)).document;
}

/** Makes an edit. @throws RecordError for one that does not fit the records any more */
export function making<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  edit: RecordEdit<One>,
): Change<All> {
  return (now) => edited(kind, now, edit).document;
}

/** The step from one state to another as an edit that leaves alone what was edited beside it. */
export function turning<One extends RecordBase<One>, All extends HeadedDocument>(
  { kind, change }: Changing<One, All>,
  from: All,
  to: All,
): AppliedEdit {
  const turn = (before: All, after: All): void => {
    change((now) => merged(kind, { base: before, ours: now, theirs: after }));
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

/** As `turning`, from what `versions` would have become: found out when someone wants it back. */
export function bringingBack<One extends RecordBase<One>, All extends HeadedDocument>(
  changing: Changing<One, All>,
  versions: Versions<All>,
  to: All,
): AppliedEdit {
  const step = (): AppliedEdit => turning(changing, merged(changing.kind, versions), to);
  return { undo: () => step().undo(), redo: () => step().redo() };
}

/** All that differs as one edit that has been made; undefined where nothing does. */
export function differenceMade<One extends RecordBase<One>, All extends HeadedDocument>(
  { kind, change }: Changing<One, All>,
  from: All,
  to: All,
): AppliedEdit | undefined {
  const edit = runThrough(differenceSteps(kind, from, to));
  if (!edit) return undefined;
  const inverse = inverseEdit(kind, from, edit);
  return { undo: () => change(making(kind, inverse)), redo: () => change(making(kind, edit)) };
}
