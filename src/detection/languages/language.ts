/** What one language has for the things that are said or typed while a muscle is recorded. */

/**
 * What a phrase means. `in-region`: an examiner asserts that the needle is in the muscle that contracts; `muscle-hard`: that
 * he feels it contract, which says the same and that a cramp goes on.
 */
export const meanings = [
  'contract',
  'relax',
  'rest',
  'cramp-begins',
  'cramp-ends',
  'stretch',
  'in-region',
  'muscle-hard',
  'insertion',
  'stimulus',
] as const;

export type Meaning = (typeof meanings)[number];

/** How a word counts in a clause of commands: a `lean` one decides only where no other does (`now`, `down now`). */
export type CommandWord = 'contract' | 'relax' | 'lean-contract' | 'lean-relax' | 'beside';

/**
 * What a word is of a clause that tells of a movement. `stretching`: it stretches the muscle that cramps most, and contracts the
 * one before it: which of both, the moment says. `past`: as done; beside a limb alone it tells its posture (`knee flexed`).
 * `asking`: whoever is asked, and that it is asked or tried. `posture`: nobody moves the limb. `passive`: somebody else does.
 */
export type MovementWord = 'movement' | 'past' | 'stretching' | 'asking' | 'limb' | 'posture' | 'passive';

/** Phrases between bars, with their endings in braces (`lift{,s,ing}|bent`), in as many lines as they need. */
type Lines = readonly string[];

/** Words that say of what stands beside them that it is over. */
interface Over {
  /** Wherever they follow it (`gone`). */
  readonly surely?: Lines;
  /** Only as the last of their clause (`cramp over`, but not `cramp over the calf`). */
  readonly perhaps?: Lines;
  /** Before it (`end of contraction`). */
  readonly before?: Lines;
}

/**
 * One language. Phrases are whole words; case and diacritics don't matter, and a longer one wins over a shorter one
 * inside it. What two languages understand differently is declared in `ambiguous.ts` and read in neither.
 */
export interface Language {
  readonly name: string;
  /** Said anywhere in a remark. */
  readonly phrases: Readonly<Partial<Record<Meaning, Lines>>>;
  /** A clause that consists of nothing else is a command; inside a sentence these say too little. */
  readonly commands: Readonly<Partial<Record<CommandWord, Lines>>>;
  /** What is said by forbidding its opposite: who is told not to let go is to hold. */
  readonly forbidding: Readonly<Record<'contract' | 'relax', Lines>>;
  /**
   * What a muscle is asked to do, by the movement that it makes (`bend your knee`). Such words stand in many remarks (`electrode lifted`):
   * they are a command where nothing else is said, or where a person or a limb is spoken of, and nothing that is no muscle.
   */
  readonly movement?: Readonly<Partial<Record<MovementWord, Lines>>>;
  /** They hold one of the words above and say nothing of the moment. */
  readonly idle?: Lines;
  /** No muscles: beside one of them `hold`, `push` and their like speak of it. */
  readonly things?: Lines;
  /** What an examiner sees or a patient feels: who notes it asks for nothing. */
  readonly seen?: Lines;
  /** Single words that negate what follows. */
  readonly negations?: Lines;
  readonly over?: Over;
  /** Single words between a phrase and its end, without a meaning of their own. */
  readonly fillers?: Lines;
}
