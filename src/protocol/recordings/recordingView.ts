/** A recording of the workspace as lists of them show it, and how they are ordered and filtered. */
import { compareText } from '../../base/compareText';

/** Numbers of labels over all of a recording's label files. */
export interface RecordingCounts {
  readonly toReview: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly conflicts: number;
  readonly disagreements: number;
}

/** What of a recording lists go by. */
export interface RecordingFacts extends RecordingCounts {
  /** From the workspace folder (its name first where there are several), with `/`; empty for that folder itself. */
  readonly folder: string;
  readonly name: string;
  readonly reviewers: readonly string[];
  /** When a label file last changed; undefined where there is none. */
  readonly changedMilliseconds: number | undefined;
  /** Why label files can't be read. */
  readonly problems: readonly string[];
}

/** A row of the table. */
export interface RecordingView extends RecordingFacts {
  /** Names the recording to the host. */
  readonly id: string;
  /** `37 to review · 2 conflicts`. */
  readonly summary: string;
}

/** What a list of recordings can be ordered by. */
export const recordingOrders = [
  'name',
  'toReview',
  'accepted',
  'rejected',
  'conflicts',
  'disagreements',
  'reviewers',
  'changed',
] as const;
export type RecordingOrder = (typeof recordingOrders)[number];

/** What a list of recordings can be narrowed down to. */
export const recordingStates = ['toReview', 'conflicts', 'disagreements', 'problems'] as const;
export type RecordingState = (typeof recordingStates)[number];

/** Which recordings are shown: all that fit every condition that is there. */
export interface RecordingFilter {
  readonly state?: RecordingState;
  readonly reviewer?: string;
  /** Part of folder and name, whatever the case of its letters. */
  readonly text?: string;
}

/** Whether a recording is shown. */
export function isShown(row: RecordingFacts, { state, reviewer, text = '' }: RecordingFilter): boolean {
  if (state === 'problems' ? row.problems.length === 0 : state !== undefined && row[state] === 0) {
    return false;
  }
  if (reviewer !== undefined && !row.reviewers.includes(reviewer)) return false;
  return text === '' || `${row.folder}/${row.name}`.toLowerCase().includes(text.toLowerCase());
}

function byName(a: RecordingFacts, b: RecordingFacts): number {
  return compareText(a.folder, b.folder) || compareText(a.name, b.name);
}

function measureOf(row: RecordingFacts, order: Exclude<RecordingOrder, 'name' | 'reviewers'>): number {
  return order === 'changed' ? (row.changedMilliseconds ?? -Infinity) : row[order];
}

/** How two recordings are ordered, ascending; those that are alike in it by folder and name. */
function compareBy(order: RecordingOrder): (a: RecordingFacts, b: RecordingFacts) => number {
  if (order === 'name') return byName;
  if (order === 'reviewers') return (a, b) => compareText(a.reviewers.join(), b.reviewers.join());
  return (a, b) => measureOf(a, order) - measureOf(b, order) || 0;
}

/** The recordings in order: by name from the first on, by anything else from the most or latest on, unless the reverse is asked for. */
export function inOrder<Row extends RecordingFacts>(
  rows: readonly Row[],
  order: RecordingOrder,
  isReversed = false,
): readonly Row[] {
  const isDescending = (order !== 'name' && order !== 'reviewers') !== isReversed;
  const compare = compareBy(order);
  return rows.toSorted((a, b) => (isDescending ? compare(b, a) : compare(a, b)) || byName(a, b));
}
