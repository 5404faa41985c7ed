/** The README's sentence: every number the engine decides by has a default, a range and a source, and is listed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { activityClasses } from '../../../src/detection/decisions/classes';
import type { Criterion } from '../../../src/detection/decisions/criterion';
import { everyNumber, fixedValues } from '../../../src/detection/everyNumber';
import { engineIdentity, hashNumbers } from '../../../src/detection/identity';
import { defaultParameters, parameterNames } from '../../../src/detection/parameters';
import { declaredNames, engineSources, undeclaredNumbers } from './numericLiterals';

const sources = engineSources();
const values = Object.fromEntries(everyNumber().map(({ name, value }) => [name, value]));

describe('Every number the engine decides by', () => {
  it('is what the README speaks of', () => {
    const readme = readFileSync(
      path.resolve(import.meta.dirname, '../../../src/detection/README.md'),
      'utf8',
    );
    const sentence =
      /Every number the engine decides by has a default, a range and a source:\s`emg-labels parameters` lists/u;
    assert.match(readme, sentence);
  });

  it('has a range that it lies in, a meaning and a source', () => {
    for (const { name, value, minimum, maximum, meaning, source } of everyNumber()) {
      assert.ok(value >= minimum && value <= maximum && minimum < maximum, `${name}: ${value}`);
      assert.ok(meaning.length >= 5 && !meaning.endsWith('.'), `${name}: "${meaning}"`);
      assert.match(source, /^(?:§|own: .|[A-Z].*\d{4})/u, name);
    }
  });

  it('has a name of its own, and those that a study may change are the parameters', () => {
    assert.equal(Object.keys(values).length, everyNumber().length);
    const changeable = everyNumber()
      .filter((number) => number.changeable)
      .map(({ name }) => name);
    assert.deepEqual(changeable, parameterNames);
  });

  it('is in the hash: each one changes it by itself', () => {
    const whole = engineIdentity(defaultParameters).parametersHash;
    assert.equal(hashNumbers(values), whole);
    const hashes = everyNumber().map(({ name, value }) => hashNumbers({ ...values, [name]: value + 1e-9 }));
    assert.equal(new Set([whole, ...hashes]).size, everyNumber().length + 1);
  });

  it('is listed wherever it is declared', () => {
    const declared = [...sources].flatMap(([file, text]) => declaredNames(file, text));
    assert.ok(declared.length > 200, `${declared.length} found`);
    assert.deepEqual(
      declared.filter((name) => !(name in fixedValues())),
      [],
    );
  });

  it('is declared: no other number stands in the source', () => {
    assert.deepEqual(
      [...sources].flatMap(([file, text]) => undeclaredNumbers(file, text)),
      [],
    );
  });
});

describe('The search for numbers that nobody declares', () => {
  const found = (file: string, text: string): number => undeclaredNumbers(file, text).length;

  it('finds them where the decision is made, whatever they look like', () => {
    for (const line of [
      'const least = 1;',
      'export const least = -2;',
      'const odds = { rest: 0.95 };',
      'function f(x: number) { return x > 3; }',
      'const g = (x: number) => x * 1e3;',
      'class C { #least = 5; }',
      'report({ threshold: 4 });',
    ]) {
      for (const file of ['decisions/scores.ts', 'decisions/silence/silenceRules.ts', 'events/events.ts']) {
        assert.equal(found(file, line), 1, `${file}: ${line}`);
      }
    }
  });

  it('finds constants and fractions everywhere else', () => {
    assert.equal(found('units/peel.ts', '/** A comment. */\nconst gap = 2;'), 1);
    assert.equal(found('units/peel.ts', 'const gaps = { from: 3, to: 5 };'), 2);
    assert.equal(found('units/peel.ts', 'function f(x: number) { return 0.7 * x; }'), 1);
    assert.equal(found('decisions/criteria/cramp.ts', 'const f = (x: number) => x > 3;'), 1);
  });

  it('lets pass what is declared, what is structural, and what stands in a criterion', () => {
    assert.equal(
      found('units/peel.ts', "const a = fixedNumbers('a', { b: ratio(0.3, [0, 1], 'B', 'own: c') });"),
      0,
    );
    assert.equal(found('units/peel.ts', '/** Structural: fits the cache. */\nconst batch = 512;'), 0);
    assert.equal(
      found('decisions/criteria/cramp.ts', "const a = { weight: 3, bound: { kind: 'above', width: 5 } };"),
      0,
    );
  });
});

describe('A criterion', () => {
  const classes = activityClasses.flatMap(({ criteria }) => criteria);

  it('has each of its numbers in the table', () => {
    for (const { name, bound, weight, against } of classes) {
      const own = numbersIn({ bound, weight, against });
      const listed = everyNumber().filter((number) => number.name.startsWith(`${name}.`));
      for (const value of own) {
        assert.ok(
          listed.some((number) => number.value === value),
          `${name}: ${value}`,
        );
      }
      assert.ok(listed.length >= own.length, `${name}: ${listed.length} of ${own.length} are listed`);
    }
  });

  it('has a width that can be divided by', () => {
    for (const { name } of classes) assert.notEqual(values[`${name}.width`], 0, name);
  });

  it('does not compile without saying what its numbers mean, where they come from and in which range', () => {
    const whole: Criterion<number> = {
      name: 'some-number',
      meaning: 'Some number',
      source: 'own: none',
      range: [0, 1],
      unit: '',
      value: (subject) => subject,
      bound: { kind: 'above', threshold: 0.5, width: 0.1 },
      weight: 1,
    };
    const { meaning, source, range, ...bare } = whole;
    // @ts-expect-error it has no source
    const withoutSource: Criterion<number> = { ...bare, meaning, range };
    // @ts-expect-error it has no meaning
    const withoutMeaning: Criterion<number> = { ...bare, source, range };
    // @ts-expect-error it has no range
    const withoutRange: Criterion<number> = { ...bare, source, meaning };
    const ofNothing: Criterion<number, { known: number }> = {
      ...whole,
      // @ts-expect-error there is no such parameter
      bound: { kind: 'above', threshold: { of: 'unknown' }, width: 1 },
    };
    assert.equal([withoutSource, withoutMeaning, withoutRange, ofNothing].length, 4);
  });
});

/** Every number in a value, however deep. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
