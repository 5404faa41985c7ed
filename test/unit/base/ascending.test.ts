import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexBehind, indexFrom } from '../../../src/base/ascending';

const ascending = fc
  .array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true })), { maxLength: 60 })
  .map((values) => values.sort((a, b) => a - b));

describe('A place in ascending order', () => {
  it('is behind all that is less, and before what is equal', () => {
    fc.assert(
      fc.property(ascending, fc.integer({ min: -6, max: 6 }), (values, value) => {
        const expected = values.filter((each) => each < value).length;
        assert.equal(indexFrom(values, value), expected);
        assert.equal(indexFrom(Float64Array.from(values), value), expected);
        assert.equal(
          indexBehind(values.length, (index) => (values[index] ?? NaN) < value),
          expected,
        );
      }),
      { seed: 5 },
    );
  });

  it('is asked for of a few items only, and of none that are not there', () => {
    const asked: number[] = [];
    indexBehind(1000, (index) => asked.push(index) > 0);
    assert.ok(asked.length <= 11, `${asked.length} were asked for`);
    assert.ok(asked.every((index) => index >= 0 && index < 1000));
  });
});
