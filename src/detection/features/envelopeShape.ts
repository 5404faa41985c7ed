/**
 * How an episode begins, holds and ends, from its log envelope (DETECTION.md §M, episode envelope shape): build-up,
 * decline, and how much it swings in between. Its ends are abrupt where it takes no time to build up or decline.
 */
import { at } from '../../base/typedArrays';
import type { HopRange } from '../scan/activity/hops';
import { chosen, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';

/** The course of an episode's envelope. */
export interface EnvelopeShape {
  /**
   * Time from 10 % to 90 % of the way from rest to the 95th percentile, on the log envelope's own scale, in seconds;
   * undefined where the recording does not show the beginning.
   */
  readonly buildUpSeconds: number | undefined;
  /** The same from the end backwards. */
  readonly declineSeconds: number | undefined;
  /** Of one that goes on from other activity: the time until it stays below half of its height; undefined of others. */
  readonly heldSeconds: number | undefined;
  /** Spread of the log envelope in the middle of the episode (10th to 90th percentile). */
  readonly fluctuation: number;
}

export const envelopeShapeNumbers = fixedNumbers('envelopeShape', {
  smoothingSeconds: seconds(
    0.25,
    [0.05, 2],
    'The envelope is the RMS over this',
    '§M episode envelope shape',
  ),
  heightQuantile: ratio(0.95, [0.5, 1], 'Its height is this quantile over rest', '§M episode envelope shape'),
  lowPart: ratio(0.1, [0, 0.5], 'It builds up from this part of its height', '§M episode envelope shape'),
  highPart: ratio(0.9, [0.5, 1], 'To this part', '§M episode envelope shape'),
  burstSeconds: seconds(
    1,
    [0.3, 3],
    'Where it stands is the median over this',
    'own: what lasts for less than half of it is a burst, as of a unit that comes once more, and no course; the common modulation at 1.4 Hz (§A.1) has half-cycles of 0.36 s',
  ),
  burstPart: ratio(
    0.1,
    [0.01, 0.5],
    'But over this part of its duration at most',
    'own: what is short is itself a burst; its height lasts for a twentieth, so that the median reaches it',
  ),
  heldPart: ratio(
    0.5,
    [0.1, 0.9],
    'What goes on from other activity is held while it has this part of its height',
    'own: a release, however slow, only fades',
  ),
  middleFrom: ratio(
    0.2,
    [0, 0.5],
    'It fluctuates from this part of its duration',
    'own: neither building up nor declining',
  ),
  middleTo: ratio(0.8, [0.5, 1], 'To this part', 'own: neither building up nor declining'),
  lowQuantile: ratio(0.1, [0, 0.5], 'And as much as its logarithm lies apart at this quantile', chosen),
  highQuantile: ratio(0.9, [0.5, 1], 'And at this one', chosen),
});
const {
  smoothingSeconds,
  heightQuantile,
  lowPart,
  highPart,
  burstSeconds,
  burstPart,
  heldPart,
  middleFrom,
  middleTo,
  lowQuantile,
  highQuantile,
} = envelopeShapeNumbers.values;

/** Which ends of an episode the recording shows: one that goes on from other activity, or past the recording, has none. */
export interface EndsSeen {
  readonly onset: boolean;
  readonly end: boolean;
}

/** @param power mean square by the hop; @param noisePower of rest, same unit */
export function envelopeShape(
  power: Float32Array,
  { from, to }: HopRange,
  hopSeconds: number,
  noisePower: number,
  seen: EndsSeen,
): EnvelopeShape {
  const reach = Math.max(1, Math.round(smoothingSeconds / hopSeconds / 2));
  const rms = (hop: number): number => {
    let sum = 0;
    let count = 0;
    for (let i = Math.max(0, hop - reach); i <= Math.min(power.length - 1, hop + reach); i++) {
      const value = power[i] as number; // in bounds
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    return Math.sqrt(Math.max(noisePower, count > 0 ? sum / count : noisePower));
  };
  const count = to - from;
  const log = Float64Array.from({ length: count }, (_, i) => Math.log(rms(from + i)));
  const sorted = Float64Array.from(log).sort();
  const quantile = (p: number): number => at(sorted, Math.min(count - 1, Math.floor(p * count)));
  const rest = Math.log(noisePower) / 2;
  const height = quantile(heightQuantile) - rest;
  const burst = Math.round(Math.min(burstSeconds / hopSeconds, burstPart * count));
  const firstAbove = (part: number, order: 1 | -1): number => {
    const values = order === 1 ? log : log.toReversed();
    const level = rest + part * height;
    const first = firstMedianAbove(values, level, burst);
    // A height that only bursts reach is theirs.
    return first < count ? first : firstMedianAbove(values, level, 0);
  };
  const heldHops = (): number => {
    const least = rest + height + Math.log(heldPart);
    return log.findLastIndex((value) => value >= least) + 1;
  };
  const middle = Float64Array.from(
    log.subarray(Math.floor(middleFrom * count), Math.ceil(middleTo * count)),
  ).sort();
  const of = (p: number): number =>
    middle.length > 0 ? at(middle, Math.min(middle.length - 1, Math.floor(p * middle.length))) : 0;
  return {
    buildUpSeconds: seen.onset ? (firstAbove(highPart, 1) - firstAbove(lowPart, 1)) * hopSeconds : undefined,
    declineSeconds: seen.end ? (firstAbove(highPart, -1) - firstAbove(lowPart, -1)) * hopSeconds : undefined,
    heldSeconds: seen.onset ? undefined : heldHops() * hopSeconds,
    fluctuation: of(highQuantile) - of(lowQuantile),
  };
}

/**
 * The first value about which the median of `width` values reaches a level; their count where none does. What is beyond
 * the first one is below it, as an episode that begins there begins from rest.
 */
function firstMedianAbove(values: Float64Array, level: number, width: number): number {
  const reach = width >> 1;
  let above = 0;
  for (let i = 0; i < Math.min(reach, values.length); i++) if (at(values, i) >= level) above++;
  for (let k = 0; k < values.length; k++) {
    if (k + reach < values.length && at(values, k + reach) >= level) above++;
    if (k - reach > 0 && at(values, k - reach - 1) >= level) above--;
    if (above > reach) return k;
  }
  return values.length;
}
