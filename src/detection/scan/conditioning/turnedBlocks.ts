/** A harmonic's blocks turned back by the phase that all share, each with the noise beside it. */
import { at } from '../../../base/typedArrays';
import { fixedNumbers, ratio } from '../../numbers/fixedNumbers';

import type { HumBlock } from './humBlocks';
import type { TurnedBlocks } from './humJumps';

export const turnedBlockNumbers = fixedNumbers('turnedBlocks', {
  mostByChance: ratio(
    4,
    [1, 20],
    'A block may have by chance this many times less noise beside a harmonic than there is',
    'own: χ² of 8 degrees of freedom is below a quarter of its mean in 2 %',
  ),
});
const { mostByChance } = turnedBlockNumbers.values;

/** A harmonic turned back by the common phase, the loss made good that its frequency has under the window. */
export function turnedBlocks(
  blocks: readonly HumBlock[],
  phases: Float64Array,
  { h, k }: { readonly h: number; readonly k: number },
): TurnedBlocks {
  const re = new Float64Array(blocks.length);
  const im = new Float64Array(blocks.length);
  const variance = new Float64Array(blocks.length);
  blocks.forEach((block, b) => {
    const [c, s] = [Math.cos(k * at(phases, b)), -Math.sin(k * at(phases, b))];
    const gain = windowGain((k * speedAt(phases, b)) / Math.PI);
    re[b] = (at(block.re, h) * c - at(block.im, h) * s) / gain;
    im[b] = (at(block.re, h) * s + at(block.im, h) * c) / gain;
    variance[b] = block.isWhole ? leastVariance(blocks, b, h) / gain ** 2 : Infinity;
  });
  return { re, im, variance };
}

/**
 * The noise beside a harmonic; a block that shows little by chance has its neighbours' mean. One that shows far less than
 * they do is beside a burst of EMG, and the first to show the hum again.
 */
function leastVariance(blocks: readonly HumBlock[], b: number, h: number): number {
  const own = at((blocks[b] as HumBlock).variance, h); // in bounds
  let [sum, count] = [own, 1];
  for (const other of [b - 1, b + 1]) {
    const block = blocks[other];
    if (!block) continue;
    sum += at(block.variance, h);
    count++;
  }
  return Math.max(own, Math.min(mostByChance * own, sum / count));
}

/** Radians a block. */
function speedAt(phases: Float64Array, b: number): number {
  const from = Math.max(0, b - 1);
  const to = Math.min(phases.length - 1, b + 1);
  return to > from ? (at(phases, to) - at(phases, from)) / (to - from) : 0;
}

/** Structural: where the gain still has its meaning. */
const mostOff = 0.8;

/** What a Hann window over two blocks leaves of a wave that is `halfCycles` half cycles a block off. */
function windowGain(halfCycles: number): number {
  const x = Math.abs(halfCycles);
  if (x < 1e-6) return 1;
  // Near one cycle under the window, sin and divisor both vanish; no mains are so far off.
  const bounded = Math.min(x, mostOff);
  return Math.sin(Math.PI * bounded) / (Math.PI * bounded * (1 - bounded ** 2));
}
