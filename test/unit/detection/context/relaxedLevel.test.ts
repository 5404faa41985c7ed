/** What a mechanical channel takes for its relaxed level where a contraction decays for longer than all rest lasts. */
import assert from 'node:assert/strict';
import { plateau, sampled, scan } from './courses';

describe('The relaxed level', () => {
  for (const [what, base] of [
    ['a level of its own', 3.6],
    ['below zero, which the tail passes', -6.8],
  ] as const) {
    it(`is that of the rest before, not of the tail of a contraction: ${what}`, () => {
      const decay = (t: number): number => 20 * Math.exp(-Math.max(0, t - 40) / 28);
      // What is held on purpose sways.
      const held = (t: number): number => 50 * plateau(t, 5, 99) * (1 + 0.04 * Math.sin(5 * t));
      const force = (t: number): number => base + (t < 40 ? held(t) : decay(t));
      const track = scan(sampled(100, 85, force, 0.05), 100);
      assert.ok(track && Math.abs(track.baseline - base) < 0.5, `${track?.baseline}`);
      assert.equal(track.contracting.length, 1);
      assert.ok((track.contracting[0]?.endSeconds ?? 0) > 84.5, JSON.stringify(track.contracting));
    });
  }
});
