import assert from 'node:assert/strict';
import { finestLevelFor } from '../../../src/tiles/finestLevel';

describe('Tiles that are kept', () => {
  it('are of finer bins where the recording is short, and never take more memory than they may', () => {
    assert.equal(finestLevelFor([{ samples: 3_600_000 }]), 8);
    const long = Array.from({ length: 16 }, () => ({ samples: 300_000_000 }));
    const level = finestLevelFor(long);
    assert.ok(level > 8 && (24 * 16 * 300_000_000) / 2 ** level <= 96 * 2 ** 20, `level ${level}`);
  });
});
