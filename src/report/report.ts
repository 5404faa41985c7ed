/** What a report consists of, before it is a page. */
import { counted } from '../base/words';
import type { ChangeStory } from './changeStory';
import type { TracePicture } from './tracePicture';

/** A picture, or a sentence that says why there is none; empty where that is said elsewhere. */
export type Picture = TracePicture | { readonly missing: string };

/** A changed label with its picture. */
export interface ToldChange {
  readonly story: ChangeStory;
  /** Counted through the whole report, from 1. */
  readonly number: number;
  readonly picture: Picture;
}

/** One label file that differs. */
export interface FileReport {
  /** From the repository's root. */
  readonly path: string;
  /** Where it stood before, if elsewhere. */
  readonly was?: string;
  /** `3 added, 1 relabelled, 2 moved by 12 ms`, or why it can't be compared. */
  readonly summary: string;
  /** What a reader should know of the file as a whole, a sentence each. */
  readonly remarks: readonly string[];
  readonly changes: readonly ToldChange[];
  /** So many more changed labels are counted in the summary and not told. */
  readonly leftOut: number;
}

/** One file of corrected units that differs. */
export interface UnitFileReport extends Pick<FileReport, 'path' | 'was' | 'summary'> {
  /** What became of each unit. */
  readonly lines: readonly string[];
  /** So many more changed units are not told. */
  readonly leftOut: number;
}

/** A whole report. */
export interface Report {
  /** `main (1a2b3c4)`. */
  readonly before: string;
  readonly after: string;
  readonly files: readonly FileReport[];
  readonly unitFiles: readonly UnitFileReport[];
  /** So many labels have a picture at most, where some would have had one more. */
  readonly picturesEndAt?: number;
}

/** `2 label files, 12 changed labels, 1 file of corrected motor units`. */
export function totalText({ files, unitFiles }: Report): string {
  const labels = files.reduce((sum, { changes, leftOut }) => sum + changes.length + leftOut, 0);
  const units =
    unitFiles.length === 0 ? '' : `, ${counted(unitFiles.length, 'file')} of corrected motor units`;
  return `${counted(files.length, 'label file')}, ${counted(labels, 'changed label')}${units}`;
}
