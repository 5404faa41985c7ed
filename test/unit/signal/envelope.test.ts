import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Columns, columnOfSample, firstSampleOfColumn } from '../../../src/signal/columnGrid';
import { EnvelopeAccumulator } from '../../../src/signal/envelope';
import { EnvelopePyramid, samplesPerBin } from '../../../src/signal/envelopePyramid';
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

describe('The envelope pyramid', () => {
  /** Bin-wide columns' truth, from which every wider view must follow. */
  function binsOf(values: Float32Array): Extremes {
    const columnCount = Math.ceil(values.length / samplesPerBin);
    return bruteForce(values, {
      samplingRate: 1,
      secondsPerColumn: samplesPerBin,
      firstColumn: 0,
      columnCount,
    });
  }

  function noise(length: number): Float32Array {
    let state = 1;
    return Float32Array.from({ length }, () => (state = (state * 48271) % 2147483647) / 2147483647 - 0.5);
  }

  it('shows in each column the extremes of just the bins that touch it, over several chunks and levels', () => {
    const values = noise(2_500_123);
    values[1_234_567] = 99;
    values.fill(NaN, 700_000, 730_000);
    const pyramid = new EnvelopePyramid(values.length);
    pyramid.add(values, 0);
    const bins = binsOf(values);
    const widths = fc.double({ min: 256, max: 3e6, noNaN: true });
    fc.assert(
      fc.property(widths, fc.nat(40), fc.nat(40), (secondsPerColumn, firstColumn, columnCount) => {
        const grid = { samplingRate: 1, secondsPerColumn, firstColumn, columnCount };
        const expected = Array.from({ length: columnCount }, (_, k) => {
          const from = firstSampleOfColumn(grid, firstColumn + k);
          const to = Math.min(values.length, firstSampleOfColumn(grid, firstColumn + k + 1));
          const inside = (_value: number, bin: number): boolean => bin * 256 < to && (bin + 1) * 256 > from;
          const smallest = [...bins.minimum].filter(inside).filter((v) => !Number.isNaN(v));
          const largest = [...bins.maximum].filter(inside).filter((v) => !Number.isNaN(v));
          if (from >= to || smallest.length === 0) return [NaN, NaN];
          return [Math.min(...smallest), Math.max(...largest)];
        });
        const shown = pyramid.query(grid);
        assert.deepEqual(
          expected.map((_, k) => [shown.minimum[k], shown.maximum[k]]),
          expected,
        );
      }),
      { seed: 3, numRuns: 30 },
    );
  });

  it('never loses a spike of one sample, wherever it stands', () => {
    const samples = 40_000;
    fc.assert(
      fc.property(
        fc.nat(samples - 1),
        fc.double({ min: 256, max: 9000, noNaN: true }),
        (spike, secondsPerColumn) => {
          const values = new Float32Array(samples);
          values[spike] = -1;
          const pyramid = new EnvelopePyramid(samples);
          pyramid.add(values, 0);
          const grid = { samplingRate: 1, secondsPerColumn, firstColumn: 0, columnCount: 160 };
          assert.equal(pyramid.query(grid).minimum[columnOfSample(grid, spike)], -1);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  it('names what is still missing in whole bins, and nothing once that has been added', () => {
    const samples = 9 * samplesPerBin + 17;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(samples), fc.nat(samples)), { maxLength: 6 }),
        fc.tuple(fc.nat(samples), fc.nat(samples)),
        (views, [a, b]) => {
          const values = noise(samples);
          const pyramid = new EnvelopePyramid(samples);
          const known = new Set<number>();
          for (const [from, to] of [...views, [a, b] as const]) {
            const wanted = Array.from({ length: 10 }, (_, bin) => bin).filter(
              (bin) => from < to && bin * 256 < to && (bin + 1) * 256 > from && !known.has(bin),
            );
            const gaps = pyramid.missing(from, to);
            assert.deepEqual(
              gaps.flatMap((gap) =>
                Array.from(
                  { length: Math.ceil((gap.to - gap.from) / 256) },
                  (_, bin) => gap.from / 256 + bin,
                ),
              ),
              wanted,
            );
            for (const gap of gaps) pyramid.add(values.subarray(gap.from, gap.to), gap.from);
            wanted.forEach((bin) => known.add(bin));
            assert.deepEqual(pyramid.missing(from, to), []);
          }
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  it('takes no memory for a channel of ten thousand million samples until it is read', () => {
    const pyramid = new EnvelopePyramid(1e10);
    assert.deepEqual(pyramid.missing(0, 1e10), [{ from: 0, to: 1e10 }]);
    const start = 5_000_000_000 - (5_000_000_000 % samplesPerBin);
    pyramid.add(new Float32Array(samplesPerBin).fill(3), start);
    const whole = pyramid.query({ samplingRate: 1, secondsPerColumn: 1e10, firstColumn: 0, columnCount: 1 });
    assert.deepEqual([...whole.maximum], [3]);
  });

  it('refuses samples that do not fill whole bins, because a half-known bin would hide spikes', () => {
    const pyramid = new EnvelopePyramid(1000);
    assert.throws(() => pyramid.add(new Float32Array(256), 100), /\[100, 356\) are not whole bins/u);
    assert.throws(() => pyramid.add(new Float32Array(255), 0), RangeError);
    assert.throws(() => pyramid.add(new Float32Array(512), 768), RangeError);
    pyramid.add(new Float32Array(232), 768);
  });
});
