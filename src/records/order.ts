/** The canonical order of records: start in seconds, then channel name, then id, as their kind has them. */
import { indexBehind } from '../base/ascending';
import { compareText } from '../base/compareText';
import { runThrough, type Steps } from '../base/steps';
import type { SidecarHeader } from './schema/header';
import type { RecordBase } from './schema/record';
import type { OrderKey, RecordKind } from './kind';

function compareKeys(a: OrderKey, b: OrderKey): number {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
  return compareText(a.channel, b.channel) || compareText(a.id, b.id);
}

/** So many records are looked at, or sorted, in one step. */
const recordsAtOnce = 1000;

interface Keyed<One> {
  readonly record: One;
  readonly key: OrderKey;
}

/**
 * The records in canonical order, step by step. Ids are unique, so the order is total and the same on every machine.
 */
export function* canonicalOrderSteps<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  records: readonly One[],
  header: SidecarHeader,
): Steps<readonly One[]> {
  const keyOf = kind.orderBy(header);
  let runs: (readonly Keyed<One>[])[] = [];
  let isOrdered = true;
  let last: OrderKey | undefined;
  for (let from = 0; from < records.length; from += recordsAtOnce) {
    const run = records.slice(from, from + recordsAtOnce).map((record) => ({ record, key: keyOf(record) }));
    for (const { key } of run) {
      if (last && compareKeys(last, key) > 0) isOrdered = false;
      last = key;
    }
    runs.push(isOrdered ? run : run.sort((a, b) => compareKeys(a.key, b.key)));
    yield;
  }
  // As most files are.
  if (isOrdered) return records;
  while (runs.length > 1) {
    const merged: (readonly Keyed<One>[])[] = [];
    for (let i = 0; i < runs.length; i += 2) merged.push(yield* mergeSteps(runs[i] ?? [], runs[i + 1] ?? []));
    runs = merged;
  }
  return (runs[0] ?? []).map(({ record }) => record);
}

/** The records in canonical order, at once. */
export function inCanonicalOrder<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  records: readonly One[],
  header: SidecarHeader,
): readonly One[] {
  return runThrough(canonicalOrderSteps(kind, records, header));
}

/** Two sorted runs as one. */
function* mergeSteps<One>(a: readonly Keyed<One>[], b: readonly Keyed<One>[]): Steps<readonly Keyed<One>[]> {
  const merged: Keyed<One>[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left && (!right || compareKeys(left.key, right.key) <= 0)) {
      merged.push(left);
      i += 1;
    } else if (right) {
      merged.push(right);
      j += 1;
    }
    if (merged.length % recordsAtOnce === 0) yield;
  }
  return merged;
}

/** `ordered`, which is in canonical order, with a few records put where they belong, as a new array. */
export function withInserted<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  ordered: readonly One[],
  added: readonly One[],
  header: SidecarHeader,
): readonly One[] {
  const keyOf = kind.orderBy(header);
  const records = [...ordered];
  for (const record of added) {
    const key = keyOf(record);
    const place = indexBehind(records.length, (index) => {
      const there = records[index];
      return there !== undefined && compareKeys(keyOf(there), key) < 0;
    });
    records.splice(place, 0, record);
  }
  return records;
}
