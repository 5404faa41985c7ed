/** Reads what a remark says: which phrases it holds, and whether they are negated or said to be over. */
import { count, fixedNumbers } from '../numbers/fixedNumbers';
import { bareCommands, idlePhrases, type Meaning, phrases } from './meanings';
import { clausesOf, spellingsOf } from './phraseWords';

/** One thing that a remark says. `isEnd`: that it is over (`rest ends`); `isBare`: by a word that is one only alone (`go`). */
export interface Reading {
  readonly meaning: Meaning;
  readonly isEnd: boolean;
  readonly isBare?: true;
}

interface Phrase {
  readonly words: readonly string[];
  readonly meaning: PhraseMeaning;
}

type PhraseMeaning = Meaning | 'nothing';

/** A study's own phrases, by meaning. */
export type ExtraWordings = Readonly<Partial<Record<Meaning, readonly string[]>>>;

/** The phrases in use: looked up and not gone through, however many a study has. */
export interface Wordings {
  /** By all their words, with a blank between. */
  readonly meaningOf: ReadonlyMap<string, PhraseMeaning>;
  /** How many words the phrases have that begin with a word, the most first. */
  readonly lengthsOf: ReadonlyMap<string, readonly number[]>;
  /** Commands that are one only alone, by all their words. */
  readonly bareOf: ReadonlyMap<string, 'contract' | 'relax'>;
}

/**
 * The phrases of every language together with a user's own, which win where both say the same words.
 * @param extra further phrases by meaning; whole words, case and diacritics do not matter. Empty ones are ignored.
 */
export function buildWordings(extra: ExtraWordings = {}): Wordings {
  const meaningOf = new Map<string, PhraseMeaning>();
  const add = (meaning: PhraseMeaning, texts: readonly string[]): void => {
    for (const words of texts.flatMap(spellingsOf)) meaningOf.set(words.join(' '), meaning);
  };
  const addAll = (table: ExtraWordings): void => {
    for (const [meaning, texts] of Object.entries(table)) add(meaning as Meaning, texts);
  };
  addAll(phrases);
  add('nothing', idlePhrases);
  addAll(extra);
  const lengths = new Map<string, Set<number>>();
  for (const text of meaningOf.keys()) {
    const words = text.split(' ');
    const first = words[0] ?? '';
    lengths.set(first, (lengths.get(first) ?? new Set()).add(words.length));
  }
  const longestFirst = (counts: ReadonlySet<number>): readonly number[] => [...counts].sort((a, b) => b - a);
  const bareOf = new Map<string, 'contract' | 'relax'>();
  for (const meaning of ['contract', 'relax'] as const) {
    for (const words of bareCommands[meaning].flatMap(spellingsOf)) bareOf.set(words.join(' '), meaning);
  }
  return {
    bareOf,
    meaningOf,
    lengthsOf: new Map(Array.from(lengths, ([first, counts]) => [first, longestFirst(counts)])),
  };
}

/**
 * What a remark says, in its order. A negated phrase says nothing, but `no cramp` says that a cramp is over;
 * a contraction that is over is a release.
 */
export function readingsOf(text: string, wordings: Wordings): readonly Reading[] {
  return clausesOf(text).flatMap((words) => clauseReadings(words, wordings));
}

function clauseReadings(words: readonly string[], wordings: Wordings): readonly Reading[] {
  const found = phraseReadings(words, wordings);
  if (found.length > 0) return found;
  const told = words.filter((word) => !courtesies.has(word) && !/^\p{N}/u.test(word));
  const bare = wordings.bareOf.get(told.join(' ')) ?? wordings.bareOf.get([...new Set(told)].join(' '));
  return bare === undefined ? [] : [{ meaning: bare, isEnd: false, isBare: true }];
}

function phraseReadings(words: readonly string[], wordings: Wordings): Reading[] {
  const readings: Reading[] = [];
  let free = 0; // words before this one belong to a phrase already
  for (let i = 0; i < words.length;) {
    const phrase = phraseAt(words, i, wordings);
    if (!phrase) {
      i++;
      continue;
    }
    const next = i + phrase.words.length;
    if (phrase.meaning !== 'nothing') {
      const isNegated = words.slice(Math.max(free, i - negationReach), i).some((word) => negations.has(word));
      const isEnd = endsBefore(words.slice(free, i)) || endsAfter(words.slice(next));
      const reading = readingOf(phrase.meaning, isNegated, isEnd);
      // `cramp relieved` says once that it is over.
      if (reading && readings.at(-1)?.meaning !== reading.meaning) readings.push(reading);
    }
    i = next;
    free = next;
  }
  return readings;
}

/** The longest phrase that stands at a word. */
function phraseAt(words: readonly string[], index: number, wordings: Wordings): Phrase | undefined {
  for (const length of wordings.lengthsOf.get(words[index] ?? '') ?? []) {
    if (index + length > words.length) continue;
    const found = words.slice(index, index + length);
    const meaning = wordings.meaningOf.get(found.join(' '));
    if (meaning !== undefined) return { words: found, meaning };
  }
  return undefined;
}

function readingOf(meaning: Meaning, isNegated: boolean, isEnd: boolean): Reading | undefined {
  switch (meaning) {
    case 'cramp-begins':
      return { meaning: isNegated || isEnd ? 'cramp-ends' : meaning, isEnd: false };
    case 'contract':
      if (isNegated) return undefined;
      return { meaning: isEnd ? 'relax' : meaning, isEnd: false };
    case 'cramp-ends':
      return isNegated ? undefined : { meaning, isEnd: false };
    case 'relax':
    case 'rest':
    case 'stretch':
    case 'in-region':
    case 'insertion':
    case 'stimulus':
      return isNegated ? undefined : { meaning, isEnd };
  }
}

export const wordingNumbers = fixedNumbers('wordings', {
  negationReach: count(
    3,
    [1, 10],
    'A negation reaches over the next words up to this one',
    'own: "no sign of cramp"',
  ),
});
const { negationReach } = wordingNumbers.values;

const negations = wordSet(
  'no not without dont doesnt didnt cant cannot isnt wasnt never unable none',
  'kein keine keinen keiner keinerlei nicht ohne nie',
  'pas sans aucun aucune jamais ne non',
  'sin ningun ninguna nunca',
  'senza nessun nessuno nessuna mai sem nenhum nenhuma nao',
  '不 没 沒 无 無 未',
);

/** What stands beside a bare command without changing it. */
const courtesies = wordSet(
  'please ok okay and very good well bitte und so gut merci svp plait vous sil oui por favor si y per favore grazie e ok sim',
  '请 請',
);

/** Words that stand between a phrase and its end without a meaning of their own. */
const fillers = wordSet(
  'is has was now the a an of to then completely slowly suddenly',
  'ist hat war der die das des dem den jetzt nun langsam sich',
  'est a la le les l de du d une un maintenant',
  'el del los las se ha es esta ahora',
);

/** Words that say that something is over wherever they follow it. */
const surelyOver = wordSet(
  'ends ended gone stopped stops finished resolved resolves subsided subsides disappeared ceased released relieved',
  'beendet vorbei weg gelost geloest lost loest verschwunden aufgehort aufgehoert voruber vorueber',
  'termine terminee finie fini passee passe disparue cede cessee',
  'termina terminado termino paso cedio cesa acabo acabado desaparece',
);

/** Words that say so only as the last of their clause (`cramp over`, but not `cramp over the calf`). */
const perhapsOver = wordSet('end over off stop done release aus ende fin arret final');

/** Words that say so before a phrase (`end of contraction`). */
const overBefore = wordSet('end ends ended stop stopped finish ende fin arret final termina');

function endsBefore(words: readonly string[]): boolean {
  const telling = words.findLast((word) => !fillers.has(word));
  return telling !== undefined && overBefore.has(telling);
}

function endsAfter(words: readonly string[]): boolean {
  const [first, ...others] = words.filter((word) => !fillers.has(word) && !/^\p{N}/u.test(word));
  if (first === undefined) return false;
  return surelyOver.has(first) || (perhapsOver.has(first) && others.length === 0);
}

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '));
}
