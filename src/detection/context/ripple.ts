/** How much a force ripples between about 0.5 and 12 Hz: unfused twitches of motor units, and a cramp's own rhythm. */
import { at } from '../../base/typedArrays';
import { fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';

export const rippleNumbers = fixedNumbers('ripple', {
  slowSeconds: seconds(
    1,
    [0.2, 5],
    'A mean over this is what is slower than about 0.5 Hz',
    'own: below the 1 to 2 Hz of a cramp (§A.1)',
  ),
  fastSeconds: seconds(
    0.04,
    [0.005, 0.2],
    'A mean over this leaves what is slower than about 12 Hz',
    'own: unfused twitches',
  ),
  surelyFactor: ratio(
    1.64,
    [0, 4],
    'A ripple of so many seconds may be larger by this many standard errors of its RMS',
    'own: 95 % of a Gaussian lie below; the error of the RMS of n values is 1/√(2n) of it',
  ),
});
const { slowSeconds, fastSeconds, surelyFactor } = rippleNumbers.values;

/** How much a series ripples, and over how long that was seen. */
export interface Ripple {
  readonly rms: number;
  readonly seconds: number;
}

/** The most that an RMS may be of which so much was seen: noise of this band has two free values for each second and Hz. */
export function greatestRipple({ rms, seconds: seen }: Ripple): number {
  const values = seen / fastSeconds;
  return rms * (1 + surelyFactor / Math.sqrt(2 * values));
}

/**
 * The RMS of a series less its mean over 1 s, both smoothed over 0.04 s, over the hops that `counts`; a hop counts only
 * where its whole second does. Undefined where there is none. An exponential of τ = 20 s leaves 0.01 % of its level.
 */
export function rippleOf(
  values: Float32Array,
  hopSeconds: number,
  counts: (hop: number) => boolean,
): Ripple | undefined {
  const slow = Math.round(slowSeconds / hopSeconds / 2);
  const fast = Math.max(1, Math.round(fastSeconds / hopSeconds));
  let squares = 0;
  let number = 0;
  for (let from = 0; from < values.length;) {
    if (!isUsed(values, from, counts)) {
      from++;
      continue;
    }
    let to = from;
    while (to < values.length && isUsed(values, to, counts)) to++;
    const sums = sumsOf(values, from, to);
    for (let hop = slow; hop + slow + fast < to - from; hop++) {
      // Both means lie about the same moment, so that a steady slope leaves nothing.
      const near = (at(sums, hop + fast) - at(sums, hop)) / fast;
      const wide = (at(sums, hop + slow + fast) - at(sums, hop - slow)) / (2 * slow + fast);
      squares += (near - wide) ** 2;
      number++;
    }
    from = to;
  }
  return number > 0 ? { rms: Math.sqrt(squares / number), seconds: number * hopSeconds } : undefined;
}

function isUsed(values: Float32Array, hop: number, counts: (hop: number) => boolean): boolean {
  return !Number.isNaN(at(values, hop)) && counts(hop);
}

/** Running sums from the run's first value, one longer than the run. */
function sumsOf(values: Float32Array, from: number, to: number): Float64Array {
  const sums = new Float64Array(to - from + 1);
  for (let i = from; i < to; i++) sums[i - from + 1] = at(sums, i - from) + at(values, i) - at(values, from);
  return sums;
}
