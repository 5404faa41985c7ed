/**
 * How a harmonic's size and its place to the common phase change: slowly, each as a level with a slope. A Kalman filter
 * weighs each block by the noise beside the harmonic, so that EMG hides the hum but doesn't bend it; a second run backwards
 * knows what comes, too. Where the hum jumps, as when a cable is touched, both sides are taken for themselves.
 */
import { at } from '../../../base/typedArrays';
import { chosen, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import { smootherGain } from './smootherGain';

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

/** The filter after a block: level and slope (by the block) of both parts, and how well they are known. */
export interface AmplitudeState {
  readonly re: number;
  readonly im: number;
  readonly reSlope: number;
  readonly imSlope: number;
  readonly p00: number;
  readonly p01: number;
  readonly p11: number;
  /** What was expected at this block: the same before it was seen, the variances with what a jump adds. */
  readonly expected: Expected | undefined;
}

type Expected = Omit<AmplitudeState, 'expected'>;

/** A harmonic at some blocks, turned back by the common phase. */
export interface TurnedBlocks {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** Of each part; infinite where the block says nothing. */
  readonly variance: Float64Array;
}

/** How a harmonic that is followed beside others may jump. */
export interface Companions {
  /** By block: what the strongest harmonic is off what was expected, as a part of its size; absent for that one itself. */
  readonly strongestOff?: Float64Array;
  readonly usualSize: number;
  readonly stepSeconds: number;
}

/** Follows one harmonic over blocks. @param before the state before the first; undefined at the recording's start */
export function followed(
  blocks: TurnedBlocks,
  before: AmplitudeState | undefined,
  companions: Companions,
): AmplitudeState[] {
  const { usualSize, stepSeconds } = companions;
  const states: AmplitudeState[] = [];
  let state = before;
  for (let b = 0; b < blocks.re.length; b++) {
    const expected = state ? ahead(state, usualSize, stepSeconds) : undefined;
    state = expected ? seen(expected, blocks, b, companions) : first(blocks, usualSize);
    states.push(state);
  }
  return states;
}

/** The state at the first block: the first that says something, with a slope that may be any. */
function first({ re, im, variance }: TurnedBlocks, usualSize: number): AmplitudeState {
  const from = variance.findIndex((value) => value < Infinity);
  if (from < 0) {
    const none = { re: 0, im: 0, reSlope: 0, imSlope: 0, p00: usualSize ** 2, p01: 0, p11: 0 };
    return { ...none, expected: undefined };
  }
  const p00 = at(variance, from);
  const p11 = (slopeDrift * usualSize) ** 2;
  return {
    re: at(re, from),
    im: at(im, from),
    reSlope: 0,
    imSlope: 0,
    p00,
    p01: 0,
    p11,
    expected: undefined,
  };
}

function ahead(state: AmplitudeState, usualSize: number, stepSeconds: number): Expected {
  const { re, im, reSlope, imSlope, p00, p01, p11 } = state;
  const size = Math.max(Math.hypot(re, im), leastSize * usualSize);
  const level = (levelDrift * size) ** 2 * stepSeconds;
  const slope = (slopeDrift * size) ** 2 * stepSeconds ** 3;
  return {
    re: re + reSlope,
    im: im + imSlope,
    reSlope,
    imSlope,
    p00: p00 + 2 * p01 + p11 + level + slope / 3,
    p01: p01 + p11 + slope / 2,
    p11: p11 + slope,
  };
}

function seen(
  expected: Expected,
  blocks: TurnedBlocks,
  b: number,
  { usualSize, strongestOff }: Companions,
): AmplitudeState {
  const noise = at(blocks.variance, b);
  if (noise === Infinity) return { ...expected, expected };
  const [re, im] = [at(blocks.re, b) - expected.re, at(blocks.im, b) - expected.im];
  const off = re * re + im * im;
  const size = sizeOf(expected, usualSize);
  const isJump = off > jumpVariance * (expected.p00 + noise) && off > (jumpPart * size) ** 2;
  if (!isJump) return updated(expected, re, im, noise);
  // A hum that jumps does so with its strongest harmonic; a train of discharges has harmonics of its own.
  const isUsual = Math.hypot(at(blocks.re, b), at(blocks.im, b)) < usualUpTo * usualSize;
  const isCompanion = !strongestOff || isUsual || off <= (jumpsAlike * around(strongestOff, b) * size) ** 2;
  if (!isCompanion || !isToStay(blocks, b, expected)) return { ...expected, expected };
  const jumped = {
    ...expected,
    p00: expected.p00 + off,
    p01: 0,
    p11: expected.p11 + (slopeDrift * size) ** 2,
  };
  return updated(jumped, re, im, noise);
}

function sizeOf({ re, im }: Expected, usualSize: number): number {
  return Math.max(Math.hypot(re, im), leastSize * usualSize);
}

/** By block, what was seen of a harmonic off what was expected, as a part of its size. */
export function offBy(
  { re, im, variance }: TurnedBlocks,
  states: readonly AmplitudeState[],
  usualSize: number,
): Float64Array {
  return Float64Array.from(states, ({ expected }, b) => {
    if (!expected || at(variance, b) === Infinity) return 0;
    return Math.hypot(at(re, b) - expected.re, at(im, b) - expected.im) / sizeOf(expected, usualSize);
  });
}

/** The greatest of a block and its neighbours: where the hum jumps within a block, one harmonic may show it earlier. */
function around(values: Float64Array, b: number): number {
  return Math.max(...values.subarray(Math.max(0, b - 1), b + 2));
}

/** Whether the next blocks are nearer to this one than to what was expected. */
function isToStay({ re, im, variance }: TurnedBlocks, b: number, expected: Expected): boolean {
  for (let next = b + 1; next < Math.min(re.length, b + 3); next++) {
    if (at(variance, next) === Infinity) continue;
    const fromHere = Math.hypot(at(re, next) - at(re, b), at(im, next) - at(im, b));
    const fromExpected = Math.hypot(at(re, next) - expected.re, at(im, next) - expected.im);
    if (fromHere > fromExpected) return false;
  }
  return true;
}

function updated(expected: Expected, re: number, im: number, noise: number): AmplitudeState {
  const total = expected.p00 + noise;
  const [g0, g1] = [expected.p00 / total, expected.p01 / total];
  return {
    re: expected.re + g0 * re,
    im: expected.im + g0 * im,
    reSlope: expected.reSlope + g1 * re,
    imSlope: expected.imSlope + g1 * im,
    p00: expected.p00 * (1 - g0),
    p01: expected.p01 * (1 - g0),
    p11: expected.p11 - g1 * expected.p01,
    expected,
  };
}

/** Levels at the blocks, with what came after each known: re and im by turns. */
export function lookedBack(states: readonly AmplitudeState[]): Float64Array {
  const levels = new Float64Array(2 * states.length);
  let later: Pick<AmplitudeState, 're' | 'im' | 'reSlope' | 'imSlope'> | undefined;
  for (let b = states.length - 1; b >= 0; b--) {
    const now = states[b] as AmplitudeState; // in bounds
    const next = states[b + 1]?.expected;
    later = later && next ? backwards(now, next, later) : now;
    levels[2 * b] = later.re;
    levels[2 * b + 1] = later.im;
  }
  return levels;
}

function backwards(
  now: AmplitudeState,
  next: Expected,
  later: Pick<AmplitudeState, 're' | 'im' | 'reSlope' | 'imSlope'>,
): Pick<AmplitudeState, 're' | 'im' | 'reSlope' | 'imSlope'> {
  const [c00, c01, c10, c11] = smootherGain(now, next);
  const [dRe, dReSlope] = [later.re - next.re, later.reSlope - next.reSlope];
  const [dIm, dImSlope] = [later.im - next.im, later.imSlope - next.imSlope];
  return {
    re: now.re + c00 * dRe + c01 * dReSlope,
    im: now.im + c00 * dIm + c01 * dImSlope,
    reSlope: now.reSlope + c10 * dRe + c11 * dReSlope,
    imSlope: now.imSlope + c10 * dIm + c11 * dImSlope,
  };
}
