/** The versions of the labels' format: which one this program writes, and which one a document's content needs. */
import { versionWritten as versionWrittenFor } from '../records/serialize';
import type { LabelDocument } from './labelDocument';
import { labelKind } from './labelKind';

/** The version this program writes into a new sidecar. 1.1 added `alternatives`, `reason` and `stale`. */
export const currentVersion = labelKind.versions.current;

/** The version that a document is written as. */
export function versionWritten(document: LabelDocument): string {
  return versionWrittenFor(labelKind, document);
}
