/**
 * Text in bytes whose encoding nobody states, as older software writes headers and remarks: UTF-8 where it is valid, else
 * the code page in which the bytes make words. Western text and the micro sign are Windows-1252; a header in Russian,
 * Chinese or Japanese is read as a person there would read it, or its units and remarks could not be understood.
 */

/** Encodings beside UTF-8 and Windows-1252, in the order in which they are tried: the first ones' bytes are the rarest. */
const others: readonly {
  readonly name: string;
  readonly areWords: (text: string, bytes: Uint8Array) => boolean;
}[] = [
  { name: 'shift_jis', areWords: (text) => isMostly(text, japanese) },
  { name: 'gb18030', areWords: (text, bytes) => isMostly(text, chinese) && isEverydayChinese(bytes) },
  { name: 'windows-1251', areWords: (text) => isMostly(text, cyrillic) },
];

/** This part of the letters beyond ASCII has to be in such words. */
const leastPart = 0.6;
/** So many of the Chinese characters have to be in daily use; names of muscles have rare ones among them. */
const leastEveryday = 0.7;

/**
 * Words of one script: two characters or more, with no Latin letter beside them. `Ação` and `Größe` read as Cyrillic are
 * Latin words with strange letters in them.
 */
const japanese = /(?<![a-z])[\p{sc=Hiragana}ァ-ヶー\p{sc=Han}]{2,}(?![a-z])/giu;
const chinese = /(?<![a-z])\p{sc=Han}{2,}(?![a-z])/giu;
const cyrillic = /(?<![a-zа-яё])(?:[А-ЯЁ]?[а-яё]+[А-ЯЁ]?|[А-ЯЁ]{2,})(?![a-zа-яё])/giu;

/** Letters of any script but Latin's own, and those of Latin with a mark. */
const beyondAscii = /[\p{L}\ufffd]/gu;

function isMostly(text: string, words: RegExp): boolean {
  const letters = (text.match(beyondAscii) ?? []).filter((letter) => letter > '\u007f').length;
  const inWords = (text.match(words) ?? [])
    .filter(({ length }) => length >= 2)
    .reduce((sum, { length }) => sum + length, 0);
  return inWords > 0 && inWords >= leastPart * letters;
}

/** Of GB 2312 the characters of the first level, in daily use, lead with B0 to D7: other pages' bytes hit rare ones. */
function isEverydayChinese(bytes: Uint8Array): boolean {
  let [common, all] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    all += 1;
    // A1 to A9 are signs, such as full-width brackets and µ.
    if (lead >= 0xa1 && lead <= 0xd7 && trail >= 0xa1) common += 1;
  }
  return common >= leastEveryday * all;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // not in this encoding
  }
}

/** The text of bytes that are UTF-8, or else whatever their bytes make words of; Windows-1252 in doubt. */
export function eightBitText(bytes: Uint8Array): string {
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  for (const { name, areWords } of others) {
    const text = decoded(bytes, name);
    if (text !== undefined && areWords(text, bytes)) return text;
  }
  // Node reads bytes that come at once as Latin-1, without the quotes and dashes; those of a stream it reads rightly.
  return new TextDecoder('windows-1252').decode(bytes, { stream: true });
}
