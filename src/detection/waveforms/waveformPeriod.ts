/**
 * Whether a stretch repeats itself exactly: the cross-cycle correlation of DETECTION.md §A.4 for complex repetitive
 * discharges, from the autocorrelation of the band in which potentials are separated.
 */
import { at } from '../../base/typedArrays';
import { KernelSpace, type Room, singlesOf } from '../../kernels/kernelSpace';
import { median } from '../../signal/statistics';
import { chosen, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';

/** The lag at which a stretch repeats itself best. */
export interface WaveformPeriod {
  readonly periodSeconds: number;
  /** Correlation of the stretch with itself one period later, noise taken out; at most 1. */
  readonly correlation: number;
}

export const waveformPeriodNumbers = fixedNumbers('waveformPeriod', {
  shortest: seconds(1 / 160, [0.003, 0.02], 'Shortest cycle', '§A.4 (5 to 150 a second)'),
  longest: seconds(1 / 4.5, [0.05, 1], 'Longest cycle', '§A.4 (5 to 150 a second)'),
  leastSeconds: seconds(
    0.15,
    [0.02, 1],
    'A shorter stretch is a potential or two, which may be alike by chance',
    chosen,
  ),
  windowSeconds: seconds(
    0.5,
    [0.1, 5],
    'Stretches this long are compared',
    'own: longer ones cost more and tell no more',
  ),
  leastOfNoise: ratio(
    2,
    [1, 20],
    "A stretch with less than this many times the noise's energy holds too little to repeat itself",
    'own: noise does so by chance',
  ),
  shortWindowSeconds: seconds(
    0.06,
    [0.02, 0.5],
    'A fast discharge is compared with itself over this long at a time',
    'own: a neuromyotonic discharge slows down within a second',
  ),
  fastShortest: seconds(
    1 / 330,
    [0.002, 0.01],
    'Shortest cycle of a fast discharge',
    '§A.4 neuromyotonia (150 to 300 a second)',
  ),
  fastLongest: seconds(
    1 / 120,
    [0.003, 0.02],
    'Longest cycle of a fast discharge',
    '§A.4 neuromyotonia (150 to 300 a second)',
  ),
  leastOverNoise: ratio(
    3,
    [1, 20],
    'Windows with less signal than this many times the noise say nothing',
    chosen,
  ),
  asGood: ratio(0.93, [0.5, 1], 'Lags that score more than this part of the best are as good', chosen),
});
const {
  shortest,
  longest,
  leastSeconds,
  windowSeconds,
  leastOfNoise,
  shortWindowSeconds,
  fastShortest,
  fastLongest,
  leastOverNoise,
  asGood,
} = waveformPeriodNumbers.values;

/** The best period of `values`, undefined where they are too short for one. @param noisePower mean square of the noise. */
export function waveformPeriod(
  values: Float32Array,
  rate: number,
  noisePower: number,
): WaveformPeriod | undefined {
  const least = Math.floor(shortest * rate);
  // A window shorter than the period says nothing of it.
  const most = Math.min(Math.ceil(longest * rate), Math.floor(values.length / 2));
  if (most <= least || values.length < leastSeconds * rate) return undefined;
  const count = Math.min(values.length - most, Math.round(windowSeconds * rate));
  const energy = (from: number): number => {
    let sum = 0;
    for (let i = from; i < from + count; i++) sum += (values[i] as number) ** 2; // in bounds
    return sum;
  };
  const own = energy(0);
  const noise = count * noisePower;
  if (own < leastOfNoise * noise) return undefined;
  let best = -1;
  let bestLag = 0;
  const scores = new Float64Array(most + 1);
  lagProducts(values, { from: 0, count }, { least, most }, scores);
  for (let lag = least; lag <= most; lag++) {
    if (at(scores, lag) > best) {
      best = at(scores, lag);
      bestLag = lag;
    }
  }
  if (bestLag === 0) return undefined;
  bestLag = firstCycle(scores, least, bestLag);
  // The greater of the two energies: what repeats itself is as strong a period later, a single potential is not.
  const signal = Math.max(1e-30, own - noise, energy(bestLag) - noise);
  return { periodSeconds: bestLag / rate, correlation: Math.min(1, peakHeight(scores, bestLag) / signal) };
}

/**
 * The median, over short windows, of how well a stretch repeats itself 120 to 330 times a second, and of that period;
 * undefined where it is too short.
 */
export function fastPeriod(
  values: Float32Array,
  rate: number,
  noisePower: number,
): WaveformPeriod | undefined {
  const length = Math.round(shortWindowSeconds * rate);
  const least = Math.ceil(fastShortest * rate);
  const most = Math.ceil(fastLongest * rate);
  const periods: number[] = [];
  const correlations: number[] = [];
  for (let from = 0; from + length + most + 1 < values.length; from += 2 * length) {
    const scores = new Float64Array(most + 2);
    const energy = (start: number): number => {
      let sum = 0;
      for (let i = start; i < start + length; i++) sum += (values[i] as number) ** 2; // in bounds
      return Math.max(1e-30, sum - length * noisePower);
    };
    // Noise repeats itself at some lag or other.
    if (energy(from) < leastOverNoise * length * noisePower) continue;
    lagProducts(values, { from, count: length }, { least: least - 1, most: most + 1 }, scores);
    let best = least;
    for (let lag = least; lag <= most; lag++) if (at(scores, lag) > at(scores, best)) best = lag;
    best = firstCycle(scores, least, best);
    periods.push(best / rate);
    correlations.push(peakHeight(scores, best) / Math.sqrt(energy(from) * energy(from + best)));
  }
  const periodSeconds = median(Float64Array.from(periods));
  const correlation = median(Float64Array.from(correlations));
  if (periodSeconds === undefined || correlation === undefined) return undefined;
  return { periodSeconds, correlation: Math.max(-1, Math.min(1, correlation)) };
}

const space = new KernelSpace();

/**
 * Fills scores[lag] with Σ values[i] · values[i + lag] over a window, for lags from `least` to `most`. All the
 * products' values must be there.
 */
function lagProducts(
  values: Float32Array,
  { from, count }: { readonly from: number; readonly count: number },
  { least, most }: { readonly least: number; readonly most: number },
  scores: Float64Array,
): void {
  const lags = most - least + 1;
  // The kernel works in fours: zeros make up for what is missing, and it reads on beyond the last lag.
  const length = 4 * Math.ceil(count / 4);
  const [window, later, products] = space.layOut(length / 2, Math.ceil((length + lags) / 2), lags);
  // By a power of two, which is exact: no product leaves the range of single precision then.
  const factor = 2 ** -exponentOf(values.subarray(from, from + count + most));
  const lay = (room: Room, first: number, end: number): void => {
    const singles = singlesOf(room).fill(0);
    for (let i = first; i < end; i++) singles[i - first] = factor * (values[i] as number); // in bounds
  };
  lay(window, from, from + count);
  lay(later, from + least, from + count + most);
  space.run.singleProducts(window.address, length, later.address, 1, products.address, lags);
  for (let k = 0; k < lags; k++) scores[least + k] = at(products.values, k) / factor ** 2;
}

/** Of the least power of two that no magnitude exceeds; 0 where all are 0. */
function exponentOf(values: Float32Array): number {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, Math.abs(values[i] as number)); // in bounds
  return greatest > 0 ? Math.ceil(Math.log2(greatest)) : 0;
}

/** The first of several equal periods is the cycle: the first peak after `least` that is as good as the best lag. */
function firstCycle(scores: Float64Array, least: number, best: number): number {
  for (let lag = least + 1; lag < best; lag++) {
    const isPeak = at(scores, lag) >= at(scores, lag - 1) && at(scores, lag) >= at(scores, lag + 1);
    if (isPeak && at(scores, lag) > asGood * at(scores, best)) return lag;
  }
  return best;
}

/** Height of a peak between samples, by a parabola through three points. */
function peakHeight(scores: Float64Array, lag: number): number {
  const [a, b, c] = [at(scores, lag - 1), at(scores, lag), scores[lag + 1] ?? 0];
  const curvature = a - 2 * b + c;
  return curvature < 0 ? b - (a - c) ** 2 / (8 * curvature) : b;
}
