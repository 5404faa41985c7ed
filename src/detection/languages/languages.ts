/** Every language, and what they have for one thing together. */
import { ambiguous } from './ambiguous';
import { chinese } from './chinese';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import { italian } from './italian';
import { japanese } from './japanese';
import { portuguese } from './portuguese';
import { spanish } from './spanish';
import { czech } from './czech';
import { danish } from './danish';
import { dutch } from './dutch';
import { finnish } from './finnish';
import { greek } from './greek';
import { hungarian } from './hungarian';
import { korean } from './korean';
import type { Language } from './language';
import { norwegian } from './norwegian';
import { polish } from './polish';
import { russian } from './russian';
import { swedish } from './swedish';
import { turkish } from './turkish';
import { ukrainian } from './ukrainian';
import { formsOf } from './wordForms';
import { spellingsOf } from './phraseWords';

export const languages: readonly Language[] = [
  english,
  german,
  french,
  spanish,
  portuguese,
  italian,
  japanese,
  chinese,
  dutch,
  swedish,
  norwegian,
  danish,
  finnish,
  polish,
  czech,
  russian,
  ukrainian,
  hungarian,
  greek,
  turkish,
  korean,
];

/** Some of a language's phrases, or none. */
type Part = (language: Language) => readonly string[] | undefined;

/** The phrases that all languages have for one thing, each form by itself. */
export function everywhere(part: Part): readonly string[] {
  return languages.flatMap((language) => formsOf(...(part(language) ?? [])));
}

/** The same for words that stand by themselves, as plain ones; made at the first question, as many recordings have no remark. */
export function wordsEverywhere(part: Part): { has(word: string): boolean } {
  let made: ReadonlySet<string> | undefined;
  return {
    has: (word) => (made ??= new Set(everywhere(part).flatMap(spellingsOf).flat())).has(word),
  };
}

/** Entries of a table of phrases: the parts of all languages, and no meaning for what is ambiguous among them. */
export function entriesOf<Meaning>(
  parts: readonly (readonly [meaning: Meaning, part: Part])[],
): readonly (readonly [meaning: Meaning | undefined, texts: readonly string[]])[] {
  return [...parts.map(([meaning, part]) => [meaning, everywhere(part)] as const), [undefined, ambiguous]];
}

/** Every phrase of every language, but for what is seen and what says that something is over. */
export function vocabulary(): readonly string[] {
  return everywhere((language) => [
    ...commanding(language),
    ...linesOf({ beside: language.commands.beside, limb: language.movement?.limb }),
    ...linesOf({ posture: language.movement?.posture, idle: language.idle, things: language.things }),
  ]);
}

/** Of them those that a muscle is commanded with, and that it is told of with. */
export function telling(): readonly string[] {
  return everywhere(commanding);
}

function commanding({ phrases, forbidding, commands, movement }: Language): readonly string[] {
  return [
    ...[phrases, forbidding].flatMap(linesOf),
    ...linesOf({ ...commands, beside: undefined }),
    ...linesOf({ ...movement, limb: undefined, posture: undefined }),
  ];
}

function linesOf(group: Readonly<Record<string, readonly string[] | undefined>>): readonly string[] {
  return Object.values(group).flatMap((lines) => lines ?? []);
}
