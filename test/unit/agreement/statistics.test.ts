/** Statistics of agreement, against what is printed of worked examples. */
import assert from 'node:assert/strict';
import { krippendorffAlpha } from '../../../src/agreement/alpha';
import { bootstrapInterval } from '../../../src/agreement/bootstrap';
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
  const mean = (drawn: readonly number[]): number => drawn.reduce((sum, v) => sum + v, 0) / drawn.length;

  it('is an interval about it, the same each time, and wider where recordings differ more', () => {
    const near = Array.from({ length: 20 }, (_, i) => 10 + (i % 2));
    const far = Array.from({ length: 20 }, (_, i) => 10 + 10 * (i % 2));
    const [narrow, wide] = [bootstrapInterval(near, mean), bootstrapInterval(far, mean)];
    assert.ok(narrow && wide);
    assert.deepEqual(bootstrapInterval(near, mean), narrow);
    assert.ok(narrow.low < 10.5 && narrow.high > 10.5);
    // The standard error of the mean of 20 that are 10 or 11 is .11.
    assert.ok(Math.abs(narrow.high - narrow.low - 4 * 0.112) < 0.1, `${narrow.high - narrow.low}`);
    assert.ok(wide.high - wide.low > 5 * (narrow.high - narrow.low));
  });

  it('is not said of fewer than five recordings, nor where most draws have no figure', () => {
    assert.equal(bootstrapInterval([1, 2, 3, 4], mean), undefined);
    assert.equal(
      bootstrapInterval([1, 2, 3, 4, 5], () => NaN),
      undefined,
    );
  });
});
