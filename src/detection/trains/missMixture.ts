/**
 * The mixture behind the miss rate, by expectation maximisation on binned log intervals: normal modes at ln μ, ln 2μ
 * and ln 3μ with relative widths √k·σ/(kμ), and the fragments that false discharges make.
 */
import { at } from '../../base/typedArrays';
import { fixedNumbers, ratio } from '../numbers/fixedNumbers';

/** Binned log intervals. */
export interface LogIntervals {
  readonly centres: Float64Array;
  readonly counts: Float64Array;
}

/** The fitted mixture. */
export interface MissMixture {
  /** Of the fragments and the modes at one, two and three mean intervals; they add up to 1, or to 0 without data. */
  readonly weights: readonly [number, number, number, number];
  /** σ/μ of the first mode. */
  readonly width: number;
  /** Of the data, per log interval, under the mixture of the step before the last. */
  readonly logLikelihood: number;
}

/** Structural: steps of the fit until it stands still … */
const iterations = 80;
/** … which is where nothing changes by more than this any longer. */
const converged = 1e-4;
export const missMixtureNumbers = fixedNumbers('missMixture', {
  leastWidth: ratio(0.01, [0.001, 0.1], 'The narrowest mode of the log intervals', 'own: a few bins'),
});
const { leastWidth } = missMixtureNumbers.values;
/** Structural: of the mode of two missed discharges. */
const log3 = Math.log(3);
/** Structural: the same. */
const root3 = Math.sqrt(3);

/** Fits the mixture to log intervals whose median is near 0, from which the first mode is sought. */
export function fitMissMixture(intervals: LogIntervals): MissMixture {
  let mixture = start;
  for (let iteration = 0; iteration < iterations; iteration++) {
    const next = improved(intervals, mixture);
    if (next === undefined) return { weights: [0, 0, 0, 0], width: 0, logLikelihood: 0 };
    const change = Math.max(
      Math.abs(next.centre - mixture.centre),
      Math.abs(next.width - mixture.width),
      ...next.weights.map((weight, k) => Math.abs(weight - (mixture.weights[k] ?? 0))),
    );
    mixture = next;
    if (change < converged) break;
  }
  return mixture;
}

/** A mixture with the logarithm of its first mode. */
interface Mixture extends MissMixture {
  readonly centre: number;
}

/** Structural: where the fit sets out from. */
const start: Mixture = { weights: [0.05, 0.8, 0.1, 0.05], centre: 0, width: 0.2, logLikelihood: -Infinity };

/**
 * One step of expectation maximisation; undefined without data. A false discharge falls anywhere in an interval, so
 * its fragments are uniform between 0 and μ: in the logarithm their density is the interval itself over μ.
 */
function improved(
  { centres, counts }: LogIntervals,
  { weights, centre, width }: Mixture,
): Mixture | undefined {
  const [fragments, one, two, three] = weights;
  // Heights and inverse widths of the modes; mode k is √k times as narrow as the first.
  const height = 1 / (width * Math.sqrt(2 * Math.PI));
  const [height1, height2, height3] = [one * height, two * height * Math.SQRT2, three * height * root3];
  const sharpness = 0.5 / (width * width);
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let moment = 0;
  let squares = 0;
  let logLikelihood = 0;
  for (let i = 0; i < centres.length; i++) {
    const count = counts[i] as number; // in bounds, like its centre
    if (count === 0) continue;
    const off1 = (centres[i] as number) - centre;
    const off2 = off1 - Math.LN2;
    const off3 = off1 - log3;
    const density0 = off1 < 0 ? fragments * Math.exp(off1) : 0;
    const density1 = height1 * Math.exp(-sharpness * off1 * off1);
    const density2 = height2 * Math.exp(-2 * sharpness * off2 * off2);
    const density3 = height3 * Math.exp(-3 * sharpness * off3 * off3);
    const density = density0 + density1 + density2 + density3;
    if (!(density > 0)) continue;
    logLikelihood += count * Math.log(density);
    const part1 = (count * density1) / density;
    const part2 = (count * density2) / density;
    const part3 = (count * density3) / density;
    sum0 += (count * density0) / density;
    sum1 += part1;
    sum2 += part2;
    sum3 += part3;
    // A mode of a k-th of the variance says k times as much of the common centre and width.
    moment += part1 * off1 + 2 * part2 * off2 + 3 * part3 * off3;
    squares += part1 * off1 * off1 + 2 * part2 * off2 * off2 + 3 * part3 * off3 * off3;
  }
  const all = sum0 + sum1 + sum2 + sum3;
  const inModes = sum1 + sum2 + sum3;
  if (!(inModes > 0)) return undefined;
  const information = sum1 + 2 * sum2 + 3 * sum3;
  const shift = moment / information;
  const variance = (squares - shift * shift * information) / inModes;
  return {
    weights: [sum0 / all, sum1 / all, sum2 / all, sum3 / all],
    centre: centre + shift,
    width: Math.max(leastWidth, Math.sqrt(Math.max(0, variance))),
    logLikelihood,
  };
}

/**
 * Log likelihood of the same data, had one gamma-distributed unit made them with no miss at all: shape and mean by
 * maximum likelihood (Minka 2002, "Estimating a Gamma distribution", eq. 5 for the shape).
 */
export function gammaLogLikelihood({ centres, counts }: LogIntervals): number {
  let n = 0;
  let sum = 0;
  let logSum = 0;
  for (let i = 0; i < centres.length; i++) {
    n += at(counts, i);
    sum += at(counts, i) * Math.exp(at(centres, i));
    logSum += at(counts, i) * at(centres, i);
  }
  const excess = Math.max(1e-6, Math.log(sum / n) - logSum / n);
  const shape = (3 - excess + Math.sqrt((excess - 3) ** 2 + 24 * excess)) / (12 * excess);
  // The density of the logarithm x of a gamma variate of this shape and mean m: (k/m)^k e^(k·x − k·e^x/m) / Γ(k).
  return n * (shape * Math.log((shape * n) / sum) - logGamma(shape)) + shape * logSum - shape * n;
}

/** ln Γ(k) for k > 0 by Stirling's series from k + 6 down; to 1e-9. */
function logGamma(k: number): number {
  let product = 1;
  for (let i = 0; i < 6; i++) product *= k + i;
  const x = k + 6;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
