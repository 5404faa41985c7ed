import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  median,
  pearson,
  quantileOfSorted,
  robustVariation,
  sorted,
  spearman,
  thinned,
} from '../../../src/signal/statistics';

const values = fc.array(
  fc.oneof(
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((value) => value + 0),
    fc.integer({ min: 0, max: 3 }),
  ),
  {
    minLength: 1,
    maxLength: 80,
  },
);

describe('Order statistics', () => {
  it('are those of NumPy', () => {
    // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [.1, .25, .5, .75, .9])
    const ascending = sorted(Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6));
    const found = [0.1, 0.25, 0.5, 0.75, 0.9].map((p) => quantileOfSorted(ascending, p) ?? NaN);
    [1, 1.75, 3.5, 5.25, 6.9].forEach((expected, i) =>
      assert.ok(Math.abs((found[i] ?? NaN) - expected) < 1e-12, `${found[i]} for ${expected}`),
    );
  });

  it('are the same by selection as by sorting', () => {
    fc.assert(
      fc.property(values, (list) => {
        assert.equal(median(Float64Array.from(list)), quantileOfSorted(sorted(Float64Array.from(list)), 0.5));
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 60 }), (list) => {
        const quantile = (p: number): number => quantileOfSorted(sorted(Float64Array.from(list)), p) ?? NaN;
        const expected = (quantile(0.75) - quantile(0.25)) / (1.349 * quantile(0.5));
        assert.equal(robustVariation(Int32Array.from(list)), expected);
      }),
    );
  });

  it('are undefined of nothing', () => {
    assert.equal(median(new Float64Array()), undefined);
    assert.equal(robustVariation(Float64Array.of(1, 2, 3)), undefined);
    assert.equal(robustVariation(new Float64Array(9)), undefined);
  });
});

describe('Correlation', () => {
  it("is SciPy's, ties and all", () => {
    // scipy.stats.spearmanr([1, 2, 2, 4, 5, 3], [2, 1, 3, 3, 6, 5])
    const found = spearman(Float64Array.of(1, 2, 2, 4, 5, 3), Float64Array.of(2, 1, 3, 3, 6, 5)) ?? NaN;
    assert.ok(Math.abs(found - 0.7794117647058825) < 1e-12, `${found}`);
  });

  it('of ranks is 1 for any rising course, and undefined for a constant or too short one', () => {
    const rising = Float64Array.from({ length: 20 }, (_, i) => i);
    assert.equal(spearman(rising, rising.map(Math.exp)), 1);
    assert.equal(spearman(rising, new Float64Array(20)), undefined);
    assert.equal(spearman(rising.subarray(0, 2), rising.subarray(0, 2)), undefined);
    assert.equal(pearson(new Float64Array(), new Float64Array()), undefined);
    assert.throws(() => spearman(rising, rising.subarray(1)), RangeError);
  });
});

describe('Thinning', () => {
  it('leaves a short series alone and takes every n-th value of a long one', () => {
    const series = Float64Array.from({ length: 10 }, (_, i) => i);
    assert.deepEqual(thinned(series, 10), series);
    assert.deepEqual(thinned(series, 4), Float64Array.of(0, 3, 6, 9));
  });
});
