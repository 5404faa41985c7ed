/**
 * Discontinuous files whose records do not stand in the order of time: put together from parts, or written anew by a
 * program that did not sort them. A file of few records is looked through when it is opened, and its records are placed
 * where they say. Of longer files the scan for annotations, which passes every record, tells.
 */
import type { OnsetReader } from './onsetReader';
import type { Records } from './records';
import type { GapRules, RecordRun, Timeline } from './timeline';

/** So many times are read at opening, some at a time. */
const mostRecords = 256;
const readsAtOnce = 32;
/** A recording that would be this many times as long as its records has a damaged time. */
const mostSparse = 1000;

/** So many records outvote one. */
const fewestToOutvote = 4;

/** Records in the order of time, which is not that of the file. */
export interface UnorderedRecords {
  readonly firstOnsetSeconds: number;
  readonly timeline: Timeline;
  readonly records: Records;
  /** How many begin before the one ahead of them in the file, and the first of them (from 1). */
  readonly backward: number;
  readonly firstBackward: number;
}

interface Placed {
  readonly record: number;
  readonly onset: number;
}

/**
 * Looks at all times of a file of few records.
 * @returns undefined where they rise, or where they cannot all be true
 */
export async function findUnordered(
  reader: OnsetReader,
  records: Records,
  { recordSeconds, jitterSeconds }: Pick<GapRules, 'recordSeconds' | 'jitterSeconds'>,
): Promise<UnorderedRecords | undefined> {
  const { whole } = records;
  if (whole < 2 || whole > mostRecords || recordSeconds <= 0) return undefined;
  const placed: Placed[] = [];
  for (let first = 0; first < whole; first += readsAtOnce) {
    const numbers = Array.from({ length: Math.min(readsAtOnce, whole - first) }, (_, index) => first + index);
    const onsets = await Promise.all(numbers.map((record) => reader.onset(record)));
    for (const [index, onset] of onsets.entries()) {
      if (onset === undefined) return undefined;
      placed.push({ record: first + index, onset });
    }
  }
  const backward = placed.filter(
    ({ onset }, index) => onset + jitterSeconds < (placed[index - 1]?.onset ?? -Infinity),
  );
  const [firstBackward] = backward;
  if (isOneOddTime(placed)) return undefined;
  const sorted = [...placed].sort((a, b) => a.onset - b.onset);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!firstBackward || !first || !last) return undefined;
  const collide = sorted.some(
    ({ onset }, index) => onset < (sorted[index - 1]?.onset ?? -Infinity) + recordSeconds - jitterSeconds,
  );
  const lengthSeconds = last.onset - first.onset + recordSeconds;
  if (collide || lengthSeconds > mostSparse * whole * recordSeconds) return undefined;
  return {
    firstOnsetSeconds: first.onset,
    timeline: new SortedTimeline(sorted, recordSeconds, lengthSeconds - whole * recordSeconds),
    // Of a last record that is cut short nobody knows whether it is the last in time.
    records: { whole, partialBytes: 0 },
    backward: backward.length,
    firstBackward: firstBackward.record + 1,
  };
}

/** Whether all would be in order without one record after the first: then its time is damaged, rather than the order. */
function isOneOddTime(placed: readonly Placed[]): boolean {
  if (placed.length < fewestToOutvote) return false;
  const rises = (left: readonly Placed[]): boolean =>
    left.every(({ onset }, index) => onset > (left[index - 1]?.onset ?? -Infinity));
  return placed.some((odd, index) => index > 0 && rises(placed.filter((each) => each !== odd)));
}

/** Records that stand where they say, all of them known. */
class SortedTimeline implements Timeline {
  readonly gapSeconds: number;
  readonly isUnordered = true;
  private readonly sorted: readonly RecordRun[];
  private readonly recordSeconds: number;

  constructor(sorted: readonly Placed[], recordSeconds: number, gapSeconds: number) {
    this.gapSeconds = gapSeconds;
    this.recordSeconds = recordSeconds;
    const start = sorted[0]?.onset ?? 0;
    this.sorted = sorted.map(({ record, onset }) => ({
      first: record,
      end: record + 1,
      gapSeconds: onset - start - record * recordSeconds,
    }));
  }

  runs(fromSeconds: number, toSeconds: number): Promise<readonly RecordRun[]> {
    const touching = this.sorted.filter(({ first, gapSeconds }) => {
      const start = first * this.recordSeconds + gapSeconds;
      return start < toSeconds && start + this.recordSeconds > fromSeconds;
    });
    return Promise.resolve(touching);
  }
}
