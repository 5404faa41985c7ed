/** The one door to label files on a local disk: read whole or not at all, and changed so that no one's labels are lost. */
import { readUpdatedFile } from '../base/files/readUpdated';
import { SaveError } from '../base/files/saveError';
import { sameBytes } from '../base/files/target';
import { updateFile } from '../base/files/updateFile';
import { FileError } from '../base/files/regularFile';

/** A label file that is there and can't be had as text: it must be left as it is. */
export interface UnreadableText {
  /** Why, as one sentence. */
  readonly unreadable: string;
}

/**
 * What stands on the disk: text in UTF-8, as bytes, since a text of many labels is read piece by piece and a string of all of
 * it costs a tenth of a second whenever it is touched; undefined where there is no file.
 */
export type SidecarText = Uint8Array | undefined | UnreadableText;

/** A label file with more bytes is refused: 256 MiB are some 500,000 labels with all their evidence. */
export const mostSidecarBytes = 256 * 2 ** 20;

/**
 * Given what stands on the disk answers the whole new text, or undefined where nothing is to be written. It may take its
 * time: whoever writes meanwhile is found out before the text takes its place.
 */
export type ChangeText = (found: SidecarText) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

/** True for what could not be read. */
export function isUnreadable(text: SidecarText): text is UnreadableText {
  return text !== undefined && 'unreadable' in text;
}

/** True where both say the same of the file. */
export function sameText(a: SidecarText, b: SidecarText): boolean {
  if (isUnreadable(a) || isUnreadable(b)) {
    return isUnreadable(a) && isUnreadable(b) && a.unreadable === b.unreadable;
  }
  return sameBytes(a, b);
}

/** What stands at a path. What keeps it from being read is an answer, not an exception. */
export async function readSidecarText(filePath: string): Promise<SidecarText> {
  try {
    return await readUpdatedFile(filePath, mostSidecarBytes);
  } catch (error) {
    if (error instanceof FileError || error instanceof SaveError) return { unreadable: error.message };
    throw error;
  }
}

/**
 * Changes a label file. `change` is given what stands there now and answers the whole new text, or undefined where
 * nothing is to be written; it is asked again when another writes meanwhile. It throws for a text that it can't change.
 * @throws SaveError where the file can't be written, and whatever `change` throws
 */
export async function updateSidecarText(filePath: string, change: ChangeText): Promise<void> {
  try {
    await updateFile(filePath, change, { mostBytes: mostSidecarBytes });
  } catch (error) {
    if (error instanceof FileError) await change({ unreadable: error.message });
    throw error;
  }
}
