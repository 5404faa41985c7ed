/** Phrases of several words, looked up and not gone through, however many there are. */
import { spellingsOf } from './phraseWords';

/** A phrase where it stands. */
export interface Phrase<Meaning> {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

/** What phrases mean; of two with the same words the later one counts. */
export class PhraseTable<Meaning> {
  readonly #meaningOf = new Map<string, Meaning>();
  /** How many words the phrases have that begin with a word, the most first. */
  readonly #lengthsOf = new Map<string, readonly number[]>();

  constructor(entries: readonly (readonly [meaning: Meaning, texts: readonly string[]])[]) {
    const lengths = new Map<string, Set<number>>();
    for (const [meaning, texts] of entries) {
      for (const words of texts.flatMap(spellingsOf)) {
        this.#meaningOf.set(words.join(' '), meaning);
        const first = words[0] ?? '';
        lengths.set(first, (lengths.get(first) ?? new Set()).add(words.length));
      }
    }
    for (const [first, counts] of lengths) {
      this.#lengthsOf.set(
        first,
        [...counts].sort((a, b) => b - a),
      );
    }
  }

  /** The longest phrase that stands at a word. */
  at(words: readonly string[], index: number): Phrase<Meaning> | undefined {
    for (const length of this.#lengthsOf.get(words[index] ?? '') ?? []) {
      if (index + length > words.length) continue;
      const found = words.slice(index, index + length);
      const meaning = this.#meaningOf.get(found.join(' '));
      if (meaning !== undefined) return { words: found, meaning };
    }
    return undefined;
  }
}
