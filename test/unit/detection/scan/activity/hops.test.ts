/** Runs of hops and the smoothing of their series. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runsWhere, smoothed } from '../../../../../src/detection/scan/activity/hops';

const series = fc.float32Array({ min: 0, max: 1000, noDefaultInfinity: true, noNaN: true, maxLength: 80 });
const holed = fc
  .tuple(series, fc.array(fc.nat(79), { maxLength: 12 }))
  .map(([values, holes]) => values.map((value, i) => (holes.includes(i) ? NaN : value)));

describe('Runs of hops', () => {
  it('are all hops that satisfy the condition, each run as long as it can be', () => {
    fc.assert(
      fc.property(holed, fc.integer({ min: 0, max: 1000 }), (values, limit) => {
        const runs = runsWhere(values, (value) => value > limit);
        const told = new Set(
          runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k)),
        );
        values.forEach((value, hop) => assert.equal(told.has(hop), value > limit, `hop ${hop}`));
        runs
          .slice(1)
          .forEach((run, k) => assert.ok(run.from > runs[k]!.to, `run ${k} is not apart from the next`));
      }),
      { seed: 1 },
    );
  });
});

describe('Smoothing', () => {
  it('is the mean of the known values within reach, and unknown where the value itself is', () => {
    fc.assert(
      fc.property(holed, fc.integer({ min: 0, max: 9 }), (values, reach) => {
        smoothed(values, reach).forEach((value, i) => {
          const near = [...values]
            .slice(Math.max(0, i - reach), i + reach + 1)
            .filter((v) => !Number.isNaN(v));
          const expected = near.reduce((sum, v) => sum + v, 0) / near.length;
          if (Number.isNaN(values[i])) assert.ok(Number.isNaN(value), `hop ${i} became ${value}`);
          else {
            assert.ok(
              Math.abs(value - expected) <= 1e-4 * expected + 1e-6,
              `${value} instead of ${expected}`,
            );
          }
        });
      }),
      { seed: 2 },
    );
  });

  it('of a hop does not depend, to the last bit, on what lies out of its reach', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 0, max: 5 }), (values, reach) => {
        const beside = Float32Array.from([...values, ...new Array<number>(reach).fill(1), 1e9]);
        const same = Float32Array.from([...values, ...new Array<number>(reach).fill(1), 0]);
        assert.deepEqual(
          smoothed(beside, reach).subarray(0, values.length),
          smoothed(same, reach).subarray(0, values.length),
        );
      }),
      { seed: 3 },
    );
  });
});
