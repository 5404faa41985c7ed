/** Phrases of several words, looked up and not gone through, however many there are. */
import { spellingsOf } from './phraseWords';

/** A phrase where it stands. */
export interface Phrase<Meaning> {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

/** Without a meaning: what stood before for the same words is taken back. */
type Entries<Meaning> = readonly (readonly [meaning: Meaning | undefined, texts: readonly string[]])[];

/** What phrases mean, by their words. */
interface PhraseIndex<Meaning> {
  readonly meaningOf: ReadonlyMap<string, Meaning>;
  /** How many words the phrases have that begin with a word, the most first. */
  readonly lengthsOf: ReadonlyMap<string, readonly number[]>;
}

/** Phrases and what they mean; of two with the same words the later one counts. */
export class PhraseTable<Meaning> {
  readonly #entries: () => Entries<Meaning>;
  readonly #others: PhraseTable<Meaning> | undefined;
  #made: PhraseIndex<Meaning> | undefined;

  /**
   * @param entries asked for at the first look: they are many, and many recordings have no remark
   * @param others what is read where these have no phrase as long
   */
  constructor(entries: () => Entries<Meaning>, others?: PhraseTable<Meaning>) {
    this.#entries = entries;
    this.#others = others;
  }

  /** The longest phrase that stands at a word. */
  at(words: readonly string[], index: number): Phrase<Meaning> | undefined {
    const own = this.#ownAt(words, index);
    const other = this.#others?.at(words, index);
    return own && own.words.length >= (other?.words.length ?? 0) ? own : other;
  }

  #ownAt(words: readonly string[], index: number): Phrase<Meaning> | undefined {
    const { meaningOf, lengthsOf } = (this.#made ??= indexed(this.#entries()));
    for (const length of lengthsOf.get(words[index] ?? '') ?? []) {
      if (index + length > words.length) continue;
      const found = words.slice(index, index + length);
      const meaning = meaningOf.get(found.join(' '));
      if (meaning !== undefined) return { words: found, meaning };
    }
    return undefined;
  }
}

function indexed<Meaning>(entries: Entries<Meaning>): PhraseIndex<Meaning> {
  const meaningOf = new Map<string, Meaning>();
  const lengths = new Map<string, Set<number>>();
  for (const [meaning, texts] of entries) {
    for (const words of texts.flatMap(spellingsOf)) {
      if (meaning === undefined) {
        meaningOf.delete(words.join(' '));
        continue;
      }
      meaningOf.set(words.join(' '), meaning);
      const first = words[0] ?? '';
      lengths.set(first, (lengths.get(first) ?? new Set()).add(words.length));
    }
  }
  const lengthsOf = new Map(
    [...lengths].map(([first, counts]) => [first, [...counts].sort((a, b) => b - a)] as const),
  );
  return { meaningOf, lengthsOf };
}
