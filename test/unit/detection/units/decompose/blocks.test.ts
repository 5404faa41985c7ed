import assert from 'node:assert/strict';
import { blocksOf } from '../../../../../src/detection/units/decompose/blocks';
import { decomposeNumbers } from '../../../../../src/detection/units/decompose/decomposeNumbers';

const { blockSeconds, marginSeconds } = decomposeNumbers.values;

describe('The blocks of an episode', () => {
  it('cover every moment of it once, are as few as may be and of one length', () => {
    for (const [from, to] of [
      [3, 3.4],
      [10, 30],
      [10, 30.001],
      [0, 333],
    ] as const) {
      const blocks = blocksOf(from, to);
      assert.equal(blocks.length, Math.ceil((to - from) / blockSeconds));
      assert.equal(blocks[0]!.from, from);
      assert.equal(blocks.at(-1)!.to, to);
      blocks.forEach((block, k) => {
        assert.equal(block.from, blocks[k - 1]?.to ?? from);
        assert.ok(Math.abs(block.to - block.from - (to - from) / blocks.length) < 1e-9);
      });
    }
  });

  it('are read with a margin beside each, never from outside the episode', () => {
    const blocks = blocksOf(5, 5 + 2.5 * blockSeconds);
    blocks.forEach(({ from, to, begins, ends }, k) => {
      assert.equal(begins, k === 0 ? from : from - marginSeconds);
      assert.equal(ends, k === blocks.length - 1 ? to : to + marginSeconds);
    });
  });
});
