/**
 * Whether two trains of different channels are one unit's. One motor neuron's discharges are seen on both at a constant lag,
 * the conduction from one electrode to the other; two neurons' meet by chance, and, where they are driven alike, a little more.
 *
 * Chance: with λ coincidences expected in a window of lags (the rates' product, or what the lags around show, whichever is
 * more), P(K ≥ k) ≤ exp(k − λ + k·ln(λ / k)) for a Poisson variable (Chernoff). Each of the m lags that are seen may begin the
 * fullest window, and then counts itself: so no pair of independent trains has k in it but with a probability of m·P(K ≥ k − 1).
 */
import { at } from '../../../base/typedArrays';
import { count, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';

export const sameTrainNumbers = fixedNumbers('sameTrains', {
  toleranceSeconds: seconds(
    0.0005,
    [0.0001, 0.002],
    'Discharges of one unit on two channels are this near to their common lag',
    'Holobar & Zazula 2007; § F (± 0.5 ms)',
  ),
  sameDischargeSeconds: seconds(
    0.003,
    [0.001, 0.01],
    'Further from a discharge than this there may be another of the unit, nearer it is the same, placed amiss',
    '§G.1 (no motor neuron fires again sooner)',
  ),
  mostLagSeconds: seconds(
    0.008,
    [0.001, 0.02],
    'The lag of one unit between two channels is at most this',
    'own: 20 mm along the fibres at 4 m/s (5 ms), and potentials whose largest deflections differ (3 ms)',
  ),
  aroundSeconds: seconds(
    0.05,
    [0.02, 0.2],
    'Lags up to this show how often trains that are driven alike meet by chance',
    'Nordstrom et al. 1992 (the flanks of the cross-correlogram)',
  ),
  leastPart: ratio(
    0.5,
    [0.3, 1],
    'Trains of one unit have more than this part of the longer one in common',
    'Holobar et al. 2010 (0.3 tells duplicates); own: more than half, so that a train that two units share is one of them',
  ),
  leastCommon: count(10, [3, 100], 'And so many of them', 'own: fewer can be a chance of two regular trains'),
  mostChance: ratio(
    1e-6,
    [1e-12, 0.05],
    'A pair of independent trains has so many in common with at most this probability, over all pairs',
    'own: one false pair in a million recordings',
  ),
});
const { toleranceSeconds, mostLagSeconds, aroundSeconds, leastPart, leastCommon, mostChance } =
  sameTrainNumbers.values;

/** What two trains have in common. */
export interface CommonDischarges {
  /** 2·common / (discharges of both), 0 to 1. */
  readonly agreement: number;
  /** Second less first. */
  readonly lagSeconds: number;
}

/**
 * What two trains (seconds, ascending) have in common, where that tells that they are one unit's; undefined where it does not.
 * @param pairs how many pairs of trains are compared in all
 */
export function sameUnit(a: Float64Array, b: Float64Array, pairs: number): CommonDischarges | undefined {
  const least = Math.max(leastCommon, leastPart * Math.max(a.length, b.length));
  if (Math.min(a.length, b.length) < least) return undefined;
  const lags = lagsWithin(a, b, aroundSeconds);
  const near = lags.filter((lag) => Math.abs(lag) <= mostLagSeconds);
  const fullest = fullestWindow(near);
  if (fullest.count < least) return undefined;
  const lagSeconds = at(near, fullest.first + (fullest.count >> 1));
  const common = matches(a, b, lagSeconds).length;
  if (common < leastCommon || common <= leastPart * Math.max(a.length, b.length)) return undefined;
  const agreement = (2 * common) / (a.length + b.length);
  const chance = Math.log(near.length * pairs) + logTail(common - 1, expected(a, b, lags));
  return chance <= Math.log(mostChance) ? { agreement, lagSeconds } : undefined;
}

/** Which discharges of two trains are one: pairs of places, in order, each in at most one pair. */
export function matches(
  a: Float64Array,
  b: Float64Array,
  lagSeconds: number,
): readonly (readonly [a: number, b: number])[] {
  const pairs: [number, number][] = [];
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    const difference = at(b, k) - lagSeconds - at(a, i);
    if (Math.abs(difference) <= toleranceSeconds) pairs.push([i++, k++]);
    else if (difference > 0) i++;
    else k++;
  }
  return pairs;
}

/** The differences b − a of at most `reach`, ascending. */
function lagsWithin(a: Float64Array, b: Float64Array, reach: number): Float64Array {
  const lags: number[] = [];
  let from = 0;
  for (const t of a) {
    while (from < b.length && at(b, from) < t - reach) from++;
    for (let k = from; k < b.length && at(b, k) <= t + reach; k++) lags.push(at(b, k) - t);
  }
  return Float64Array.from(lags).sort();
}

/** Of windows as wide as the tolerance to both sides, the first of those that hold most. */
function fullestWindow(lags: Float64Array): { readonly first: number; readonly count: number } {
  let [best, first] = [0, 0];
  for (let from = 0, to = 0; from < lags.length; from++) {
    while (to < lags.length && at(lags, to) <= at(lags, from) + 2 * toleranceSeconds) to++;
    if (to - from > best) [best, first] = [to - from, from];
  }
  return { first, count: best };
}

/** Coincidences in a window that two units have which fire like these, each by itself. */
function expected(a: Float64Array, b: Float64Array, lags: Float64Array): number {
  const width = 2 * toleranceSeconds;
  const span = Math.min(a.at(-1) ?? 0, b.at(-1) ?? 0) - Math.max(a[0] ?? 0, b[0] ?? 0);
  const byRates = (a.length * b.length * width) / Math.max(width, span);
  const around = lags.filter((lag) => Math.abs(lag) > mostLagSeconds).length;
  return Math.max(byRates, (around * width) / (2 * (aroundSeconds - mostLagSeconds)));
}

/** The logarithm of a bound on P(K ≥ k), K of a Poisson distribution. */
function logTail(k: number, mean: number): number {
  return k <= mean ? 0 : k - mean + k * Math.log(mean / k);
}
