/** What leads from one state of the labels to another, as one edit: unsaved work as a value of its own. */
import { runThrough, type Steps } from '../base/steps';
import { sameValue } from './canonicalJson';
import { changesSteps } from './changes';
import type { LabelEdit, LabelPatch } from './edits';
import type { LabelDocument, LabelRecord } from './labelDocument';

/** The patch that makes `to` of `from`; undefined where they are the same. */
function recordPatch(from: LabelRecord, to: LabelRecord): LabelPatch | undefined {
  const [was, is] = [
    new Map<string, unknown>(Object.entries(from)),
    new Map<string, unknown>(Object.entries(to)),
  ];
  const fields = [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => field !== 'id' && !sameValue(was.get(field), is.get(field)),
  );
  if (fields.length === 0) return undefined;
  return Object.fromEntries(fields.map((field) => [field, is.get(field) ?? null]));
}

/** So many labels are compared in one step. */
const comparedAtOnce = 100;

/** As `difference`, step by step. */
export function* differenceSteps(from: LabelDocument, to: LabelDocument): Steps<LabelEdit | undefined> {
  const edits: LabelEdit[] = [];
  if (from.header !== to.header && !sameValue(from.header, to.header)) {
    edits.push({ kind: 'header', header: to.header });
  }
  let compared = 0;
  for (const [id, { was, is }] of yield* changesSteps(from.labels, to.labels)) {
    if (is === undefined) edits.push({ kind: 'remove', id });
    else if (was === undefined) edits.push({ kind: 'add', record: is });
    else {
      const patch = recordPatch(was, is);
      if (patch) edits.push({ kind: 'change', id, patch });
    }
    compared += 1;
    if (compared % comparedAtOnce === 0) yield;
  }
  return edits.length === 0 ? undefined : { kind: 'batch', edits };
}

/**
 * The edit with `apply(from, edit)` saying what `to` says; undefined where both say the same. Records that are the same
 * object cost nothing, so the price is that of what has changed.
 */
export function difference(from: LabelDocument, to: LabelDocument): LabelEdit | undefined {
  return runThrough(differenceSteps(from, to));
}
