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
          const { first, second } = bands.filter(Float64Array.from(signal));
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

  it('are summed up over any part of them, as one by one', () => {
    const bands = new TwoBands(band, butterworthHighPass(2, 200, 12_000));
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (all, a, b) => {
          const from = a % all.length;
          const to = from + 1 + (b % (all.length - from));
          const banded = bands.filter(Float64Array.from(all));
          const part = all.slice(from, to);
          const [first, second] = [banded.first.slice(from, to), banded.second.slice(from, to)];
          const sums = banded.sumsOver(from, to);
          assert.equal(
            sums.sum,
            part.reduce((sum, value) => sum + value, 0),
          );
          assert.equal(
            sums.isMoving,
            part.some((value) => value !== part[0]),
          );
          assert.equal(sums.peak, Math.max(...first.map(Math.abs)));
          const squaresOf = (values: Float64Array): number => values.reduce((sum, x) => sum + x * x, 0);
          assert.ok(Math.abs(sums.squares - squaresOf(first)) < 1e-9);
          assert.ok(Math.abs(sums.otherSquares - squaresOf(second)) < 1e-9);
        },
      ),
    );
  });

  it('have two sections at most', () => {
    assert.throws(() => new TwoBands(band, butterworthHighPass(5, 200, 12_000)), /up to 2 sections/);
  });
});
