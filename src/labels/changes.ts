/** Which labels of two versions are not the same objects: whoever compares versions has to look at no others. */
import type { Steps } from '../base/steps';
import type { LabelRecord } from './labelDocument';

/** One label in two versions; undefined where a version does not have it. */
export interface RecordChange {
  readonly was: LabelRecord | undefined;
  readonly is: LabelRecord | undefined;
}

/** Changes by the label's id: those that the later version has, in its order, then those that are gone. */
export type RecordChanges = ReadonlyMap<string, RecordChange>;

/** So many records are looked at in one step. */
export const recordsAtOnce = 1000;

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

/** Which labels differ, step by step. Records that are the same object in both versions cost next to nothing. */
export function* changesSteps(
  from: readonly LabelRecord[],
  to: readonly LabelRecord[],
): Steps<RecordChanges> {
  const [before, after] = withoutCommonEnds(from, to);
  const left = new Map<string, LabelRecord>();
  for (const [index, record] of before.entries()) {
    left.set(record.id, record);
    if (index % recordsAtOnce === 0) yield;
  }
  const changes = new Map<string, RecordChange>();
  for (const [index, record] of after.entries()) {
    const was = left.get(record.id);
    left.delete(record.id);
    if (was !== record) changes.set(record.id, { was, is: record });
    if (index % recordsAtOnce === 0) yield;
  }
  for (const [id, was] of left) {
    changes.set(id, { was, is: undefined });
    if (changes.size % recordsAtOnce === 0) yield;
  }
  return changes;
}
