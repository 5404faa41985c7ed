/** Reads what a remark says: which phrases it holds, and whether they are negated or said to be over. */
import { count, fixedNumbers } from '../numbers/fixedNumbers';
import { clauseCommand } from './clauseCommand';
import { things } from './commands';
import { idlePhrases, type Meaning, phrases } from './meanings';
import { PhraseTable } from './phraseTable';
import { clausesOf } from './phraseWords';

/** One thing that a remark says. `isEnd`: that it is over (`rest ends`); `isBare`: by a word that is one only alone (`go`). */
export interface Reading {
  readonly meaning: Meaning;
  readonly isEnd: boolean;
  readonly isBare?: true;
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

/** The phrases in use. */
export type Wordings = PhraseTable<Told>;

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
  return new PhraseTable([
    ...told(phrases, false),
    ...told({ nothing: idlePhrases }, false),
    ...told(extra, true),
  ]);
}

/**
 * What a remark says, in its order. A negated phrase says nothing, but `no cramp` says that a cramp is over;
 * a contraction that is over is a release.
 */
export function readingsOf(text: string, wordings: Wordings): readonly Reading[] {
  return clausesOf(text).flatMap((words) => clauseReadings(words, wordings));
}

function clauseReadings(words: readonly string[], wordings: Wordings): readonly Reading[] {
  const { readings, isSaid } = phraseReadings(words, wordings);
  if (isSaid) return readings;
  const bare = clauseCommand(words);
  return bare === undefined ? [] : [{ meaning: bare, isEnd: false, isBare: true }];
}

/** The readings of a clause's phrases; `isSaid`: with them all is said, even where they say nothing. */
function phraseReadings(
  words: readonly string[],
  wordings: Wordings,
): { readonly readings: readonly Reading[]; readonly isSaid: boolean } {
  const isOfThing = words.some((_, i) => thingTable.at(words, i));
  const readings: Reading[] = [];
  let isSaid = false;
  let free = 0; // words before this one belong to a phrase already
  for (let i = 0; i < words.length;) {
    const phrase = wordings.at(words, i);
    if (!phrase) {
      i++;
      continue;
    }
    const { meaning, byStudy, isPlain } = phrase.meaning;
    const next = i + phrase.words.length;
    isSaid = true;
    const speaksOfThing = isOfThing && !byStudy && !isPlain && isRequest(meaning);
    if (meaning !== 'nothing' && !speaksOfThing) {
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
  'no not without dont doesnt didnt cant cannot isnt wasnt never unable none',
  'kein keine keinen keiner keinerlei nicht ohne nie',
  'pas sans aucun aucune jamais ne non',
  'sin ningun ninguna nunca',
  'senza nessun nessuno nessuna mai sem nenhum nenhuma nao',
  '不 没 沒 无 無 未',
);

/** Beginnings of phrases that can be said of a muscle alone. */
const ofMuscleAlone =
  /^(?:contr|kontra|relax|entspann|rel[aâ]ch|relaj|rilass|mvc|mvic|mvf|max|anspann|収縮|弛緩|收缩|收縮)/u;

const thingTable = new PhraseTable([['thing', things]] as const);

/** Words that stand between a phrase and its end without a meaning of their own. */
const fillers = wordSet(
  'is has was now the a an of to then completely slowly suddenly',
  'ist hat war der die das des dem den jetzt nun langsam sich',
  'est a la le les l de du d une un maintenant',
  'el del los las se ha es esta ahora da do das dos della delle',
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
const overBefore = wordSet(
  'end ends ended stop stopped finish ende fin fim fine arret final termina deje smetta',
);

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
