/** Text as plain words: no case, no diacritics, digits apart from letters, clauses separated. */

/** Japanese and Chinese put no blanks between words: each of their signs is one. */
const wordOf = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]|[^\P{L}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+|\p{N}+/gu;

/** The clauses of a remark, each as its plain words. */
export function clausesOf(text: string): string[][] {
  return plain(text)
    .split(/[.,;:!?()[\]|\n。、，；：！？（）]+|\s[-–—/]\s/u)
    .map((clause) => clause.match(wordOf) ?? [])
    .filter((words) => words.length > 0);
}

/** Words as they stand, as most phrases of the tables have them. */
const plainWords = /^[a-z]+(?: [a-z]+)*$/;

/** The spellings of a phrase, each as its plain words: `lösen` is also written `loesen`. */
export function spellingsOf(phrase: string): string[][] {
  if (plainWords.test(phrase)) return [phrase.split(' ')];
  const umlauts = { ä: 'ae', ö: 'oe', ü: 'ue' } as const;
  const spelt = phrase
    .normalize('NFC')
    .replace(/[äöü]/giu, (letter) => umlauts[letter.toLowerCase() as 'ä' | 'ö' | 'ü']);
  const all = spelt === phrase.normalize('NFC') ? [phrase] : [phrase, spelt];
  return all.map((one) => clausesOf(one).flat()).filter((words) => words.length > 0);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll(/[%％]/gu, ' percent ')
    .replace(/n['’]t\b/gu, 'nt')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
