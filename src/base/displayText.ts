/**
 * Text from files and workspaces made safe to show: what a reader can't see, or what would rearrange or command what
 * he sees (terminal escapes, control characters, bidi and zero-width characters), stands there in visible writing.
 */

/** Controls, formats (bidi, zero-width), line and paragraph separators, lone surrogates, private use, all that takes no room. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`;
}

/** The text in one line, every unseen character written out: `\x1b`, `\u202e`, and `\x0a` for a line feed. */
export function visibleText(text: string): string {
  return text.replace(unseen, escaped);
}

/** A name without its unseen characters, blanks made one and none around it, cut at this length. */
export function plainName(text: string, mostCharacters: number): string {
  const seen = text
    .slice(0, 16 * mostCharacters)
    .replace(/\s+/gu, ' ')
    .replace(unseen, '');
  return Array.from(seen.trim()).slice(0, mostCharacters).join('').trim();
}

/** The text where it is short enough, else its beginning and end with … between: the end often says what to do. */
function cutInTheMiddle(text: string, mostCharacters: number): string {
  if (text.length <= mostCharacters) return text;
  const tail = Math.floor(mostCharacters / 3);
  // Without the half that a cut leaves of a character in two parts.
  const start = text.slice(0, mostCharacters - tail - 1).replace(/[\ud800-\udbff]$/u, '');
  const end = text.slice(text.length - tail).replace(/^[\udc00-\udfff]/u, '');
  return `${start}…${end}`;
}

/** As `visibleText`, but never longer than this, however long the text is; what is cut out is shown by …. */
export function shortVisibleText(text: string, mostCharacters: number): string {
  // Cut before it is looked at, so that an endless text costs nothing, and again since escapes are longer.
  return cutInTheMiddle(visibleText(cutInTheMiddle(text, mostCharacters)), mostCharacters);
}
