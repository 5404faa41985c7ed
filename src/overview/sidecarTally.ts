/**
 * What a table says of one label file: how many labels wait, are accepted and rejected, are in conflict, and who has
 * looked at them. Read block by block, so that no more of a file than one label is in memory.
 */
import { plainName } from '../base/displayText';
import { runInSlices, type Steps } from '../base/steps';
import { NotUtf8, Utf8Blocks } from '../base/utf8';
import type { LabelRecord, Review } from '../labels/labelDocument';
import { labelKind } from '../labels/labelKind';
import { ownText } from '../labels/labelTable';
import { RecordReading, type ReadHeader } from '../records/reading';

/** Numbers of labels. */
export interface LabelCounts {
  /** Proposed, and not decided on. */
  readonly toReview: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Labels that a merge could not combine. */
  readonly conflicts: number;
  /** Labels of which a review says otherwise than the label does; see `isDisputed`. */
  readonly disagreements: number;
}

/** What a label file that can be read holds. */
export interface SidecarTally extends LabelCounts {
  /** The recording's name as the file states it. */
  readonly recording: string;
  /** How many labels there are of each name, rejected ones aside; the most common first. */
  readonly byLabel: readonly (readonly [label: string, count: number])[];
  /** Who has reviewed a label, in the order of first appearance. */
  readonly reviewers: readonly string[];
}

/** Why a label file can't be read, in one sentence. */
export interface BrokenSidecar {
  readonly problem: string;
}

export const noLabels: LabelCounts = {
  toReview: 0,
  accepted: 0,
  rejected: 0,
  conflicts: 0,
  disagreements: 0,
};

/** True for a file that could not be read. */
export function isBroken(tally: SidecarTally | BrokenSidecar): tally is BrokenSidecar {
  return 'problem' in tally;
}

/** Names of labels and people are as long as a file makes them, and as many. */
const mostNameCharacters = 100;
const mostNames = 200;

/**
 * True where a review says otherwise than the label: of one that stands (accepted or proposed) that it should not, or should
 * be called something else, or that the reviewer can't say; of a rejected one that it should stand.
 */
export function isDisputed({ label, status, reviews = {} }: LabelRecord): boolean {
  const differs = ({ verdict, label: theirs }: Review): boolean => {
    if (verdict === 'unsure') return true;
    if (status === 'rejected') return verdict === 'accept';
    return verdict === 'reject' || (theirs !== undefined && theirs !== label);
  };
  return Object.values(reviews).some(differs);
}

/** Counts labels one by one. */
class Counting {
  private readonly counts = { ...noLabels };
  private readonly labels = new Map<string, number>();
  private readonly reviewers = new Set<string>();

  add(record: LabelRecord): void {
    const { label, status, reviews, conflict } = record;
    if (status === 'proposed') this.counts.toReview += 1;
    else this.counts[status] += 1;
    if (conflict) this.counts.conflicts += 1;
    if (isDisputed(record)) this.counts.disagreements += 1;
    if (status !== 'rejected') this.name(label);
    for (const reviewer of Object.keys(reviews ?? {})) {
      const name = plainName(reviewer, mostNameCharacters);
      if (name !== '' && this.reviewers.size < mostNames) this.reviewers.add(name);
    }
  }

  tally(recording: string): SidecarTally {
    const byLabel = [...this.labels].sort(([, a], [, b]) => b - a);
    return {
      recording: plainName(recording, mostRecordingCharacters),
      ...this.counts,
      byLabel,
      reviewers: [...this.reviewers],
    };
  }

  private name(label: string): void {
    const name = plainName(label, mostNameCharacters);
    if (!this.labels.has(name) && this.labels.size >= mostNames) return;
    this.labels.set(name, (this.labels.get(name) ?? 0) + 1);
  }
}

/** No file system has longer names. */
const mostRecordingCharacters = 255;

/** Reads on until more text is wanted: answers what was read once that is all. */
function* untilHungry(
  reading: RecordReading<LabelRecord>,
  steps: Steps<ReadHeader | undefined>,
): Steps<{ readonly header: ReadHeader | undefined } | undefined> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { header: value };
    if (reading.isHungry) return undefined;
    yield;
  }
}

/** Asks for a file's blocks only when they are wanted: what can't be read any further is not read to its end. */
async function readAll(
  blocks: AsyncIterable<Uint8Array>,
  reading: RecordReading<LabelRecord>,
): Promise<ReadHeader | undefined> {
  const steps = reading.read();
  const decoder = new Utf8Blocks();
  let isFirst = true;
  for await (const block of blocks) {
    const text = decoder.decode(block);
    // A block may end within its only character.
    if (text === '') continue;
    const found = await runInSlices(untilHungry(reading, steps));
    if (found) return found.header;
    reading.add(isFirst && text.startsWith('\ufeff') ? text.slice(1) : text);
    isFirst = false;
  }
  decoder.end();
  for (;;) {
    const found = await runInSlices(untilHungry(reading, steps));
    if (found) return found.header;
    reading.end();
  }
}

/**
 * Counts what a label file holds.
 * @param blocks its bytes in order, in blocks of any size
 * @throws what `blocks` throws
 */
export async function tallySidecar(blocks: AsyncIterable<Uint8Array>): Promise<SidecarTally | BrokenSidecar> {
  const counting = new Counting();
  const reading = new RecordReading(labelKind, {
    record: ({ record }) => counting.add(record),
    kept: ownText,
  });
  try {
    const read = await readAll(blocks, reading);
    if (read) return counting.tally(read.header.recording);
    const [first] = reading.problems;
    return { problem: first ? `Line ${first.line}: ${first.message}` : 'Nothing could be read.' };
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return { problem: `Line ${error.line}: ${error.message}` };
  }
}
