import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainBytes, plainValue } from '../../../src/store/plainValue';

const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 5e-324, Number.MAX_VALUE, 0.1),
);
const array = fc.oneof(
  fc.float32Array(),
  fc.float64Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.int16Array(),
  fc.uint16Array(),
  fc.int8Array(),
  fc.uint8Array(),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'µV', '\ud800', '\udc00\ud800', '__proto__'),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    number,
    text,
    fc.boolean(),
    fc.constantFrom(null, undefined),
    array,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

describe('A plain value', () => {
  it('comes back from its bytes as it was, to the last bit', () => {
    fc.assert(
      fc.property(value, (before) => assert.deepStrictEqual(plainValue(plainBytes(before)), before)),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('is a part of an array where it was one, not the whole memory behind it', () => {
    const part = Float64Array.from({ length: 1000 }, (_, i) => i).subarray(3, 6);
    const bytes = plainBytes({ part });
    assert.ok(bytes.length < 100, `${bytes.length} bytes`);
    assert.deepEqual(plainValue(bytes), { part: Float64Array.of(3, 4, 5) });
  });

  it('is refused where it is not plain, rather than coming back as something else', () => {
    for (const strange of [
      () => 1,
      new Map(),
      new Set(),
      new Date(),
      1n,
      Symbol('a'),
      new DataView(new ArrayBuffer(8)),
    ]) {
      assert.throws(() => plainBytes({ strange }), TypeError);
    }
  });

  it('is never made of bytes that were cut short', () => {
    const bytes = plainBytes({ name: 'EMG', times: Float64Array.of(1, 2), list: [1, true, null] });
    for (let length = 0; length < bytes.length; length++) {
      assert.throws(() => plainValue(bytes.subarray(0, length)), `of ${length} bytes`);
    }
  });
});
