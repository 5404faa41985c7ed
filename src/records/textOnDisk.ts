/** The text of a sidecar as it stands on a disk, whatever disk that is. */
import { sameBytes } from '../base/files/target';

/** A sidecar that is there and can't be had as text: it must be left as it is. */
export interface UnreadableText {
  /** Why, as one sentence. */
  readonly unreadable: string;
}

/**
 * What stands on the disk: text in UTF-8, as bytes, since a text of many records is read piece by piece and a string of all
 * of it costs a tenth of a second whenever it is touched; undefined where there is no file.
 */
export type SidecarText = Uint8Array | undefined | UnreadableText;

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
