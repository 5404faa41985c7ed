/** Labels and label files beside each other: what a text says, whether two say the same, what a save would write. */
import type { Steps } from '../base/steps';
import { alike, sameValue } from '../records/canonicalJson';
import { recordsAtOnce } from '../records/changes';
import type { LabelDocument, SidecarHeader, LabelRecord } from '../labels/labelDocument';
import { parseSteps } from '../labels/parse';
import { recordText } from '../labels/serialize';
import { isUnreadable, type SidecarText } from '../labels/sidecarText';

function isSameRecord(a: LabelRecord, b: LabelRecord | undefined): boolean {
  return a === b || (b !== undefined && (alike(a, b) || recordText(a) === recordText(b)));
}

/** Whether both would be saved as other texts, step by step; records that are the same object cost nothing. */
export function* differSteps(a: LabelDocument, b: LabelDocument): Steps<boolean> {
  if (a === b) return false;
  if (a.labels.length !== b.labels.length) return true;
  let compared = 0;
  for (const [index, record] of a.labels.entries()) {
    const other = b.labels[index];
    if (!isSameRecord(record, other)) return true;
    compared += record === other ? 1 / recordsAtOnce : 0.01;
    if (compared < 1) continue;
    compared = 0;
    yield;
  }
  return a.header !== b.header && !sameValue(a.header, b.header);
}

/** The labels under the name that their recording has now: it may have been renamed since they were saved. */
export function underOwnName(
  labels: LabelDocument,
  { recording, fingerprint }: SidecarHeader,
): LabelDocument {
  const { header } = labels;
  const isRenamed = header.fingerprint.sha256 === fingerprint.sha256 && header.recording !== recording;
  return isRenamed ? { ...labels, header: { ...header, recording } } : labels;
}

/** What a label file says, or why it can't be had; neither where there is no file. */
export type Understood = { readonly document?: LabelDocument; readonly sentence?: string };

/**
 * Reads a label file, step by step.
 * @param known another version of the labels, whose records serve for those that are the same
 */
export function* understandSteps(text: SidecarText, known: LabelDocument): Steps<Understood> {
  if (text === undefined) return {};
  const parsed = isUnreadable(text)
    ? { ok: false as const, message: text.unreadable }
    : yield* parseSteps(text, known);
  if (parsed.ok) return { document: parsed.document };
  return {
    sentence: `The label file can't be read, so it is left as it is and labels can't be edited. ${parsed.message}`,
  };
}
