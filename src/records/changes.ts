/** Which records of two versions are not the same objects: whoever compares versions has to look at no others. */
import type { Steps } from '../base/steps';

/** One record in two versions; undefined where a version does not have it. */
export interface RecordChange<One> {
  readonly was: One | undefined;
  readonly is: One | undefined;
}

/** Changes by the record's id: those that the later version has, in its order, then those that are gone. */
export type RecordChanges<One> = ReadonlyMap<string, RecordChange<One>>;

/** So many records are looked at in one step. */
export const recordsAtOnce = 1000;

/** What lies between the records at the beginning and at the end that are the same objects in both. */
function withoutCommonEnds<One>(
  a: readonly One[],
  b: readonly One[],
): readonly [readonly One[], readonly One[]] {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) first += 1;
  let last = 0;
  while (last < most - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last += 1;
  return [a.slice(first, a.length - last), b.slice(first, b.length - last)];
}

/** Which records differ, step by step. Records that are the same object in both versions cost next to nothing. */
export function* changesSteps<One extends { readonly id: string }>(
  from: readonly One[],
  to: readonly One[],
): Steps<RecordChanges<One>> {
  const [before, after] = withoutCommonEnds(from, to);
  const left = new Map<string, One>();
  for (const [index, record] of before.entries()) {
    left.set(record.id, record);
    if (index % recordsAtOnce === 0) yield;
  }
  const changes = new Map<string, RecordChange<One>>();
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
