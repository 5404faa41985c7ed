/**
 * Finds out, from the few bytes in which records keep their own time, when a plus file begins and whether
 * its records follow each other: two or three small reads when a file is opened.
 */
import type { ByteSource } from '../byteSource';
import { isChannel } from './signals';
import type { EdfHeader } from './header';
import { OnsetReader } from './onsetReader';
import type { Records } from './records';
import { continuousTimeline, GappedTimeline, neighboursAsked } from './timeline';
import type { GapRules, PlacedRecord, Timeline } from './timeline';
import { findUnordered, type UnorderedRecords } from './unorderedRecords';

/** A record that says it is further from the first than this (one year) is damaged, not late. */
const longestSeconds = 366 * 86_400;
/** Gaps shorter than this are a clock's rounding. */
const shortestGapSeconds = 0.001;
const longestJitterSeconds = 0.05;

/** What the records' own times tell about a file. */
export interface RecordTimes {
  /** Seconds from the header's start to the first record: the zero of our timeline. */
  readonly firstOnsetSeconds: number;
  readonly timeline: Timeline;
  /** The records that have a place on the timeline: a last one without is left out. */
  readonly records: Records;
}

/** Places the records of a file in time. Warnings are added to `warnings`, later ones too. @throws RecordingError */
export async function findRecordTimes(
  source: ByteSource,
  header: EdfHeader,
  layout: { readonly records: Records; readonly recordSeconds: number },
  warnings: string[],
): Promise<RecordTimes> {
  const { records, recordSeconds } = layout;
  const signal = header.signals.find((each) => each.holdsAnnotations);
  const count = records.whole + (records.partialBytes > 0 ? 1 : 0);
  if (!signal || count === 0) {
    // Without a signal that keeps time only the first record of a discontinuous file has a place.
    const hasPlaces = header.claim !== 'discontinuous' || count === 0;
    const placed = hasPlaces ? records : placedRecords(records, 0, count, warnings);
    return { firstOnsetSeconds: 0, timeline: continuousTimeline, records: placed };
  }
  const reader = new OnsetReader(source, header, signal);
  const rules = gapRules(header, recordSeconds);
  if (header.claim === 'discontinuous' && header.signals.some(isChannel)) {
    const unordered = await findUnordered(reader, records, rules);
    if (unordered) {
      warnings.push(unorderedWarning(unordered, records));
      return unordered;
    }
  }
  const start = await findStart(reader, count, recordSeconds, header.claim, warnings);
  const { firstOnsetSeconds } = start;
  // Annotations alone need no timeline, and their records may well have no duration.
  if (!header.signals.some(isChannel)) return { firstOnsetSeconds, timeline: continuousTimeline, records };
  const gapOf = async (record: number): Promise<number | undefined> => {
    const onset = await reader.onset(record);
    if (onset === undefined || Math.abs(onset - firstOnsetSeconds) > longestSeconds) return undefined;
    return onset - firstOnsetSeconds - record * recordSeconds;
  };
  const discontinuous = header.claim === 'discontinuous';
  const last = await findLast(gapOf, count, discontinuous ? -rules.jitterSeconds : -Infinity);
  if (!last) {
    // Of a discontinuous file only the first record has a place then: the timeline begins with it.
    const placed = discontinuous ? placedRecords(records, 0, count, warnings) : records;
    return { firstOnsetSeconds, timeline: continuousTimeline, records: placed };
  }
  const first = start.placed ?? last;
  const apart = last.record - first.record;
  const follow = Math.abs(last.gapSeconds - first.gapSeconds) <= rules.tolerance(Math.max(1, apart));
  if (!hasGaps(header, last, follow, warnings)) {
    return { firstOnsetSeconds, timeline: continuousTimeline, records };
  }
  const timeline =
    follow && first.record === 0
      ? continuousTimeline
      : new GappedTimeline([first, last], gapOf, rules, unplacedNote(warnings));
  return { firstOnsetSeconds, timeline, records: placedRecords(records, last.record, count, warnings) };
}

function unorderedWarning({ backward, firstBackward }: UnorderedRecords, records: Records): string {
  const cut = records.partialBytes > 0 ? ' The last record is cut short and not shown.' : '';
  return `The data records do not stand in the order of time (record ${firstBackward} begins before the one ahead of it${backward > 1 ? `, and so do ${backward - 1} more` : ''}): each is shown when it says that it begins.${cut}`;
}

/** Whether the records' own times are to be followed. */
function hasGaps(header: EdfHeader, last: PlacedRecord, follow: boolean, warnings: string[]): boolean {
  if (header.claim === 'discontinuous') return true;
  if (follow) return false;
  // Half a record more than rounding can explain: a real pause in a file that claims to have none.
  const pause =
    last.gapSeconds >
    Math.max(header.recordSeconds ?? 0, 2 * last.record * header.recordSecondsPrecision) / 2;
  const clock = `by its own clock record ${last.record + 1} begins ${Math.abs(last.gapSeconds).toFixed(3)} s ${last.gapSeconds > 0 ? 'later' : 'earlier'} than its place in the file says`;
  warnings.push(
    pause
      ? `The file does not say that it has gaps, but ${clock}: the gaps are shown.`
      : `The file is continuous, but ${clock}: samples are timed by their place in the file.`,
  );
  return pause;
}

/** Where a file's timeline begins. */
interface TimelineStart {
  readonly firstOnsetSeconds: number;
  /** The first record whose place is known; undefined when none was found among the first. */
  readonly placed: PlacedRecord | undefined;
}

/**
 * The first record's time; where it is damaged, what the next readable one makes it. Then the records before that one
 * have a place in a continuous file; in a discontinuous one nobody knows how long before it they were.
 */
async function findStart(
  reader: OnsetReader,
  count: number,
  recordSeconds: number,
  claim: EdfHeader['claim'],
  warnings: string[],
): Promise<TimelineStart> {
  const discontinuous = claim === 'discontinuous';
  for (let record = 0; record < Math.min(count, neighboursAsked); record += 1) {
    const onset = await reader.onset(record);
    if (onset === undefined || Math.abs(onset) > longestSeconds) continue;
    if (record === 0) return { firstOnsetSeconds: onset, placed: { record: 0, gapSeconds: 0 } };
    const lost = record === 1 ? 'Record 1 does' : `Records 1 to ${record} do`;
    const shown = record === 1 ? 'it is shown' : 'they are shown';
    warnings.push(
      `${lost} not say when ${record === 1 ? 'it begins' : 'they begin'}; record ${record + 1} does, and the start is reckoned from it${discontinuous ? `: ${shown} as missing` : ''}.`,
    );
    const placed = { record: discontinuous ? record : 0, gapSeconds: 0 };
    return { firstOnsetSeconds: onset - record * recordSeconds, placed };
  }
  warnings.push(
    'The first records do not say when they begin: the recording is taken to begin at the start time of the header.',
  );
  return { firstOnsetSeconds: 0, placed: discontinuous ? undefined : { record: 0, gapSeconds: 0 } };
}

/** The last record that says when it begins, no earlier than can be right; far from the end only some are asked. */
async function findLast(
  gapOf: (record: number) => Promise<number | undefined>,
  count: number,
  earliestGapSeconds: number,
): Promise<PlacedRecord | undefined> {
  for (let back = 1; back < count; back = back < neighboursAsked ? back + 1 : 2 * back) {
    const record = count - back;
    const gapSeconds = await gapOf(record);
    if (gapSeconds !== undefined && gapSeconds >= earliestGapSeconds) {
      return { record, gapSeconds };
    }
  }
  return undefined;
}

function gapRules(header: EdfHeader, recordSeconds: number): GapRules {
  const fastest = Math.max(1, ...header.signals.filter(isChannel).map((signal) => signal.samplesPerRecord));
  const least = Math.max(shortestGapSeconds, recordSeconds / fastest / 2);
  return {
    recordSeconds,
    jitterSeconds: Math.min(longestJitterSeconds, recordSeconds / 2),
    tolerance: (apart) => Math.min(least + apart * header.recordSecondsPrecision, recordSeconds / 2),
  };
}

/** Leaves out the records after the last one that has a place. */
function placedRecords(records: Records, last: number, count: number, warnings: string[]): Records {
  if (last === count - 1) return records;
  const lost = count - 1 - last;
  warnings.push(
    `The last ${lost === 1 ? 'record does' : `${lost} records do`} not say when ${lost === 1 ? 'it begins' : 'they begin'}, and the file is discontinuous: not shown.`,
  );
  return { whole: last + 1, partialBytes: 0 };
}

/** Tells once, when it is first met, that records in the middle have no place. */
function unplacedNote(warnings: string[]): (first: number, end: number) => void {
  let told = false;
  return (first, end) => {
    if (!told) {
      warnings.push(
        `Records ${first + 1} to ${end} do not say when they begin, or not truly, and the file has gaps: they are shown as missing.`,
      );
    }
    told = true;
  };
}
