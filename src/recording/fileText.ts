/**
 * Text that a file supplies, at the length that a person can use: whatever is longer is damage or an attack, and no
 * pattern, list or notification has to cope with it.
 */

/** The most UTF-16 units of a name, a unit or a description of a channel. */
export const longestName = 256;
/** The most UTF-16 units of a remark (annotation, event, cue). */
export const longestRemark = 4096;
/** The most UTF-16 units of a warning or an error. */
export const longestSentence = 2000;

/** The text, or its beginning with `…` where it has more than `most` UTF-16 units; no character is cut in two. */
export function capped(text: string, most = longestName): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const isHighSurrogate = (text.charCodeAt(end - 1) & 0xfc00) === 0xd800;
  return `${text.slice(0, isHighSurrogate ? end - 1 : end)}…`;
}
