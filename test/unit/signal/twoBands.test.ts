import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { butterworthBandPass, butterworthHighPass, filterZeroPhase } from '../../../src/signal/filters';
import { TwoBands } from '../../../src/signal/twoBands';

describe('two bands at once', () => {
  const band = butterworthBandPass(2, 100, 3000, 12_000);
  const signals = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { maxLength: 200 });

  it('are what each is by itself, and no peak moves', () => {
    for (const other of [butterworthHighPass(2, 200, 12_000), butterworthHighPass(1, 10, 12_000), []]) {
      const bands = new TwoBands(band, other);
      fc.assert(
        fc.property(signals, (signal) => {
          const [first, second] = bands.filter(Float64Array.from(signal));
          for (const [cascade, values] of [[band, first] as const, [other, second] as const]) {
            const alone = Float64Array.from(signal);
            filterZeroPhase(cascade, alone);
            assert.equal(values.length, alone.length);
            for (const [i, value] of values.entries()) {
              assert.ok(Math.abs(value - alone[i]!) < 1e-9, `sample ${i}: ${value} against ${alone[i]}`);
            }
          }
        }),
      );
    }
  });

  it('have two sections at most', () => {
    assert.throws(() => new TwoBands(band, butterworthHighPass(5, 200, 12_000)), /up to 2 sections/);
  });
});
