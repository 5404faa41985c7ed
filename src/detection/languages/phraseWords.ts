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

/** Letters that marks and keyboards leave no other way to write, by what they are typed as; Turkish ı too, whose capital is I. */
const typedAs: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
  ʼ: "'",
};

/** Letters that are also written as two. */
const asTwo: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const latinWords = /^[a-z]+(?: [a-z]+)*$/;
const spacedWords = /^(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])\p{L}| )+$/u;

/** The spellings of a phrase, each as its plain words: `lösen` is also written `loesen`. */
export function spellingsOf(phrase: string): string[][] {
  if (latinWords.test(phrase)) return [phrase.split(' ')];
  const lower = phrase.normalize('NFC').toLowerCase();
  const spelt = lower.replace(/[äöüøå]/gu, (letter) => asTwo[letter] ?? letter);
  const all = spelt === lower ? [lower] : [lower, spelt];
  return all.map(plainWordsOf).filter((words) => words.length > 0);
}

/** What letters are in plain, as they come: phrases are many, and made of few letters. */
const plainLetters = new Map<string, string>();

function plainWordsOf(lower: string): string[] {
  if (!spacedWords.test(lower)) return clausesOf(lower).flat();
  let made = '';
  for (const letter of lower) {
    let known = plainLetters.get(letter);
    if (known === undefined) plainLetters.set(letter, (known = letter === ' ' ? ' ' : plain(letter)));
    made += known;
  }
  return made.split(' ').filter((word) => word !== '');
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßœæøłıςʼ]/gu, (letter) => typedAs[letter] ?? letter)
    .replaceAll(/[%％]/gu, ' percent ')
    .replace(/n['’]t\b/gu, 'nt')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
