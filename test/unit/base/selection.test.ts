import assert from 'node:assert/strict';
import fc from 'fast-check';
import { selectRank } from '../../../src/base/selection';

describe('The value at a place in the order', () => {
  it('is that which sorting puts there, with smaller ones to its left and larger ones to its right', () => {
    const values = fc.oneof(
      fc.float64Array({ minLength: 1, maxLength: 200, noNaN: true }),
      fc.array(fc.nat(4), { minLength: 1, maxLength: 200 }).map((many) => Float64Array.from(many)),
    );
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
        const rank = Math.floor(part * (all.length - 1));
        const sorted = all.slice().sort();
        const found = selectRank(all, rank);
        // −0 and 0 are one value.
        assert.ok(found === sorted[rank], `${found} is not ${sorted[rank]}`);
        assert.ok(all.subarray(0, rank).every((value) => value <= found));
        assert.ok(all.subarray(rank).every((value) => value >= found));
      }),
      { seed: 3 },
    );
  });
});
