import assert from 'node:assert/strict';
import { IntervalModel } from '../../../../../src/detection/units/decompose/intervals';
import { WindowMedians } from '../../../../../src/detection/units/decompose/windowMedians';
import { median } from '../../../../../src/signal/statistics';
import { Random } from '../../../../../src/simulation/random';

describe('Medians of some of many windows', () => {
  it('are those of each place by itself, of odd and even numbers, of equal values and of either sign', () => {
    const random = new Random(7);
    const [count, width] = [40, 5];
    const windows = Float32Array.from({ length: count * width }, () => Math.round(random.normal(0, 6)) / 3);
    const medians = new WindowMedians(windows, width);
    for (let members = 1; members <= count; members++) {
      const marked = new Uint8Array(count);
      const some = [...marked.keys()].sort(() => random.uniform() - 0.5).slice(0, members);
      for (const k of some) marked[k] = 1;
      const expected = Float32Array.from({ length: width }, (_, k) =>
        Number(median(Float64Array.from(some, (window) => windows[window * width + k]!))),
      );
      assert.deepEqual(Array.from(medians.of(marked, members), abs0), Array.from(expected, abs0));
    }
  });
});

/** Zero of either sign is zero. */
function abs0(value: number): number {
  return value === 0 ? 0 : value;
}

describe('The most that intervals can say for a discharge', () => {
  it('is no less than what they say of any, of a train of known and of unknown rate', () => {
    const random = new Random(8);
    const regular = Float64Array.from({ length: 80 }, (_, i) => 0.1 * i + random.normal(0, 0.008));
    for (const times of [regular, new Float64Array(0)]) {
      const model = new IntervalModel(times);
      const most = model.mostGain(0.0003);
      let nearest = -Infinity;
      for (let before = 0.0025; before <= 2; before *= 1.05) {
        for (let after = 0.0025; after <= 2; after *= 1.05) {
          nearest = Math.max(nearest, model.gain(random.uniform(0, 8), before, after, 0.0003));
        }
      }
      assert.ok(nearest <= most, `${nearest} of ${most}`);
    }
  });
});
