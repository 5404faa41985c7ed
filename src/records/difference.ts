/** What leads from one state of the records to another, as one edit: unsaved work as a value of its own. */
import type { Steps } from '../base/steps';
import { sameValue } from './canonicalJson';
import type { RecordBase } from './schema/record';
import { changesSteps } from './changes';
import type { RecordEdit, RecordPatch } from './edits';
import type { DocumentKind, HeadedDocument } from './kind';

/** The patch that makes `to` of `from`; undefined where they are the same. */
function recordPatch<One extends RecordBase<One>>(from: One, to: One): RecordPatch<One> | undefined {
  const [was, is] = [
    new Map<string, unknown>(Object.entries(from)),
    new Map<string, unknown>(Object.entries(to)),
  ];
  const fields = [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => field !== 'id' && !sameValue(was.get(field), is.get(field)),
  );
  if (fields.length === 0) return undefined;
  // A field that one of them does not have may be absent.
  return Object.fromEntries(fields.map((field) => [field, is.get(field) ?? null])) as RecordPatch<One>;
}

/** So many records are compared in one step. */
const comparedAtOnce = 100;

/**
 * The edit with `apply(from, edit)` saying what `to` says, step by step; undefined where both say the same. Records that
 * are the same object cost nothing, so the price is that of what has changed.
 */
export function* differenceSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  from: All,
  to: All,
): Steps<RecordEdit<One> | undefined> {
  const edits: RecordEdit<One>[] = [];
  if (from.header !== to.header && !sameValue(from.header, to.header)) {
    edits.push({ kind: 'header', header: to.header });
  }
  let compared = 0;
  const changes = yield* changesSteps(kind.recordsOf(from), kind.recordsOf(to));
  for (const [id, { was, is }] of changes) {
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
