import assert from 'node:assert/strict';
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
