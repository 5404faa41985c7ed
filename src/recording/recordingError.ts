/**
 * The one error a recording's reader raises for what a user can mend: the sentence inside says what is wrong,
 * where (which byte, line or field), and what to do.
 */

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
    super(sentence, options);
    this.name = 'RecordingError';
    this.problem = problem;
  }
}
