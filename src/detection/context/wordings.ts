/** Reads what a remark says: which phrases it holds, and whether they are negated or said to be over. */
import { wordSet } from '../../base/words';
import { count, fixedNumbers } from '../numbers/fixedNumbers';
import { clauseCommand, commandVocabulary } from './clauseCommand';
import { things } from './commands';
import { forbidding } from './forbidding';
import { idlePhrases, type Meaning, phrases } from './meanings';
import { Misspelt, type NearWords, nearWordsOf } from './misspelt';
import { spokenMovement } from './movementCommand';
import { endsAfter, endsBefore } from './saidOver';
import { seen } from './seen';
import { PhraseTable } from './phraseTable';
import { clausesOf } from './phraseWords';

/** One thing that a remark says. `isEnd`: that it is over (`rest ends`); `isBare`: by a word that is one only alone (`go`). */
export interface Reading {
  readonly meaning: Meaning;
  readonly isEnd: boolean;
  readonly isBare?: true;
  /** A movement that contracts one muscle and stretches another: which of both, the moment says. */
  readonly mayStretch?: true;
}

/** What a phrase of a study can mean: `nothing` for one that is no command there, whatever it is elsewhere. */
export type StudyMeaning = Meaning | 'nothing';

/** A study's own phrases, by meaning. */
export type ExtraWordings = Readonly<Partial<Record<StudyMeaning, readonly string[]>>>;

/** What a phrase means, and whether the study itself says so. */
interface Told {
  readonly meaning: StudyMeaning;
  readonly byStudy: boolean;
  /** A word of a muscle alone, which nothing beside it makes a thing's. */
  readonly isPlain: boolean;
}

/** The phrases in use, and what is taken for a misspelt word of them. */
export interface Wordings {
  readonly table: PhraseTable<Told>;
  readonly misspelt: Misspelt;
}

const builtIn = (): readonly string[] => [
  ...Object.values(phrases).flat(),
  ...Object.values(forbidding()).flat(),
  ...idlePhrases,
  ...things,
  ...commandVocabulary(),
];
let nearWordsMade: NearWords | undefined;
/** Made once, for the first remark: they are many, and many recordings have no remark. */
const nearWords = (): NearWords => (nearWordsMade ??= nearWordsOf(builtIn()));

/**
 * The phrases of every language together with a user's own, which win where both say the same words.
 * @param extra further phrases by meaning; whole words, case and diacritics do not matter. Empty ones are ignored.
 */
export function buildWordings(extra: ExtraWordings = {}): Wordings {
  const told = (table: ExtraWordings, byStudy: boolean): (readonly [Told, readonly string[]])[] =>
    Object.entries(table).flatMap(([meaning, texts]) =>
      texts.map(
        (text) =>
          [{ meaning: meaning as StudyMeaning, byStudy, isPlain: ofMuscleAlone.test(text) }, [text]] as const,
      ),
    );
  const table = new PhraseTable(() => [
    ...told(phrases, false),
    ...told(forbidding(), false),
    ...told({ nothing: idlePhrases }, false),
    ...told(extra, true),
  ]);
  return { table, misspelt: new Misspelt(nearWords, Object.values(extra).flat()) };
}

/**
 * What a remark says, in its order. A negated phrase says nothing, but `no cramp` says that a cramp is over;
 * a contraction that is over is a release.
 */
export function readingsOf(text: string, wordings: Wordings): readonly Reading[] {
  return meantClauses(text, wordings).flatMap((words) => clauseReadings(words, wordings));
}

/**
 * Whether nobody can say what a remark means: none of its words is read, and none says that it speaks of something else (a
 * thing, a phrase that is no command, a command that is denied, what is seen or felt).
 */
export function isUnread(text: string, wordings: Wordings): boolean {
  const clauses = meantClauses(text, wordings);
  return (
    clauses.some((words) => words.some((word) => /^\p{L}/u.test(word))) &&
    clauses.every((words) => isUnreadClause(words, wordings))
  );
}

function isUnreadClause(words: readonly string[], wordings: Wordings): boolean {
  return (
    clauseReadings(words, wordings).length === 0 &&
    words.every((_, i) => !wordings.table.at(words, i) && !thingTable.at(words, i) && !seenTable.at(words, i))
  );
}

/** A remark's clauses, each as the words that are meant. */
function meantClauses(text: string, { misspelt }: Wordings): readonly (readonly string[])[] {
  return clausesOf(text).map((words) => words.map((word) => misspelt.meant(word)));
}

function clauseReadings(words: readonly string[], wordings: Wordings): readonly Reading[] {
  const { readings, isSaid } = phraseReadings(words, wordings);
  if (isSaid) return readings;
  const bare = clauseCommand(words);
  if (bare !== undefined) {
    const mayStretch = bare === 'contract' && spokenMovement(words)?.isStretching === true;
    return [{ meaning: bare, isEnd: false, isBare: true, ...(mayStretch ? { mayStretch } : {}) }];
  }
  const movement = movementReading(words);
  return movement === undefined ? [] : [movement];
}

/** A sentence that tells of a person's or a limb's movement (`asked to lift the leg`). */
function movementReading(words: readonly string[]): Reading | undefined {
  const movement = spokenMovement(words);
  if (!movement || isOfThing(words)) return undefined;
  const before = words.slice(0, movement.from);
  const isEnd = endsBefore(before) || endsAfter(words.slice(movement.to));
  // `stop lifting` is said to nobody but who lifts.
  if (movement.whose === 'bare' && !isEnd) return undefined;
  if (movement.whose === 'passive') return { meaning: 'stretch', isEnd };
  const isNegated = before.slice(-negationReach).some((word) => negations.has(word));
  return readingOf('contract', isNegated, isEnd);
}

function isOfThing(words: readonly string[]): boolean {
  return words.some((_, i) => thingTable.at(words, i));
}

/** The readings of a clause's phrases; `isSaid`: with them all is said, even where they say nothing. */
function phraseReadings(
  words: readonly string[],
  wordings: Wordings,
): { readonly readings: readonly Reading[]; readonly isSaid: boolean } {
  const speaksOfThing = isOfThing(words);
  const readings: Reading[] = [];
  let isSaid = false;
  let free = 0; // words before this one belong to a phrase already
  for (let i = 0; i < words.length;) {
    const phrase = wordings.table.at(words, i);
    if (!phrase) {
      i++;
      continue;
    }
    const { meaning, byStudy, isPlain } = phrase.meaning;
    const next = i + phrase.words.length;
    isSaid = true;
    const isThings = speaksOfThing && !byStudy && !isPlain && isRequest(meaning);
    if (meaning !== 'nothing' && !isThings) {
      const isNegated = words.slice(Math.max(free, i - negationReach), i).some((word) => negations.has(word));
      const isEnd = endsBefore(words.slice(free, i)) || endsAfter(words.slice(next));
      const reading = readingOf(meaning, isNegated, isEnd);
      // `cramp relieved` says once that it is over.
      if (reading && readings.at(-1)?.meaning !== reading.meaning) readings.push(reading);
    }
    i = next;
    free = next;
  }
  return { readings, isSaid };
}

function isRequest(meaning: StudyMeaning): boolean {
  return meaning === 'contract' || meaning === 'relax' || meaning === 'rest';
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
    case 'muscle-hard':
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
  'no not without dont doesnt didnt cant cannot isnt wasnt never unable none couldnt wont failed fails',
  'kein keine keinen keiner keinerlei nicht ohne nie',
  'pas sans aucun aucune jamais ne non',
  'sin ningun ninguna nunca',
  'senza nessun nessuno nessuna mai sem nenhum nenhuma nao',
  'geen niet zonder nooit',
  '不 没 沒 无 無 未 别 別',
);

/** Beginnings of phrases that can be said of a muscle alone. */
const ofMuscleAlone =
  /^(?:contr|kontra|relax|entspann|rel[aâ]ch|relaj|rilass|mvc|mvic|mvf|max|anspann|収縮|弛緩|收缩|收縮)/u;

const thingTable = new PhraseTable(() => [['thing', things]] as const);
const seenTable = new PhraseTable(() => [['seen', seen()]] as const);
