import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { inOrder } from '../../../src/base/inOrder';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let i = 0; i < count; i++) yield await Promise.resolve(i);
}

describe('Work done ahead', () => {
  it('is taken in order, and is on no more items at once than allowed', async () => {
    let [running, most] = [0, 0];
    const work = async (item: number): Promise<number> => {
      most = Math.max(most, (running += 1));
      await wait((item * 7) % 5);
      running -= 1;
      return item;
    };
    const taken: number[] = [];
    for await (const item of inOrder(numbers(20), work, 4)) taken.push(item);
    assert.deepEqual(
      taken,
      Array.from({ length: 20 }, (_, i) => i),
    );
    assert.equal(most, 4);
  });

  it('throws what one item’s work throws in that item’s turn', async () => {
    const taken: number[] = [];
    const work = async (item: number): Promise<number> => {
      await wait(10 - item);
      if (item === 2) throw new Error('two');
      return item;
    };
    await assert.rejects(async () => {
      for await (const item of inOrder(numbers(5), work, 4)) taken.push(item);
    }, /two/u);
    assert.deepEqual(taken, [0, 1]);
  });
});
