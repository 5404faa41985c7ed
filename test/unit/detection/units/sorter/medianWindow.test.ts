/** The median of windows around discharges. */
import assert from 'node:assert/strict';
import { MedianWindow, medianWindowNumbers } from '../../../../../src/detection/units/sorter/medianWindow';

function offered(windows: readonly (readonly number[])[], from = 0, to = 3): Float32Array {
  const median = new MedianWindow(3);
  for (const window of windows) median.add(() => Float64Array.from(window), from, to);
  return median.median();
}

describe('The median of windows', () => {
  it('is not changed by a few of them, however large', () => {
    const own = [1, -5, 2];
    assert.deepEqual([...offered([own, own, [1e6, 1e6, 1e6], own, [-1e6, 1e6, 0]])], own);
  });

  it('lies in the middle of two', () => {
    assert.deepEqual(
      [
        ...offered([
          [1, 2, 3],
          [3, 2, 1],
        ]),
      ],
      [2, 2, 2],
    );
  });

  it('goes by the windows that reach a place, and is 0 where none does', () => {
    assert.deepEqual([...offered([[7, 7, 7]], 1, 2)], [0, 7, 0]);
    const median = new MedianWindow(3);
    median.add(() => Float64Array.of(1, 1, 1), 0, 3);
    median.add(() => Float64Array.of(9, 3, 9), 1, 2);
    assert.deepEqual([...median.median()], [1, 2, 1]);
  });

  it('keeps some of very many, of all times alike, and reads no others', () => {
    const many = 50 * medianWindowNumbers.values.mostKept;
    const median = new MedianWindow(1);
    let read = 0;
    for (let i = 0; i < many; i++) {
      median.add(
        () => {
          read++;
          return Float64Array.of(i / many);
        },
        0,
        1,
      );
    }
    assert.equal(median.windows, many);
    assert.ok(Math.abs((median.median()[0] ?? NaN) - 0.5) < 0.02, `${median.median()[0]}`);
    assert.ok(read < 0.1 * many, `${read} of ${many}`);
  });
});
