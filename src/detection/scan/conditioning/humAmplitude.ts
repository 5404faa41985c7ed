/**
 * How a harmonic's size and its place to the common phase change: slowly, each as a level with a slope. A Kalman filter
 * weighs each block by the noise beside the harmonic, so that EMG hides the hum but doesn't bend it; a second run backwards
 * knows what comes, too. Where the hum jumps, as when a cable is touched, both sides are taken for themselves.
 */
import { at } from '../../../base/typedArrays';
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import { blocksAround, jumpsAlone, type TurnedBlocks } from './humJumps';
import { setSmootherGain } from './smootherGain';

export const humAmplitudeNumbers = fixedNumbers('humAmplitude', {
  levelDrift: ratio(
    0.01,
    [0.001, 0.2],
    'What a harmonic’s level changes by at random within a second, as a part of its size',
    chosen,
  ),
  slopeDrift: ratio(
    0.01,
    [0.001, 0.2],
    'What a harmonic’s slope changes by within a second, as a part of its size',
    'own: 12 % in 10 s',
  ),
  leastSize: ratio(
    0.2,
    [0.01, 1],
    'A harmonic is as changeable as if it had this part of its usual size, at least',
    chosen,
  ),
  jumpPart: ratio(0.15, [0.02, 2], 'A jump is by this part of its size, at least', chosen),
  jumpsAlike: ratio(
    3,
    [1, 20],
    'A harmonic may jump by this many times what the strongest one jumps by, as parts of their sizes',
    'own: the pick-up of high harmonics changes more than that of low ones',
  ),
  usualUpTo: ratio(1.5, [1, 5], 'A harmonic may jump to this many times its usual size at any time', chosen),
  jumpVariance: ratio(
    100,
    [5, 200],
    'And by this many times the variance that was expected',
    'own: once in 10⁵ by chance',
  ),
});
const { levelDrift, slopeDrift, leastSize, jumpPart, jumpsAlike, usualUpTo, jumpVariance } =
  humAmplitudeNumbers.values;

/** Structural: what is kept of a block: level and slope (by the block) of both parts, and how well they are known. */
const [re, im, reSlope, imSlope, p00, p01, p11, columns] = [0, 1, 2, 3, 4, 5, 6, 7];

/** How a harmonic that is followed beside others may jump. */
export interface Companions {
  /** What the strongest harmonic is off what was expected, as `offBy` says it; absent for that one itself. */
  readonly strongestOff?: Float64Array;
  readonly usualSize: number;
  readonly stepSeconds: number;
}

/** The filter's state after a block. */
export type AmplitudeState = Float64Array;

/** A harmonic that was followed over some blocks. */
export interface FollowedHarmonic {
  /** The state after each block. */
  readonly after: Float64Array;
  /** What was expected at each: the same before it was seen, the variances with what a jump adds; NaN at the very first. */
  readonly expected: Float64Array;
}

/** Follows one harmonic over blocks. @param before the state before the first; undefined at the recording's start */
export function followed(
  blocks: TurnedBlocks,
  before: AmplitudeState | undefined,
  companions: Companions,
): FollowedHarmonic {
  const count = blocks.re.length;
  const after = new Float64Array(columns * count);
  const expected = new Float64Array(columns * count);
  for (let b = 0; b < count; b++) {
    if (b === 0 && !before) {
      expected.fill(NaN, 0, columns);
      setFirst(after, blocks, companions.usualSize);
      continue;
    }
    const place = columns * b;
    if (b === 0 && before) ahead(before, 0, expected, 0, companions);
    else ahead(after, place - columns, expected, place, companions);
    see(after, expected, blocks, b, companions);
  }
  return { after, expected };
}

/** The state after a block, as `followed` takes it. */
export function stateAfter({ after }: FollowedHarmonic, block: number): AmplitudeState {
  return after.slice(columns * block, columns * (block + 1));
}

/** Sets the state at the first block: the first that says something, with a slope that may be any. */
function setFirst(after: Float64Array, blocks: TurnedBlocks, usualSize: number): void {
  const from = blocks.variance.findIndex((value) => value < Infinity);
  if (from < 0) {
    after[p00] = usualSize ** 2;
    return;
  }
  after[re] = at(blocks.re, from);
  after[im] = at(blocks.im, from);
  after[p00] = at(blocks.variance, from);
  after[p11] = (slopeDrift * usualSize) ** 2;
}

/** Writes what is expected a block after a state. */
function ahead(
  states: Float64Array,
  from: number,
  expected: Float64Array,
  to: number,
  { usualSize, stepSeconds }: Companions,
): void {
  const variance = at(states, from + p00);
  const both = at(states, from + p01);
  const slopes = at(states, from + p11);
  const size = sizeAt(states, from, usualSize);
  const level = (levelDrift * size) ** 2 * stepSeconds;
  const slope = (slopeDrift * size) ** 2 * stepSeconds ** 3;
  expected[to + re] = at(states, from + re) + at(states, from + reSlope);
  expected[to + im] = at(states, from + im) + at(states, from + imSlope);
  expected[to + reSlope] = at(states, from + reSlope);
  expected[to + imSlope] = at(states, from + imSlope);
  expected[to + p00] = variance + 2 * both + slopes + level + slope / 3;
  expected[to + p01] = both + slopes + slope / 2;
  expected[to + p11] = slopes + slope;
}

/** Writes the state after a block from what was expected and what it shows. */
function see(
  after: Float64Array,
  expected: Float64Array,
  blocks: TurnedBlocks,
  b: number,
  companions: Companions,
): void {
  const place = columns * b;
  const noise = at(blocks.variance, b);
  const reOff = at(blocks.re, b) - at(expected, place + re);
  const imOff = at(blocks.im, b) - at(expected, place + im);
  const off = reOff * reOff + imOff * imOff;
  const size = sizeAt(expected, place, companions.usualSize);
  const isJump = off > jumpVariance * (at(expected, place + p00) + noise) && off > (jumpPart * size) ** 2;
  const isBelieved =
    noise < Infinity &&
    (!isJump ||
      (mayJump(off, size, blocks, b, companions) && isToStay(blocks, b, expected)) ||
      jumpsAlone(size, blocks, b, [at(expected, place + re), at(expected, place + im)]));
  if (isJump && isBelieved) {
    // Where it jumps, what came before says nothing of what comes, nor the other way round.
    expected[place + p00] = at(expected, place + p00) + off;
    expected[place + p01] = 0;
    expected[place + p11] = at(expected, place + p11) + (slopeDrift * size) ** 2;
  }
  for (let k = 0; k < columns; k++) after[place + k] = at(expected, place + k);
  if (isBelieved) update(after, place, reOff, imOff, noise);
}

/** A hum that jumps does so with its strongest harmonic; a train of discharges has harmonics of its own. */
function mayJump(
  off: number,
  size: number,
  blocks: TurnedBlocks,
  b: number,
  { usualSize, strongestOff }: Companions,
): boolean {
  const isUsual = Math.hypot(at(blocks.re, b), at(blocks.im, b)) < usualUpTo * usualSize;
  return !strongestOff || isUsual || off <= (jumpsAlike * around(strongestOff, b) * size) ** 2;
}

function sizeAt(states: Float64Array, place: number, usualSize: number): number {
  const [x, y] = [at(states, place + re), at(states, place + im)];
  return Math.max(Math.sqrt(x * x + y * y), leastSize * usualSize);
}

/**
 * By block, what was seen of a harmonic off what was expected, as a part of its size; the `blocksAround` that come before
 * these blocks first.
 */
export function offBy(
  blocks: TurnedBlocks,
  { expected }: FollowedHarmonic,
  usualSize: number,
  before: Float64Array,
): Float64Array {
  const off = new Float64Array(blocksAround + blocks.re.length);
  off.set(before);
  blocks.re.forEach((seen, b) => {
    const place = columns * b;
    if (Number.isNaN(at(expected, place)) || at(blocks.variance, b) === Infinity) return;
    const reOff = seen - at(expected, place + re);
    const imOff = at(blocks.im, b) - at(expected, place + im);
    off[blocksAround + b] = Math.hypot(reOff, imOff) / sizeAt(expected, place, usualSize);
  });
  return off;
}

/** The greatest of a block and those around it: where the hum jumps within a block, one harmonic may show it earlier. */
function around(off: Float64Array, b: number): number {
  return Math.max(...off.subarray(b, b + 2 * blocksAround + 1));
}

/** Whether the next blocks are nearer to this one than to what was expected. */
function isToStay(blocks: TurnedBlocks, b: number, expected: Float64Array): boolean {
  const [x, y] = [at(expected, columns * b + re), at(expected, columns * b + im)];
  for (let next = b + 1; next <= Math.min(blocks.re.length - 1, b + 2 * blocksAround); next++) {
    if (at(blocks.variance, next) === Infinity) continue;
    const [nextX, nextY] = [at(blocks.re, next), at(blocks.im, next)];
    const fromHere = Math.hypot(nextX - at(blocks.re, b), nextY - at(blocks.im, b));
    if (fromHere > Math.hypot(nextX - x, nextY - y)) return false;
  }
  return true;
}

/** Moves a state that was expected by what was seen off it. */
function update(states: Float64Array, place: number, reOff: number, imOff: number, noise: number): void {
  const variance = at(states, place + p00);
  const both = at(states, place + p01);
  const total = variance + noise;
  const [g0, g1] = [variance / total, both / total];
  states[place + re] = at(states, place + re) + g0 * reOff;
  states[place + im] = at(states, place + im) + g0 * imOff;
  states[place + reSlope] = at(states, place + reSlope) + g1 * reOff;
  states[place + imSlope] = at(states, place + imSlope) + g1 * imOff;
  states[place + p00] = variance * (1 - g0);
  states[place + p01] = both * (1 - g0);
  states[place + p11] = at(states, place + p11) - g1 * both;
}

/** Levels at the blocks, with what came after each known: re and im by turns. */
export function lookedBack({ after, expected }: FollowedHarmonic): Float64Array {
  const count = after.length / columns;
  const levels = new Float64Array(2 * count);
  const gain = new Float64Array(4);
  // Of the block after, with all that follows known.
  let x = 0;
  let y = 0;
  let xSlope = 0;
  let ySlope = 0;
  for (let b = count - 1; b >= 0; b--) {
    const place = columns * b;
    const next = place + columns;
    const isLast = b === count - 1;
    if (!isLast) {
      setSmootherGain(
        gain,
        at(after, place + p00),
        at(after, place + p01),
        at(after, place + p11),
        at(expected, next + p00),
        at(expected, next + p01),
        at(expected, next + p11),
      );
    }
    const dx = isLast ? 0 : x - at(expected, next + re);
    const dy = isLast ? 0 : y - at(expected, next + im);
    const dxSlope = isLast ? 0 : xSlope - at(expected, next + reSlope);
    const dySlope = isLast ? 0 : ySlope - at(expected, next + imSlope);
    x = at(after, place + re) + at(gain, 0) * dx + at(gain, 1) * dxSlope;
    y = at(after, place + im) + at(gain, 0) * dy + at(gain, 1) * dySlope;
    xSlope = at(after, place + reSlope) + at(gain, 2) * dx + at(gain, 3) * dxSlope;
    ySlope = at(after, place + imSlope) + at(gain, 2) * dy + at(gain, 3) * dySlope;
    levels[2 * b] = x;
    levels[2 * b + 1] = y;
  }
  return levels;
}
