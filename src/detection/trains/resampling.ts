/**
 * A bootstrap of the robust CoV that never resamples: the ranks that an ordinary bootstrap would pick are drawn at
 * once from their joint distribution, so 100,000 intervals cost as little as 40. The seed is fixed.
 */
import { at } from '../../base/typedArrays';
import { normalInterquartileRange, quantileOfSorted } from '../../signal/statistics';
import { chosen, count, fixedNumbers, ratio } from '../numbers/fixedNumbers';

export const resamplingNumbers = fixedNumbers('resampling', {
  resamples: count(200, [50, 10000], 'Resamples of the bootstrap', chosen),
  seed: count(
    0x5eed,
    [0, 0xffff_ffff],
    'Seed of its random numbers',
    'own: any; the same input gives the same answer',
  ),
  lowQuantile: ratio(0.05, [0, 0.5], 'Lower end of its interval', '§M robust irregularity (90 %)'),
  highQuantile: ratio(0.95, [0.5, 1], 'Upper end of its interval', '§M robust irregularity (90 %)'),
});
const { resamples, seed, lowQuantile, highQuantile } = resamplingNumbers.values;

/** Structural: what a quartile is. */
const quartiles = [0.25, 0.5, 0.75];

/**
 * The 90 % percentile interval of (Q75 − Q25)/(1.349·Q50) over bootstrap resamples of ascending positive values
 * (at least 4). The order statistics of n uniform numbers have gaps in proportion to gamma variates (Devroye 1986,
 * ch. V.2); the bootstrap's k-th smallest value is the sample's value at n times the k-th of them, rounded down.
 */
export function robustVariationRange(ascending: Float64Array): readonly [number, number] {
  return middleVariationRange([ascending]);
}

/**
 * The same of the middle one (the lower of two) of several units' variations, of which each resample draws anew.
 *
 * @param units ascending positive values of each, at least 4; at least one unit
 */
export function middleVariationRange(units: readonly Float64Array[]): readonly [number, number] {
  const random = new GammaSource(seed);
  const results = new Float64Array(resamples);
  const drawn = new Float64Array(units.length);
  for (let k = 0; k < resamples; k++) {
    units.forEach((ascending, u) => (drawn[u] = resampledVariation(ascending, random)));
    drawn.sort();
    results[k] = at(drawn, (units.length - 1) >> 1);
  }
  results.sort();
  return [quantileOfSorted(results, lowQuantile) ?? 0, quantileOfSorted(results, highQuantile) ?? 0];
}

function resampledVariation(ascending: Float64Array, random: GammaSource): number {
  const n = ascending.length;
  const positions = quartiles.map((p) => (n - 1) * p);
  // 1-based ranks of the two order statistics that each quartile lies between.
  const ranks = positions.flatMap((position) => [Math.floor(position) + 1, Math.floor(position) + 2]);
  const drawn = uniformOrderStatistics(random, ranks, n);
  const quartile = (i: number): number => {
    const position = positions[i] ?? 0;
    const low = at(ascending, Math.floor((drawn[2 * i] ?? 0) * n));
    const high = at(ascending, Math.floor((drawn[2 * i + 1] ?? 0) * n));
    return low + (position - Math.floor(position)) * (high - low);
  };
  return (quartile(2) - quartile(0)) / (normalInterquartileRange * quartile(1));
}

/** The order statistics of `n` uniform numbers at these ascending 1-based ranks, each in [0, 1). */
function uniformOrderStatistics(random: GammaSource, ranks: readonly number[], n: number): readonly number[] {
  let sum = 0;
  let last = 0;
  const sums = ranks.map((rank) => {
    if (rank > last) sum += random.gamma(rank - last);
    last = rank;
    return sum;
  });
  const total = sum + random.gamma(n + 1 - last);
  return sums.map((value) => value / total);
}

/** Gamma variates of integer shape from a seed: mulberry32 under Marsaglia & Tsang 2000. */
class GammaSource {
  #state: number;

  constructor(start: number) {
    this.#state = start;
  }

  gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.#normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.#uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
    }
  }

  #uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Marsaglia's polar method, one of the pair. */
  #normal(): number {
    for (;;) {
      const u = 2 * this.#uniform() - 1;
      const v = 2 * this.#uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }
}
