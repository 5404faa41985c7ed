/** Labels and label files beside each other: what a text says, whether two say the same, what a save would write. */
import { alike } from '../labels/canonicalJson';
import type { LabelDocument, LabelHeader, LabelRecord } from '../labels/labelDocument';
import { parse, type ParseResult } from '../labels/parse';
import { recordText, serialize } from '../labels/serialize';
import { isUnreadable, reasonOf, type SidecarText } from '../labels/sidecarText';

/** Whether both would be saved as other texts; records that are the same object cost nothing. */
export function differ(a: LabelDocument, b: LabelDocument): boolean {
  if (a === b) return false;
  if (a.labels.length !== b.labels.length) return true;
  const isSameRecord = (record: LabelRecord, index: number): boolean => {
    const other = b.labels[index];
    return other !== undefined && (alike(record, other) || recordText(record) === recordText(other));
  };
  if (!a.labels.every(isSameRecord)) return true;
  return a.header !== b.header && headerText(a.header) !== headerText(b.header);
}

function headerText(header: LabelHeader): string {
  return serialize({ header, labels: [] });
}

/** The labels under the name that their recording has now: it may have been renamed since they were saved. */
export function underOwnName(labels: LabelDocument, { recording, fingerprint }: LabelHeader): LabelDocument {
  const { header } = labels;
  const isRenamed = header.fingerprint.sha256 === fingerprint.sha256 && header.recording !== recording;
  return isRenamed ? { ...labels, header: { ...header, recording } } : labels;
}

/**
 * What a label file says, or why it can't be had; neither where there is no file.
 * @param read what was made of its text already
 */
export function understood(
  text: SidecarText,
  read: ParseResult | undefined,
): { readonly document?: LabelDocument; readonly sentence?: string } {
  if (text === undefined) return {};
  const parsed = isUnreadable(text) ? { ok: false as const, message: reasonOf(text) } : (read ?? parse(text));
  if (parsed.ok) return { document: parsed.document };
  return {
    sentence: `The label file can't be read, so it is left as it is and labels can't be edited. ${parsed.message}`,
  };
}
