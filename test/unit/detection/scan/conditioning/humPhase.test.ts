/** The phase that a hum's harmonics share, where EMG has hidden it for long. */
import assert from 'node:assert/strict';
import type { HumBlock } from '../../../../../src/detection/scan/conditioning/humBlocks';
import { PhaseFilter } from '../../../../../src/detection/scan/conditioning/humPhase';

const harmonics = [1, 2, 5];

/** A block of 100 µV at every harmonic, the fundamental at a phase, beside noise of 1 µV². */
const blockAt = (phase: number, isWhole = true): HumBlock => ({
  re: Float64Array.from(harmonics, (k) => 100 * Math.cos(k * phase)),
  im: Float64Array.from(harmonics, (k) => 100 * Math.sin(k * phase)),
  variance: new Float64Array(harmonics.length).fill(1),
  isWhole,
});

describe('The phase of a hum', () => {
  for (const gone of [-3, -1.5, 1, 2, 3]) {
    it(`is found again within a second where it has gone by ${gone} radians in half a minute unseen`, () => {
      const filter = new PhaseFilter(harmonics, 0.2);
      let memory = filter.begin();
      for (let b = 0; b < 50; b++) memory = filter.next(memory, blockAt(0));
      for (let b = 0; b < 150; b++) memory = filter.next(memory, blockAt(0, false));
      for (let b = 0; b < 5; b++) memory = filter.next(memory, blockAt(gone));
      const turns = (memory.state.phase - gone) / (2 * Math.PI);
      const off = 2 * Math.PI * Math.abs(turns - Math.round(turns));
      assert.ok(off < 0.02, `off by ${off.toFixed(3)} radians`);
    });
  }
});
