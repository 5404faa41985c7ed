/** Harmonics that jump by themselves: what is switched changes some of them and no others. */
import { at } from '../../../base/typedArrays';
import { count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';

export const humJumpNumbers = fixedNumbers('humJumps', {
  aloneUpTo: ratio(
    4,
    [1, 20],
    'By itself a harmonic may jump by this many times its size, if it then stays as it is',
    'own: lamps and machines that are switched; what is more is something else that comes with the grid',
  ),
  stayPart: ratio(
    0.15,
    [0.02, 0.5],
    'It stays within this part of what it jumped by',
    'own: a train at the grid’s rate has gone by this within a tenth of a cycle of the harmonic',
  ),
  stayBlocks: count(10, [3, 30], 'For so many blocks', 'own: a second'),
});
const { aloneUpTo, stayPart, stayBlocks } = humJumpNumbers.values;

/** Structural: so many blocks to either side, two tenths of a second, may show a jump of the strongest harmonic. */
export const blocksAround = 2;

/** A harmonic at some blocks, turned back by the common phase. */
export interface TurnedBlocks {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** Of each part; infinite where the block says nothing. */
  readonly variance: Float64Array;
}

/**
 * A lamp or a machine that is switched changes some harmonics and no others; they stay as they have become, to the phase that
 * all share, which those of a train of discharges do not.
 */
export function jumpsAlone(
  size: number,
  blocks: TurnedBlocks,
  b: number,
  [expectedRe, expectedIm]: readonly [number, number],
): boolean {
  // The first blocks lie about the jump.
  const first = b + blocksAround;
  const [x, y] = [at(blocks.re, first), at(blocks.im, first)];
  const off = (x - expectedRe) ** 2 + (y - expectedIm) ** 2;
  if (!(off <= (aloneUpTo * size) ** 2)) return false;
  let seen = 0;
  for (let next = first + 1; next <= first + stayBlocks && next < blocks.re.length; next++) {
    const noise = 2 * (at(blocks.variance, first) + at(blocks.variance, next));
    if (!(noise < stayPart ** 2 * off)) continue;
    const away = (at(blocks.re, next) - x) ** 2 + (at(blocks.im, next) - y) ** 2;
    if (away > 2 * noise + stayPart ** 2 * off) return false;
    seen++;
  }
  return 2 * seen > stayBlocks;
}
