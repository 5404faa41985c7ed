/**
 * A unit's template: the median of its discharges, brought to one time, without those that are unlike the rest. A median,
 * since another unit's potential that falls upon a few discharges is not in it (DETECTION.md §C.4).
 */
import { at } from '../../base/typedArrays';
import { gaussianMedianMagnitude, median, medianReordering } from '../../signal/statistics';
import { fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';

export const templateNumbers = fixedNumbers('morphologyTemplate', {
  outlierDeviations: ratio(
    4,
    [2, 10],
    'A discharge is left out whose residual is this many deviations above the median one',
    '§C.4 (residual MAD > 4)',
  ),
  coreSeconds: seconds(
    0.002,
    [0.0005, 0.01],
    'Discharges are aligned by what is this near to the main peak',
    'own: the spike, which is sharp',
  ),
  lagSeconds: seconds(
    0.0005,
    [0.0001, 0.002],
    'By at most this',
    'own: trains are true to some tenths of a millisecond',
  ),
});
const { outlierDeviations, coreSeconds, lagSeconds } = templateNumbers.values;

/** Where the greatest magnitude is within [from, to). */
export function mainPeak(values: Float32Array, from = 0, to = values.length): number {
  let best = from;
  for (let i = from; i < to; i++) if (Math.abs(at(values, i)) > Math.abs(at(values, best))) best = i;
  return best;
}

/** The median of some aligned sweeps, place by place. At least one. */
export function medianOf(sweeps: readonly Float32Array[]): Float32Array {
  const column = new Float64Array(sweeps.length);
  return Float32Array.from({ length: sweeps[0]?.length ?? 0 }, (_, k) => {
    for (let j = 0; j < sweeps.length; j++) column[j] = (sweeps[j] as Float32Array)[k] as number; // in bounds
    return medianReordering(column) ?? 0;
  });
}

/** What sweeps are aligned by: around the template's main peak, with what they may be moved by. */
export function coreOf(template: Float32Array, rate: number): { readonly from: number; readonly to: number } {
  const peak = mainPeak(template);
  const reach = Math.round(coreSeconds * rate) + mostLag(rate) + 1;
  return { from: Math.max(0, peak - reach), to: Math.min(template.length, peak + reach + 1) };
}

function mostLag(rate: number): number {
  return Math.max(1, Math.round(lagSeconds * rate));
}

/**
 * By how many samples the core of a sweep is later than that of the template: where least is left of it when the template is
 * taken away, between samples by a parabola.
 */
export function lagOf(sweep: Float32Array, template: Float32Array, rate: number): number {
  const most = mostLag(rate);
  const from = most + 1;
  const to = template.length - most - 1;
  const left = (lag: number): number => {
    let sum = 0;
    for (let k = from; k < to; k++) sum += ((sweep[k + lag] as number) - (template[k] as number)) ** 2; // in bounds
    return sum;
  };
  let best = 0;
  let least = Infinity;
  for (let lag = -most; lag <= most; lag++) {
    const value = left(lag);
    if (value < least) [best, least] = [lag, value];
  }
  const [before, after] = [left(best - 1), left(best + 1)];
  const curvature = before - 2 * least + after;
  return curvature > 0 ? best + (before - after) / (2 * curvature) : best;
}

/** Which sweeps are like the template within [from, to): the residual of none is far above the others'. */
export function likeTemplate(
  sweeps: readonly Float32Array[],
  template: Float32Array,
  { from, to }: { readonly from: number; readonly to: number },
): readonly boolean[] {
  const residuals = Float64Array.from(sweeps, (sweep) => {
    let sum = 0;
    for (let k = from; k < to; k++) sum += (at(sweep, k) - at(template, k)) ** 2;
    return Math.sqrt(sum / Math.max(1, to - from));
  });
  const middle = median(residuals) ?? 0;
  const deviation = median(residuals.map((each) => Math.abs(each - middle))) ?? 0;
  const most = middle + (outlierDeviations * deviation) / gaussianMedianMagnitude;
  return Array.from(residuals, (residual) => residual <= most);
}

/**
 * What noise is left in a template: half the difference of the medians of every other discharge, which has the same noise and
 * none of the potential.
 */
export function noiseCourse(sweeps: readonly Float32Array[]): Float32Array {
  const odd = medianOf(sweeps.filter((_, i) => i % 2 === 1));
  return medianOf(sweeps.filter((_, i) => i % 2 === 0)).map((value, k) => (value - at(odd, k)) / 2);
}

/** Robust standard deviation of a course about 0. */
export function deviationOf(course: Float32Array): number {
  return (median(course.map(Math.abs)) ?? 0) / gaussianMedianMagnitude;
}
