/** Every language by itself and beside the others: what is said in one means the same in all, or nothing. */
import assert from 'node:assert/strict';
import { buildWordings, isUnread, readingsOf } from '../../../../src/detection/context/wordings';
import { ambiguous } from '../../../../src/detection/languages/ambiguous';
import type { Language } from '../../../../src/detection/languages/language';
import { languages } from '../../../../src/detection/languages/languages';
import { spellingsOf } from '../../../../src/detection/languages/phraseWords';
import { formsOf } from '../../../../src/detection/languages/wordForms';

type Part = readonly [meaning: string, lines: readonly string[]];

/** What a clause with nothing else in it would be; to rest is to be relaxed. */
function partsOf({ phrases, commands, forbidding, idle, things, seen }: Language): readonly Part[] {
  const { rest = [], relax = [], ...others } = phrases;
  return Object.entries({
    ...others,
    contract: [...(others.contract ?? []), ...(commands.contract ?? []), ...forbidding.contract],
    relax: [...relax, ...rest, ...(commands.relax ?? []), ...forbidding.relax],
    more: commands['lean-contract'] ?? [],
    less: commands['lean-relax'] ?? [],
    nothing: [...(commands.beside ?? []), ...(idle ?? []), ...(things ?? []), ...(seen ?? [])],
  });
}

function plainOf(lines: readonly string[]): readonly string[] {
  return formsOf(...lines).flatMap((form) => spellingsOf(form).map((words) => words.join(' ')));
}

/** Meanings by phrase, of one language. */
function meaningsOf(language: Language): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [meaning, lines] of partsOf(language)) {
    for (const phrase of plainOf(lines)) found.set(phrase, (found.get(phrase) ?? new Set()).add(meaning));
  }
  return found;
}

function conflicts(): readonly string[] {
  const all = languages.map((language) => [language.name, meaningsOf(language)] as const);
  return all.flatMap(([name, own], i) =>
    all.slice(i + 1).flatMap(([otherName, other]) =>
      [...own]
        .filter(([phrase, meanings]) => {
          const others = other.get(phrase);
          return others !== undefined && ![...meanings].some((meaning) => others.has(meaning));
        })
        .map(([phrase]) => `${phrase}: ${name}, ${otherName}`),
    ),
  );
}

describe('Languages', () => {
  it('understand the same phrase in the same way, or it is declared ambiguous', () => {
    const undeclared = conflicts().filter((text) => !ambiguous.includes(text.slice(0, text.indexOf(':'))));
    assert.deepEqual(undeclared, []);
  });

  it('leave unread what is declared ambiguous, unless a study says what it means there', () => {
    const wordings = buildWordings();
    assert.ok(ambiguous.length > 0);
    for (const word of ambiguous) {
      assert.deepEqual([word, readingsOf(word, wordings), isUnread(word, wordings)], [word, [], true]);
      const own = buildWordings({ relax: [word] });
      assert.equal(readingsOf(word, own)[0]?.meaning, 'relax');
    }
  });

  it('negate in no language what another has between a command and its end', () => {
    const negations = new Set(languages.flatMap(({ negations: words }) => plainOf(words ?? [])));
    const commands = languages.flatMap(({ phrases }) =>
      plainOf([phrases.contract ?? [], phrases.relax ?? []].flat()),
    );
    assert.deepEqual(
      commands.filter((phrase) => negations.has(phrase)),
      [],
    );
  });

  it('are made of whole words, each form written out', () => {
    for (const { name, negations, over, fillers, ...rest } of languages) {
      const forms = partsOf({ name, ...rest }).flatMap(([, lines]) => formsOf(...lines));
      const odd = forms.filter((form) => form.trim() !== form || form === '' || /[{}|,]/.test(form));
      const words = [negations, over?.surely, over?.perhaps, over?.before, fillers].flatMap((lines) =>
        formsOf(...(lines ?? [])),
      );
      assert.deepEqual([name, odd], [name, []]);
      assert.deepEqual(
        words.filter((word) => spellingsOf(word)[0]?.length !== 1),
        [],
        name,
      );
    }
  });
});
