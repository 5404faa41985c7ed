import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnOfSample, firstSampleOfColumn } from '../../../src/signal/columnGrid';

/** Rates and widths that recordings and screens really have, and that floating point cannot write down. */
const rate = fc.oneof(
  fc.constantFrom(1, 100, 200, 1000, 1259.259, 4000, 5000, 23437.5, 32768),
  fc.double({ min: 0.1, max: 1e6, noNaN: true }),
);
const width = fc.oneof(
  fc.constantFrom(0.001, 0.01, 0.1, 1 / 3, 1, 0.007, 0.0003),
  fc.double({ min: 1e-5, max: 100, noNaN: true }),
);

describe('Columns', () => {
  it('share the samples among them: the first sample of a column is where the column before it ends', () => {
    fc.assert(
      fc.property(rate, width, fc.nat(1e6), (samplingRate, secondsPerColumn, column) => {
        const first = firstSampleOfColumn({ samplingRate, secondsPerColumn }, column);
        assert.ok(columnOfSample({ samplingRate, secondsPerColumn }, first) >= column);
        assert.ok(first === 0 || columnOfSample({ samplingRate, secondsPerColumn }, first - 1) < column);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('beyond what a file can hold start at the largest sample index instead of hanging', () => {
    const grid = { samplingRate: 1e300, secondsPerColumn: 1e300 };
    assert.equal(firstSampleOfColumn(grid, 1e15), Number.MAX_SAFE_INTEGER);
  });
});
