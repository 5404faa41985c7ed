/** A recording with all its label files, summed up. */
import { compareText } from '../base/compareText';
import { plainName } from '../base/displayText';
import { isBroken, noLabels, type BrokenSidecar, type LabelCounts, type SidecarTally } from './sidecarTally';

/** A label file of a recording. */
export interface SidecarRow {
  /** Without folder. */
  readonly file: string;
  /** Whose reading it is; undefined for the shared file. */
  readonly reader: string | undefined;
  readonly changedMilliseconds: number;
  readonly tally: SidecarTally | BrokenSidecar;
}

/**
 * A recording. What waits and what is in conflict is summed over its label files that can be read; what was decided is that of the
 * shared file, since what a blind reader has found is nobody else's to see until it is adjudicated.
 */
export interface RecordingRow extends LabelCounts {
  /** From the folder that was looked through, with `/`; empty for that folder itself. */
  readonly folder: string;
  readonly name: string;
  /** False for label files without their recording. */
  readonly isThere: boolean;
  /** The shared file first, then readers' by name. */
  readonly sidecars: readonly SidecarRow[];
  /** Whoever has reviewed a label or has a file of their own, by name. */
  readonly reviewers: readonly string[];
  /** When a label file last changed; undefined where there is none. */
  readonly changedMilliseconds: number | undefined;
  /** Why label files can't be read: each by its name. */
  readonly problems: readonly string[];
}

/** Sums up a recording's label files. */
export function recordingRow(
  place: Pick<RecordingRow, 'folder' | 'name' | 'isThere'>,
  files: readonly SidecarRow[],
): RecordingRow {
  const sidecars = files.toSorted((a, b) => compareText(a.reader ?? '', b.reader ?? ''));
  const counts = { ...noLabels } as { -readonly [K in keyof LabelCounts]: number };
  const reviewers = new Set<string>();
  const problems: string[] = [];
  for (const { file, reader, tally } of sidecars) {
    if (reader !== undefined) reviewers.add(plainName(reader, mostReaderCharacters));
    if (isBroken(tally)) {
      problems.push(`${file}: ${tally.problem}`);
      continue;
    }
    for (const name of reader === undefined ? countNames : waiting) counts[name] += tally[name];
    if (reader === undefined) for (const name of tally.reviewers) reviewers.add(name);
  }
  const changes = sidecars.map(({ changedMilliseconds }) => changedMilliseconds);
  return {
    ...place,
    ...counts,
    sidecars,
    reviewers: [...reviewers].sort(compareText),
    changedMilliseconds: changes.length === 0 ? undefined : Math.max(...changes),
    problems,
  };
}

/** Numbers that tell nothing of what a reader found. */
const waiting: readonly (keyof LabelCounts)[] = ['toReview', 'conflicts'];

const countNames = Object.keys(noLabels) as (keyof LabelCounts)[];

const mostReaderCharacters = 100;
