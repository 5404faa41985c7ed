/** Records and sidecars beside each other: what a text says, whether two say the same, what a save would write. */
import type { Steps } from '../../base/steps';
import { sameValue } from '../canonicalJson';
import { bothSidesSteps, type GitStages } from '../bothSides';
import { recordsAtOnce } from '../changes';
import type { SideNames } from '../conflictMarkers';
import type { DocumentKind, HeadedDocument } from '../kind';
import type { ConflictSummary } from '../merge';
import { mergeSidesSteps } from '../mergeSides';
import { parseSteps } from '../parse';
import { isSameRecord } from '../sameRecord';
import type { SidecarHeader } from '../schema/header';
import type { RecordBase } from '../schema/record';
import { isUnreadable, type SidecarText } from '../textOnDisk';

/** Whether both would be saved as other texts, step by step; records that are the same object cost nothing. */
export function* differSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  a: All,
  b: All,
): Steps<boolean> {
  if (a === b) return false;
  const [records, others] = [kind.recordsOf(a), kind.recordsOf(b)];
  if (records.length !== others.length) return true;
  let compared = 0;
  for (const [index, record] of records.entries()) {
    const other = others[index];
    if (!isSameRecord(kind, record, other)) return true;
    compared += record === other ? 1 / recordsAtOnce : 0.01;
    if (compared < 1) continue;
    compared = 0;
    yield;
  }
  return a.header !== b.header && !sameValue(a.header, b.header);
}

/** The document under the name that its recording has now: it may have been renamed since it was saved. */
export function underOwnName<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
  { recording, fingerprint }: SidecarHeader,
): All {
  const { header } = document;
  const isRenamed = header.fingerprint.sha256 === fingerprint.sha256 && header.recording !== recording;
  return isRenamed ? kind.documentOf({ ...header, recording }, kind.recordsOf(document)) : document;
}

/** The sides that git left in a file, merged. */
export interface MergedSides<All> {
  /** Our side, which the merge changes. */
  readonly ours: All;
  readonly names: SideNames;
  readonly conflicts: readonly ConflictSummary[];
}

/** What a sidecar says, or why it can't be had; neither where there is no file. */
interface Understood<All> {
  readonly document?: All;
  readonly sentence?: string;
  /** Where git left several sides in it: `document` is their merge. */
  readonly sides?: MergedSides<All>;
}

/**
 * Reads a sidecar, step by step.
 * @param known another version of it, whose records serve for those that are the same
 * @param stages what git knows of a merge that it left to a person
 */
export function* understandSteps<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  text: SidecarText,
  known: All,
  stages?: GitStages,
): Steps<Understood<All>> {
  if (text === undefined) return {};
  const parsed = isUnreadable(text)
    ? { ok: false as const, message: text.unreadable }
    : yield* parseSteps(kind, text, known);
  if (parsed.ok) return { document: parsed.document };
  const sides = isUnreadable(text) ? undefined : yield* bothSidesSteps(kind, text, stages);
  if (sides && 'ours' in sides) {
    const { ours, names } = sides;
    const { document, conflicts } = yield* mergeSidesSteps(kind, sides);
    return { document, sides: { ours, names, conflicts } };
  }
  const problem = sides ? `Line ${sides.line}: ${sides.message}` : parsed.message;
  return {
    sentence: `The ${kind.noun} file can't be read, so it is left as it is and ${kind.list} can't be edited. ${problem}`,
  };
}
