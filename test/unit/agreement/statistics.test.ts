/** Statistics of agreement, against what is printed of worked examples. */
import assert from 'node:assert/strict';
import { krippendorffAlpha } from '../../../src/agreement/alpha';
import { figuresOf, type Interval } from '../../../src/agreement/bootstrap';
import { CountTable } from '../../../src/agreement/counts';
import { cohenKappa, confusionOf, fleissKappa } from '../../../src/agreement/kappa';
import {
  diagnosesOfTwo,
  fourReaders,
  fourteenReaders,
  tableOfCounts,
  tableOfReaders,
  tableOfTwo,
  twoReaders,
  twoReadersTwoClasses,
} from './published';

describe('Agreement beyond chance', () => {
  it('of two readers is Cohen’s kappa as Fleiss, Levin & Paik print it: .676', () => {
    assert.equal(cohenKappa(confusionOf(tableOfTwo(diagnosesOfTwo), 0, 1)).toFixed(3), '0.676');
  });

  it('of fourteen readers is Fleiss’ kappa as the worked example has it: .210', () => {
    assert.equal(fleissKappa(tableOfCounts(fourteenReaders)).toFixed(3), '0.210');
  });

  it('with missing readings is Krippendorff’s alpha as he prints it: .095, .692 and .743', () => {
    const printed = [twoReadersTwoClasses, twoReaders, fourReaders].map((rows) =>
      krippendorffAlpha(tableOfReaders(rows)).toFixed(3),
    );
    assert.deepEqual(printed, ['0.095', '0.692', '0.743']);
  });

  it('is 1 where all agree, below 0 where they avoid each other, and undefined where there is one class alone', () => {
    const same = tableOfReaders(['a b c a', 'a b c a', 'a b c a']);
    const apart = tableOfReaders(['a a b b', 'b b a a']);
    const one = tableOfReaders(['a a a', 'a a a']);
    for (const figure of [
      krippendorffAlpha,
      fleissKappa,
      (tallies: typeof same) => cohenKappa(confusionOf(tallies, 0, 1)),
    ]) {
      assert.equal(figure(same), 1);
      assert.ok(figure(apart) < 0);
      assert.ok(Number.isNaN(figure(one)));
      assert.ok(Number.isNaN(figure([])));
    }
  });

  it('counts for Cohen and Fleiss only what all have read, for Krippendorff whatever two have read', () => {
    const rows = ['a a b b', 'a b b .', '. a b b'];
    const whole = ['a b', 'b b', 'a b'];
    assert.equal(fleissKappa(tableOfReaders(rows)), fleissKappa(tableOfReaders(whole)));
    assert.ok(krippendorffAlpha(tableOfReaders(rows)) > 0);
    const confusion = confusionOf(tableOfReaders(rows), 0, 1);
    assert.deepEqual([confusion.get('a')?.get('b'), confusion.get('b')?.get('b')], [1, 1]);
  });
});

describe('How sure a figure is', () => {
  /** The mean of values, one of each recording, and its interval; none of a figure that is `undefined` everywhere. */
  function meanOf(values: readonly number[], figure = (sum: number, count: number) => sum / count) {
    const table = new CountTable<undefined>(values.length);
    for (const [recording, value] of values.entries()) {
      table.add(recording, ['sum', undefined], value);
      table.add(recording, ['count', undefined], 1);
    }
    const [made] = figuresOf(table, ([sum = NaN, count = NaN]) => [figure(sum, count)]);
    return made ?? assert.fail();
  }
  const intervalOf = (values: readonly number[]): Interval | undefined => meanOf(values).interval;

  it('is an interval about it, the same each time, and wider where recordings differ more', () => {
    const near = Array.from({ length: 20 }, (_, i) => 10 + (i % 2));
    const far = Array.from({ length: 20 }, (_, i) => 10 + 10 * (i % 2));
    const [narrow, wide] = [intervalOf(near), intervalOf(far)];
    assert.ok(narrow && wide);
    assert.deepEqual(intervalOf(near), narrow);
    assert.ok(narrow.low < 10.5 && narrow.high > 10.5);
    // The standard error of the mean of 20 that are 10 or 11 is .11.
    assert.ok(Math.abs(narrow.high - narrow.low - 4 * 0.112) < 0.1, `${narrow.high - narrow.low}`);
    assert.ok(wide.high - wide.low > 5 * (narrow.high - narrow.low));
  });

  it('is not said of fewer than five recordings, nor where most draws have no figure', () => {
    assert.equal(intervalOf([1, 2, 3, 4]), undefined);
    assert.equal(meanOf([1, 2, 3, 4]).value, 2.5);
    assert.equal(meanOf([1, 2, 3, 4, 5], () => NaN).interval, undefined);
  });

  it('is the same as of recordings that are drawn one by one and added up again', () => {
    const values = Array.from({ length: 40 }, (_, i) => (i * i) % 23);
    const interval = intervalOf(values) ?? assert.fail();
    // Splitmix32 from the same seed, written out again.
    let state = 20_260_101;
    const uniform = (): number => {
      state = (state + 0x9e37_79b9) | 0;
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
      return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
    };
    const means = Array.from({ length: 1000 }, () => {
      const drawn = values.map(() => values[Math.floor(uniform() * values.length)] ?? NaN);
      return drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    }).sort((a, b) => a - b);
    const within = (share: number): readonly number[] => means.slice(share * 1000 - 2, share * 1000 + 2);
    assert.ok(Math.min(...within(0.025)) <= interval.low && interval.low <= Math.max(...within(0.025)));
    assert.ok(Math.min(...within(0.975)) <= interval.high && interval.high <= Math.max(...within(0.975)));
  });
});
