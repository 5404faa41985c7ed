/** Which label files are readings of a recording, and what the reader of one may see. */
import { readerOf } from '../labels/sidecarName';
import type { SidecarHeader } from '../labels/labelDocument';

/** A blind reading: one reader's labels of a recording, in a file of their own. */
export interface Reading {
  /** The reader as the file's name has it. */
  readonly part: string;
  /** The reader's whole name. */
  readonly name: string;
  readonly isFinished: boolean;
}

/**
 * The reading that a label file is; undefined for the shared file, and for that of another recording. Files that were made
 * by hand name no reader in their header: theirs is the one in the file's name.
 * @param recording the recording's name @param file the label file's name
 */
export function readingIn(
  recording: string,
  file: string,
  header: Pick<SidecarHeader, 'recording' | 'reader' | 'finished'>,
): Reading | undefined {
  const part = readerOf(recording, file);
  if (part === undefined || (header.reader === undefined && header.recording !== recording)) return undefined;
  return { part, name: header.reader ?? part, isFinished: header.finished === true };
}

/**
 * Where a blind reader stands with a recording: still `reading`; `waiting`, finished before anyone else; or, once another has
 * finished too, `open`: what is finished may be seen.
 */
export type ReadingPhase = 'reading' | 'waiting' | 'open';

/** @param own the reader's own reading, where it has been saved @param others those of everybody else */
export function phaseOf(own: Reading | undefined, others: readonly Reading[]): ReadingPhase {
  if (own?.isFinished !== true) return 'reading';
  return others.some(({ isFinished }) => isFinished) ? 'open' : 'waiting';
}
