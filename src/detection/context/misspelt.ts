/**
 * Words as hands in a hurry type them: a letter doubled or not doubled (`squeze`), two neighbours exchanged (`realx`), and,
 * of a few long words that are near no other, an inner letter left out (`maximl`).
 */
import { count, fixedNumbers } from '../numbers/fixedNumbers';
import { spellingsOf } from '../languages/phraseWords';

export const misspeltNumbers = fixedNumbers('misspelt', {
  leastLetters: count(
    5,
    [3, 12],
    'Words of fewer letters are taken as they stand',
    'own: short words have others too near them (`form`, `from`); of longer ones a letter left out makes others (`contact`)',
  ),
});
const { leastLetters } = misspeltNumbers.values;

/**
 * Words that no word of the languages here is left of when an inner letter is left out; of `contract` and `strecken` one is
 * (`contact`, `stecken`).
 */
const unmistakable: readonly string[] = [
  'contraction contractions maximal maximum voluntary relaxation relaxing relaxed squeeze squeezing release released isometric',
  'plantarflex plantarflexion dorsiflex dorsiflexion extension anspannen anspannung entspannen entspannung kontraktion kontrahieren',
  'loslassen willkuraktivitat relachez relachement contractez contraccion relajacion contrazione rilassamento contracao relaxamento',
].flatMap((line) => line.split(' '));

/** The words of a vocabulary, and those that misspelt ones are taken for. */
export interface NearWords {
  readonly known: ReadonlySet<string>;
  readonly meant: ReadonlySet<string>;
  /** By what is left of them without a doubled letter, or without one of a few long words' letters. */
  readonly wordOf: ReadonlyMap<string, string>;
}

/**
 * @param phrases as they are written; each of their words is known
 * @param telling those of them whose words misspelt ones are taken for, the likelier ones first
 */
export function nearWordsOf(phrases: readonly string[], telling: readonly string[]): NearWords {
  const meant = new Set(telling.flatMap(spellingsOf).flat());
  const wordOf = new Map<string, string>();
  for (const word of [...meant].reverse()) if (word.length >= leastLetters) wordOf.set(undoubled(word), word);
  for (const word of unmistakable) {
    for (let i = 1; i < word.length - 1; i++) wordOf.set(word.slice(0, i) + word.slice(i + 1), word);
  }
  return { known: new Set(phrases.flatMap(spellingsOf).flat()), meant, wordOf };
}

/** What misspelt words are, of a vocabulary; a study's own words are taken as they stand. */
export class Misspelt {
  readonly #near: () => NearWords;
  readonly #own: ReadonlySet<string>;

  constructor(near: () => NearWords, own: readonly string[]) {
    this.#near = near;
    this.#own = new Set(own.flatMap(spellingsOf).flat());
  }

  /** The word that is meant; the word itself where it is known, or nothing is near it. */
  meant(word: string): string {
    if (word.length < leastLetters) return word;
    const near = this.#near();
    if (near.known.has(word) || this.#own.has(word)) return word;
    return near.wordOf.get(word) ?? exchangedIn(word, near.meant) ?? near.wordOf.get(undoubled(word)) ?? word;
  }
}

function undoubled(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1');
}

/** The word among others that two neighbours were exchanged of. */
function exchangedIn(word: string, others: ReadonlySet<string>): string | undefined {
  for (let i = 1; i < word.length; i++) {
    const other = word.slice(0, i - 1) + word.charAt(i) + word.charAt(i - 1) + word.slice(i + 1);
    if (others.has(other)) return other;
  }
  return undefined;
}
