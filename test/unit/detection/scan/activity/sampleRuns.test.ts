/** Stretches of equal samples: flat lines and clipping. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SampleRuns } from '../../../../../src/detection/scan/activity/sampleRuns';

const flatLength = 5;
const clipLength = 3;

function found(values: Float32Array, blocks: readonly number[] = [], flat = flatLength): SampleRuns {
  const runs = new SampleRuns(flat, clipLength);
  let from = 0;
  for (const block of blocks) {
    runs.add(values.subarray(from, from + block));
    from += block;
  }
  runs.add(values.subarray(from));
  runs.finish();
  return runs;
}

/** The same by looking at the whole channel at once. */
function expected(values: Float32Array, flat = flatLength) {
  const runs: { from: number; to: number; value: number }[] = [];
  values.forEach((value, i) => {
    const last = runs.at(-1);
    if (last?.to === i && last.value === value) last.to = i + 1;
    else if (Number.isFinite(value)) runs.push({ from: i, to: i + 1, value });
  });
  const long = (least: number, keep: (value: number) => boolean) =>
    runs
      .filter(({ from, to, value }) => to - from >= least && keep(value))
      .map(({ from, to }) => ({ from, to }));
  const finite = values.filter(Number.isFinite);
  const extremes = finite.length === 0 ? [NaN, NaN] : [Math.max(...finite), Math.min(...finite)];
  return {
    flat: long(flat, () => true),
    clipped: extremes.map((extreme) => ({ extreme, runs: long(clipLength, (value) => value === extreme) })),
  };
}

const samples = fc
  .array(fc.tuple(fc.constantFrom(-2, -1, 1, 2, 3, NaN, Infinity), fc.integer({ min: 1, max: 7 })), {
    maxLength: 25,
  })
  .map((parts) => Float32Array.from(parts.flatMap(([value, count]) => new Array<number>(count).fill(value))));

describe('Runs of equal samples', () => {
  it('are exactly those of the whole channel, in whatever blocks it comes', () => {
    fc.assert(
      fc.property(samples, fc.array(fc.nat(20), { maxLength: 10 }), (values, blocks) => {
        const runs = found(values, blocks);
        const truth = expected(values);
        assert.deepEqual(runs.flat, truth.flat);
        assert.deepEqual(runs.clipped(), truth.clipped);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('are so where most samples are ordinary and passed over, and long lines among them', () => {
    const ordinary = fc.tuple(fc.constantFrom(-2, -1, 0, 1, 2, 3, NaN), fc.constantFrom(1, 1, 1, 2, 3));
    const long = fc.tuple(fc.constantFrom(-2, 0, 3), fc.integer({ min: 7, max: 30 }));
    const mostly = fc.oneof({ weight: 15, arbitrary: ordinary }, { weight: 1, arbitrary: long });
    const channels = fc
      .array(mostly, { maxLength: 150 })
      .map((parts) =>
        Float32Array.from(parts.flatMap(([value, count]) => new Array<number>(count).fill(value))),
      );
    fc.assert(
      fc.property(
        channels,
        fc.array(fc.nat(60), { maxLength: 6 }),
        fc.integer({ min: 9, max: 14 }),
        (values, blocks, flat) => {
          const runs = found(values, blocks, flat);
          const truth = expected(values, flat);
          assert.deepEqual(runs.flat, truth.flat);
          assert.deepEqual(runs.clipped(), truth.clipped);
        },
      ),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('know a flat line before it has ended, and forget those that ended before the place that is asked for', () => {
    const runs = new SampleRuns(flatLength, clipLength);
    runs.add(Float32Array.from([1, 1, 1, 1, 1, 2, 3, 3, 3]));
    assert.deepEqual(runs.flatSince(0), [{ from: 0, to: 5 }]);
    assert.deepEqual(runs.flatSince(5), []);
    runs.add(Float32Array.from([3, 3]));
    assert.deepEqual(runs.flatSince(4), [
      { from: 0, to: 5 },
      { from: 6, to: 11 },
    ]);
    runs.add(Float32Array.from([3, 4]));
    assert.deepEqual(runs.flatSince(8), [{ from: 6, to: 12 }]);
  });

  it('forget the runs at a rail that a later sample goes beyond', () => {
    const values = Float32Array.of(0, 9, 9, 9, 9, 0, 1, 10, 10, 10, 0);
    assert.deepEqual(found(values).clipped()[0], { extreme: 10, runs: [{ from: 7, to: 10 }] });
  });

  it('are not carried over a missing sample', () => {
    assert.deepEqual(found(Float32Array.of(4, 4, 4, NaN, 4, 4, 4)).flat, []);
  });
});
