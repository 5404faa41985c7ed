/** The sidecar format's versions: which one this program writes, and which one a document's content needs. */
import type { LabelDocument, LabelRecord } from './labelDocument';

/** The version this program writes into a new sidecar. 1.1 added `alternatives`, `reason` and `stale`. */
export const currentVersion = '1.1';

/** The major version that this program reads, and the latest minor version of it that it knows. */
export const [currentMajor, currentMinor] = [1, 1];

/** The later of two format versions. */
export function laterVersion(a: string, b: string): string {
  const [aParts, bParts] = [a, b].map((version) => version.split('.').map(Number));
  const difference = (aParts?.[0] ?? 0) - (bParts?.[0] ?? 0) || (aParts?.[1] ?? 0) - (bParts?.[1] ?? 0);
  return difference >= 0 ? a : b;
}

/** True when a later minor version wrote the file: readable, with fields that we keep without knowing them. */
export function isNewerMinor(version: string): boolean {
  return Number(version.split('.')[1]) > currentMinor;
}

/** Whether a label has a field that came after 1.0. */
export function hasFieldsOfNow({ alternatives, reason, stale, conflict }: LabelRecord): boolean {
  if ([alternatives, reason, stale].some((field) => field !== undefined)) return true;
  return conflict?.kind === 'changed' && hasFieldsOfNow(conflict.theirs);
}

/**
 * The version that a document is written as: its own, raised where a label has a field that came later. A file of an
 * older version that nobody edits so keeps every byte.
 */
export function versionWritten({ header, labels }: LabelDocument): string {
  return labels.some(hasFieldsOfNow) ? laterVersion(header.version, currentVersion) : header.version;
}
