import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Columns, columnOfSample, firstSampleOfColumn } from '../../../src/signal/columnGrid';
import { EnvelopeAccumulator } from '../../../src/signal/envelope';
import type { Extremes } from '../../../src/signal/extremes';

/** Rates and widths that recordings and screens really have, and that floating point cannot write down. */
const rate = fc.oneof(
  fc.constantFrom(1, 100, 200, 1000, 1259.259, 4000, 5000, 23437.5, 32768),
  fc.double({ min: 0.1, max: 1e6, noNaN: true }),
);
const width = fc.oneof(
  fc.constantFrom(0.001, 0.01, 0.1, 1 / 3, 1, 0.007, 0.0003),
  fc.double({ min: 1e-5, max: 100, noNaN: true }),
);

/** Values with what a damaged recording holds among them. */
const value = fc.oneof(
  { weight: 8, arbitrary: fc.float({ noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
);
const signal = fc.array(value, { maxLength: 400 }).map((values) => Float32Array.from(values));

function bruteForce(values: Float32Array, grid: Columns): Extremes {
  const columns = Array.from({ length: grid.columnCount }, (): number[] => []);
  values.forEach((sample, i) => {
    const column = Math.floor(i / grid.samplingRate / grid.secondsPerColumn) - grid.firstColumn;
    if (!Number.isNaN(sample)) columns[column]?.push(sample);
  });
  return {
    minimum: Float32Array.from(columns, (column) => (column.length ? Math.min(...column) : NaN)),
    maximum: Float32Array.from(columns, (column) => (column.length ? Math.max(...column) : NaN)),
  };
}

/** Equal where 0 and -0 are one value and NaN equals NaN. */
function assertSame(actual: Extremes, expected: Extremes): void {
  const plain = (values: Float32Array): number[] => Array.from(values, (v) => v + 0);
  assert.deepEqual(plain(actual.minimum), plain(expected.minimum));
  assert.deepEqual(plain(actual.maximum), plain(expected.maximum));
}

function accumulate(values: Float32Array, grid: Columns, blockLength: number): EnvelopeAccumulator {
  const envelope = new EnvelopeAccumulator(grid);
  for (let from = 0; from < values.length; from += blockLength) {
    envelope.add(values.subarray(from, from + blockLength), from);
  }
  return envelope;
}

describe('The envelope of a trace', () => {
  it('is the extremes of each column, whatever blocks the samples come in', () => {
    fc.assert(
      fc.property(
        signal,
        rate,
        width,
        fc.nat(50),
        fc.nat(60),
        fc.integer({ min: 1, max: 100 }),
        (values, samplingRate, secondsPerColumn, firstColumn, columnCount, blockLength) => {
          const grid = { samplingRate, secondsPerColumn, firstColumn, columnCount };
          assertSame(accumulate(values, grid, blockLength), bruteForce(values, grid));
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('shows one valid sample among missing ones, and NaN where all are missing', () => {
    const grid = { samplingRate: 1000, secondsPerColumn: 0.002, firstColumn: 0, columnCount: 3 };
    const envelope = accumulate(Float32Array.of(NaN, 7, NaN, NaN), grid, 4);
    assert.deepEqual([...envelope.minimum], [7, NaN, NaN]);
    assert.deepEqual([...envelope.maximum], [7, NaN, NaN]);
  });

  it('refuses a grid whose columns have no width', () => {
    const grid = { samplingRate: 1000, secondsPerColumn: 0, firstColumn: 0, columnCount: 1 };
    assert.throws(() => new EnvelopeAccumulator(grid), /positive, finite secondsPerColumn, not 0/u);
  });
});

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
