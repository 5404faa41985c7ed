import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filterBothWays, filterForwards } from '../../../src/signal/cascade';
import { butterworthBandPass, filterZeroPhase, StreamingFilter } from '../../../src/signal/filters';

describe('a cascade over a whole stretch', () => {
  const band = butterworthBandPass(3, 20, 450, 2000);
  const signals = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 200 });

  it('gives what the streaming filter gives, sample by sample', () => {
    fc.assert(
      fc.property(signals, (signal) => {
        const fast = Float64Array.from(signal);
        filterForwards(band, fast);
        const streamed = Float64Array.from(signal);
        new StreamingFilter(band).process(streamed);
        for (const [i, value] of fast.entries()) {
          assert.ok(Math.abs(value - streamed[i]!) < 1e-9, `sample ${i}: ${value} against ${streamed[i]}`);
        }
      }),
    );
  });

  it('has no phase shift both ways, as filterZeroPhase has none', () => {
    const impulse = Float64Array.from({ length: 801 }, (_, i) => (i === 400 ? 1 : 0));
    const expected = Float64Array.from(impulse);
    filterBothWays(band, impulse);
    filterZeroPhase(band, expected);
    for (let k = 1; k < 400; k++) {
      assert.ok(Math.abs(impulse[400 - k]! - impulse[400 + k]!) < 1e-6, `asymmetric at ${k}`);
      assert.ok(Math.abs(impulse[400 + k]! - expected[400 + k]!) < 1e-9);
    }
  });

  it('leaves an empty stretch alone', () => {
    filterBothWays(band, new Float64Array(0));
  });
});
