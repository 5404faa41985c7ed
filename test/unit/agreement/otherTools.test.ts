/** Agreement of random tables against scikit-learn, statsmodels, NLTK and psych, to the last of twelve decimals. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { agreementOf, overlaps } from '../../../src/agreement/summary';
import { unmarked, type ChannelReading, type ReadChannel } from '../../../src/agreement/tallies';

type Answers = Readonly<Record<string, number>>;

/** What test/fixtures/agreement/otherTools.py writes. */
interface Fixture {
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly name: string;
    readonly readings: readonly string[];
    readonly fleiss: Answers;
    readonly alpha: Answers;
    readonly pairs: readonly {
      readonly readers: readonly number[];
      readonly kappa: Answers;
      readonly labels: readonly string[];
      readonly confusion: readonly (readonly number[])[];
      readonly shares: readonly (readonly number[])[];
      readonly f1: number;
      readonly labelF1: Answers;
    }[];
  }[];
}

const fixture = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../fixtures/agreement/otherTools.json'), 'utf8'),
) as Fixture;

/** Each unit is a channel of a second, so that one reader may have read it and another not. */
function channelsOf(readings: readonly string[]): readonly ReadChannel[] {
  const reading = (letter: string | undefined): ChannelReading => {
    if (letter === '.') return undefined;
    return letter === undefined || letter === 'n' ? [] : [{ onsetSeconds: 0, endSeconds: 1, label: letter }];
  };
  return Array.from(readings[0] ?? '', (_, unit) => ({
    durationSeconds: 1,
    readings: readings.map((letters) => reading(letters[unit])),
  }));
}

/** @param what is compared, for the message */
function same(ours: number | undefined, theirs: number | undefined, what: string): void {
  assert.ok(ours !== undefined && theirs !== undefined, what);
  // Theirs are rounded to twelve decimals.
  assert.ok(Math.abs(ours - theirs) < 5.1e-13, `${what}: ${ours}, not ${theirs}`);
}

describe('Agreement of random tables', () => {
  for (const { name, readings, fleiss, alpha, pairs } of fixture.cases) {
    const recording = { name, channels: channelsOf(readings) };
    const ours = agreementOf([recording], readings.length, 1);

    it(`is Fleiss’ kappa as statsmodels and alpha as NLTK have it: ${name}`, () => {
      same(ours.fleiss.value, fleiss['statsmodels'], 'Fleiss’ kappa');
      same(ours.alpha.value, alpha['nltk'], 'alpha');
    });

    it(`is Cohen’s kappa as scikit-learn, statsmodels and psych have it, F1 and confusion as the first: ${name}`, () => {
      assert.equal(ours.pairs.length, pairs.length);
      for (const [place, theirs] of pairs.entries()) {
        const pair = ours.pairs[place] ?? assert.fail();
        const of = `readers ${theirs.readers.join(' and ')}`;
        assert.deepEqual([pair.one, pair.other], theirs.readers);
        assert.deepEqual(Object.keys(theirs.kappa), ['sklearn', 'statsmodels', 'psych']);
        for (const [tool, kappa] of Object.entries(theirs.kappa)) {
          same(pair.kappa.value, kappa, `kappa of ${of} by ${tool}`);
        }
        // Events of the same span: the overlap is 1, so that F1 is the same from any on.
        for (const [i, overlap] of overlaps.entries()) {
          same(pair.eventF1[i]?.value, theirs.f1, `F1 of ${of} at ${overlap}`);
          assert.deepEqual([...pair.labelF1.keys()].sort(), Object.keys(theirs.labelF1).sort());
          for (const [label, f1] of Object.entries(theirs.labelF1)) {
            same(pair.labelF1.get(label)?.[i]?.value, f1, `F1 of ${label} of ${of} at ${overlap}`);
          }
        }
        const ourName = (label: string): string => (label === 'n' ? unmarked : label);
        for (const [i, row] of theirs.labels.entries()) {
          for (const [j, column] of theirs.labels.entries()) {
            const cells = theirs.confusion[i]?.[j] ?? assert.fail();
            const [label, taken] = [ourName(row), ourName(column)];
            assert.equal(pair.confusion.get(label)?.get(taken) ?? 0, cells, `${of}: ${label}, ${taken}`);
            if (cells === 0) continue;
            same(
              pair.shares.get(label)?.get(taken)?.value,
              theirs.shares[i]?.[j],
              `${of}: ${label} as ${taken}`,
            );
          }
        }
      }
    });
  }
});
