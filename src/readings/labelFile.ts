/** One label file of those that are compared. */
import type { LabelDocument } from '../labels/labelDocument';

/** A label file that was read. */
export interface LabelFile {
  /** Its folder below the one that was named, with `/`; empty for a file that was named itself. */
  readonly folder: string;
  /** Without folder. */
  readonly name: string;
  readonly document: LabelDocument;
}
