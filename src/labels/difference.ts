/** What leads from one state of the labels to another, as one edit: unsaved work as a value of its own. */
import { sameValue } from './canonicalJson';
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

/** What lies between the records at the beginning and at the end that are the same objects in both. */
function withoutCommonEnds(
  a: readonly LabelRecord[],
  b: readonly LabelRecord[],
): readonly [readonly LabelRecord[], readonly LabelRecord[]] {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) first += 1;
  let last = 0;
  while (last < most - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last += 1;
  return [a.slice(first, a.length - last), b.slice(first, b.length - last)];
}

/**
 * The edit with `apply(from, edit)` saying what `to` says; undefined where both say the same. Records that are the same
 * object cost nothing, so the price is that of what has changed.
 */
export function difference(from: LabelDocument, to: LabelDocument): LabelEdit | undefined {
  const [before, after] = withoutCommonEnds(from.labels, to.labels);
  const was = new Map(before.map((record) => [record.id, record]));
  const edits: LabelEdit[] = [];
  if (!sameValue(from.header, to.header)) edits.push({ kind: 'header', header: to.header });
  for (const record of after) {
    const known = was.get(record.id);
    was.delete(record.id);
    if (known === record) continue;
    if (known === undefined) edits.push({ kind: 'add', record });
    else {
      const patch = recordPatch(known, record);
      if (patch) edits.push({ kind: 'change', id: record.id, patch });
    }
  }
  for (const id of was.keys()) edits.push({ kind: 'remove', id });
  return edits.length === 0 ? undefined : { kind: 'batch', edits };
}
