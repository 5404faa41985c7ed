/**
 * The one error a recording's reader raises for what a user can put right: the sentence inside says what is wrong,
 * where (which byte, line or field), and what to do.
 */

import { FileError, systemReason } from '../base/files/regularFile';
import { capped, longestSentence } from './fileText';

/** Why a recording could not be opened or read. */
export type RecordingProblem =
  /** The bytes are not of any format we read. */
  | 'unknown-format'
  /** The bytes are of a format we read, but damaged past use. */
  | 'damaged'
  /** A variant of the format that is not supported. */
  | 'unsupported'
  /** A Git LFS or git-annex pointer stands where the data should be. */
  | 'pointer'
  /** A file that the recording names is not there. */
  | 'missing-file'
  /** The file does not say how fast it was sampled; open it again with `samplingRate`. */
  | 'needs-sampling-rate'
  /** The disk or file system failed. */
  | 'unreadable';

/** A recording that cannot be opened or read, with one clear sentence for the user. */
export class RecordingError extends Error {
  readonly problem: RecordingProblem;

  constructor(problem: RecordingProblem, sentence: string, options?: ErrorOptions) {
    super(capped(sentence, longestSentence), options);
    this.name = 'RecordingError';
    this.problem = problem;
  }
}

/**
 * Any error of a reader as a `RecordingError`, its cause kept. One of another class is a fault of ours that only a
 * damaged file brings to light; the person who has that file still gets a sentence.
 */
export function asRecordingError(error: unknown, fileName: string): RecordingError {
  if (error instanceof RecordingError) return error;
  if (error instanceof FileError) {
    const problem = error.problem === 'annex-link' ? 'pointer' : 'unreadable';
    return new RecordingError(problem, error.message, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return error instanceof RangeError || error instanceof TypeError
    ? new RecordingError(
        'damaged',
        `${fileName} cannot be read: it is damaged in a way that was not expected (${reason}).`,
        { cause: error },
      )
    : unreadable(error, `${fileName} cannot be read`);
}

/** The sentence for a failed read: `what` says of which file, and where in it. The system's error code stays inside. */
export function unreadable(error: unknown, what: string): RecordingError {
  const system = systemReason(error);
  const own = error instanceof Error ? error.message : String(error);
  const reason =
    system === undefined ? own : `${system}. Check that its disk or network is there, and open it again.`;
  return new RecordingError('unreadable', `${what}: ${reason}`, { cause: error });
}
