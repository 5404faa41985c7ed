/** The order of labels in a sidecar: start in seconds, then channel name, then id. */
import type { Steps } from '../base/steps';
import { compareText } from '../base/compareText';
import type { HeaderChannel, LabelHeader, LabelRecord } from './labelDocument';

/** The channel whose clock counts the record's samples; undefined when the header does not know it. */
export function clockOf(
  record: Pick<LabelRecord, 'channels'>,
  header: Pick<LabelHeader, 'channels'>,
): HeaderChannel | undefined {
  const name = record.channels[0];
  return header.channels.find((channel) => channel.name === name);
}

/** What a record is ordered by; one whose channel the header does not know has no time and sorts last. */
interface OrderKey {
  readonly seconds: number;
  readonly channel: string;
  readonly id: string;
}

type KeyOf = (record: LabelRecord) => OrderKey;

function keysBy(header: Pick<LabelHeader, 'channels'>): KeyOf {
  const rates = new Map(header.channels.map((channel) => [channel.name, channel.samplingRate]));
  return ({ id, channels, start }) => {
    const channel = channels[0] ?? '';
    const rate = rates.get(channel);
    return { seconds: rate === undefined ? Infinity : start / rate, channel, id };
  };
}

function compareKeys(a: OrderKey, b: OrderKey): number {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
  return compareText(a.channel, b.channel) || compareText(a.id, b.id);
}

/**
 * The labels in canonical order, as a new array. A label whose channel the header does not know has no time:
 * it sorts last and survives. Ids are unique, so the order is total and the same on every machine.
 */
export function inCanonicalOrder(
  labels: Iterable<LabelRecord>,
  header: Pick<LabelHeader, 'channels'>,
): readonly LabelRecord[] {
  const keyOf = keysBy(header);
  const keyed = Array.from(labels, (record) => ({ record, key: keyOf(record) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  return keyed.map(({ record }) => record);
}

/** So many records are looked at, or sorted, in one step. */
const recordsAtOnce = 1000;

interface Keyed {
  readonly record: LabelRecord;
  readonly key: OrderKey;
}

/** As `inCanonicalOrder`, step by step. */
export function* canonicalOrderSteps(
  labels: readonly LabelRecord[],
  header: Pick<LabelHeader, 'channels'>,
): Steps<readonly LabelRecord[]> {
  const keyOf = keysBy(header);
  let runs: (readonly Keyed[])[] = [];
  let isOrdered = true;
  let last: OrderKey | undefined;
  for (let from = 0; from < labels.length; from += recordsAtOnce) {
    const run = labels.slice(from, from + recordsAtOnce).map((record) => ({ record, key: keyOf(record) }));
    for (const { key } of run) {
      if (last && compareKeys(last, key) > 0) isOrdered = false;
      last = key;
    }
    runs.push(isOrdered ? run : run.sort((a, b) => compareKeys(a.key, b.key)));
    yield;
  }
  // As most files are.
  if (isOrdered) return labels;
  while (runs.length > 1) {
    const merged: (readonly Keyed[])[] = [];
    for (let i = 0; i < runs.length; i += 2) merged.push(yield* mergeSteps(runs[i] ?? [], runs[i + 1] ?? []));
    runs = merged;
  }
  return (runs[0] ?? []).map(({ record }) => record);
}

/** Two sorted runs as one. */
function* mergeSteps(a: readonly Keyed[], b: readonly Keyed[]): Steps<readonly Keyed[]> {
  const merged: Keyed[] = [];
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
export function withInserted(
  ordered: readonly LabelRecord[],
  added: readonly LabelRecord[],
  header: Pick<LabelHeader, 'channels'>,
): readonly LabelRecord[] {
  const keyOf = keysBy(header);
  const labels = [...ordered];
  for (const record of added) {
    const key = keyOf(record);
    let low = 0;
    let high = labels.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = labels[middle];
      if (there && compareKeys(keyOf(there), key) < 0) low = middle + 1;
      else high = middle;
    }
    labels.splice(low, 0, record);
  }
  return labels;
}
