/** Regular trains with missed discharges put back. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filledTrain } from '../../../../src/detection/trains/filledTrain';
import { intervalsOf } from '../../../../src/detection/trains/intervals';
import { robustVariation } from '../../../../src/signal/statistics';
import { Random } from '../../../../src/simulation/random';

const trainOf = (times: readonly number[]) => ({
  times: Float64Array.from(times),
  amplitudes: Float32Array.from(times, (_, k) => 100 + k),
});

/** Discharges at a CoV, and the same with some missed. */
function regular(variation: number, missed: number, seed: number): { whole: number[]; seen: number[] } {
  const random = new Random(seed);
  let time = 0;
  const whole = Array.from({ length: 200 }, () => (time += 0.15 * random.normal(1, variation)));
  return { whole, seen: whole.filter((_, k) => k === 0 || k === 199 || random.uniform() >= missed) };
}

describe('A train with its gaps filled', () => {
  it('has every discharge again, though three in ten were missed', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { whole, seen } = regular(0.03, 0.3, seed);
      const { times } = filledTrain(trainOf(seen));
      assert.ok(Math.abs(times.length - whole.length) <= 6, `${times.length} of ${whole.length}`);
      const nearest = (t: number): number => Math.min(...whole.map((other) => Math.abs(other - t)));
      const far = times.filter((t) => nearest(t) > 0.03).length;
      assert.ok(far <= 6, `${far} are in no place`);
    }
  });

  it('is the train itself where nothing keeps time: discharges at random stay at random, however few', () => {
    for (const count of [20, 30, 45, 80]) {
      let changed = 0;
      for (let seed = 0; seed < 40; seed++) {
        const random = new Random(100 * count + seed);
        let time = 0;
        const times = Array.from({ length: count }, () => (time += 0.04 - Math.log(1 - random.uniform())));
        if (filledTrain(trainOf(times)).times.length > times.length) changed++;
      }
      assert.ok(changed <= 12, `${changed} of 40 trains of ${count} were filled`);
    }
  });

  it('is the train itself where nothing was missed', () => {
    const { whole } = regular(0.05, 0, 5);
    assert.deepEqual([...filledTrain(trainOf(whole)).times], whole);
  });

  it('does not make an irregular train regular: gamma intervals of CoV 0.45 keep one above 0.3', () => {
    const random = new Random(7);
    const shape = 1 / 0.45 ** 2;
    let time = 0;
    const times = Array.from({ length: 400 }, () => (time += (0.07 * random.gamma(shape)) / shape));
    const { times: filled } = filledTrain(trainOf(times));
    const variation = robustVariation(intervalsOf(filled));
    assert.ok(variation !== undefined && variation > 0.3, `${variation}`);
  });

  it('keeps what was seen, ascends, and has an amplitude for each, whatever the times', () => {
    const anyTimes = fc
      .array(fc.double({ min: 0.0001, max: 3, noNaN: true }), { maxLength: 60 })
      .map((steps) => {
        let time = 0;
        return steps.map((step) => (time += step));
      });
    fc.assert(
      fc.property(anyTimes, (times) => {
        const { times: filled, amplitudes } = filledTrain(trainOf(times));
        assert.equal(filled.length, amplitudes.length);
        assert.ok(times.every((time) => filled.includes(time)));
        assert.ok(filled.every((time, k) => k === 0 || time > filled[k - 1]!));
        assert.ok(amplitudes.every(Number.isFinite));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
