/**
 * Blind readings: whose file is whose, who may see what, how far two say the same, and what an adjudicator makes of both.
 *
 * The room: `readerPart` is a reader's name in a file's name, `found` which files are readings of a recording, `phase` what
 * their reader may see, `channels` a reading as `src/agreement` compares it, `pairs` what in two readings is about the same,
 * `words` how a reading stands in a review, `decisions` an adjudicator's decisions as edits, `figures` the agreement in words.
 * Of many recordings, `readers` puts `labelFile`s together by recording and reader, and `compared` is what comes of it, as JSON.
 */
import { sha256Hex } from '../base/hash';

/** No longer, so that a recording's own name leaves enough of what file systems allow. */
const mostCharacters = 32;
const hashCharacters = 6;

/** Letters that no decomposition makes plain. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

function hashOf(name: string): string {
  return sha256Hex([name], hashCharacters);
}

/**
 * A reader's name as it stands in names of files: lower-case letters a to z, digits and hyphens, as all file systems keep
 * them. `Ana Müller` is `ana-muller`; a name in another script, of which nothing is left, is `reader-` and a hash.
 */
export function readerPart(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðþłı]/gu, (letter) => plainLetters[letter] ?? '');
  // Of a name that is half in another script, what is left may be the same for two people.
  const isLossy = /(?![a-z])[\p{L}\p{N}]/u.test(plain.replace(/[0-9]/gu, ''));
  const part = plain
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, mostCharacters)
    .replace(/^-|-$/gu, '');
  if (part === '') return `reader-${hashOf(name)}`;
  return isLossy ? `${part}-${hashOf(name)}` : part;
}

/** Another for the same name, where the first is somebody else's. */
export function otherReaderPart(name: string): string {
  const part = readerPart(name);
  return part.endsWith(`-${hashOf(name)}`) ? part : `${part}-${hashOf(name)}`;
}
