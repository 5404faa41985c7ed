/**
 * The smooth course of a series by robust local linear regression (LOESS, Cleveland 1979, J. Am. Stat. Assoc.
 * 74:829): tricube weights over a window of a fixed count of values, bisquare weights against outliers.
 */
import { at } from '../../base/typedArrays';
import { median } from '../../signal/statistics';
import { count, fixedNumbers, ratio } from '../numbers/fixedNumbers';

/** A series' trend. */
export interface LocalTrend {
  /** One value per value of the series, in its unit. */
  readonly trend: Float64Array;
  /**
   * What each residual (value − trend) is to be divided by to have the noise's standard deviation: the fit leans
   * towards the very value that it is compared with.
   */
  readonly residualScale: Float64Array;
}

export const localTrendNumbers = fixedNumbers('localTrend', {
  robustnessPasses: count(
    2,
    [0, 10],
    'Passes of the trend after the first, outliers weighed down',
    'Cleveland 1979 (LOESS)',
  ),
  leastScale: ratio(
    0.05,
    [0.001, 1],
    'Where the fit hangs on one value, its residual is not blown up beyond this variance',
    'own: it says nothing',
  ),
  outlierFactor: ratio(
    6,
    [2, 20],
    'Bisquare weights are 0 from this many median absolute residuals on',
    'Cleveland 1979 (LOESS)',
  ),
});
const { robustnessPasses, leastScale, outlierFactor } = localTrendNumbers.values;

/** @param span values in the window, at least 3; undefined where the series is shorter. */
export function localTrend(values: Float64Array, span: number): LocalTrend | undefined {
  const n = values.length;
  if (n < span || span < 3) return undefined;
  const trend = new Float64Array(n);
  const residualScale = new Float64Array(n);
  const robustness = new Float64Array(n).fill(1);
  const kernels = tricubes(span);
  for (let pass = 0; pass <= robustnessPasses; pass++) {
    fitEach(values, robustness, span, kernels, trend, residualScale);
    if (pass < robustnessPasses && !reweigh(values, trend, robustness)) break;
  }
  return { trend, residualScale };
}

/** Tricube weights for each reach up to `span`, one row of `span` each: 0 from the reach on. */
function tricubes(span: number): Float64Array {
  return Float64Array.from({ length: (span + 1) * span }, (_, i) => {
    const reach = Math.floor(i / span);
    const distance = i % span;
    return distance < reach ? (1 - (distance / reach) ** 3) ** 3 : 0;
  });
}

function fitEach(
  values: Float64Array,
  robustness: Float64Array,
  span: number,
  kernels: Float64Array,
  trend: Float64Array,
  residualScale: Float64Array,
): void {
  const n = values.length;
  for (let i = 0; i < n; i++) {
    const from = Math.max(0, Math.min(n - span, i - (span >> 1)));
    const row = span * (Math.max(i - from, from + span - 1 - i) + 1);
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let sy = 0;
    let sxy = 0;
    let q0 = 0;
    let q1 = 0;
    let q2 = 0;
    // The inner loop of it all; its indices are in bounds.
    for (let k = from; k < from + span; k++) {
      const x = k - i;
      const w = (kernels[row + (x < 0 ? -x : x)] as number) * (robustness[k] as number);
      const y = values[k] as number;
      s0 += w;
      s1 += w * x;
      s2 += w * x * x;
      sy += w * y;
      sxy += w * x * y;
      q0 += w * w;
      q1 += w * w * x;
      q2 += w * w * x * x;
    }
    // All weights are 0 where a whole window is outliers; the trend of the pass before stays.
    if (s0 === 0) continue;
    const determinant = s0 * s2 - s1 * s1;
    // With weight on one value alone there is no line but a mean: as if the weights had no lever.
    const isLine = determinant > 1e-9 * s0 * s2;
    const [a, b, c] = isLine ? [s2, s1, determinant] : [1, 0, s0];
    // The fit at x = 0 is Σ l·y with levers l = w·(a − b·x)/c.
    trend[i] = (a * sy - b * sxy) / c;
    const own = (at(robustness, i) * a) / c;
    const squares = (a * a * q0 - 2 * a * b * q1 + b * b * q2) / (c * c);
    residualScale[i] = Math.sqrt(Math.max(leastScale, 1 - 2 * own + squares));
  }
}

/** Bisquare weights at six median absolute residuals; false where the fit is exact and needs none. */
function reweigh(values: Float64Array, trend: Float64Array, robustness: Float64Array): boolean {
  const limit = outlierFactor * (median(values.map((value, i) => Math.abs(value - at(trend, i)))) ?? 0);
  if (!(limit > 0)) return false;
  for (let i = 0; i < values.length; i++) {
    const u = (at(values, i) - at(trend, i)) / limit;
    robustness[i] = Math.abs(u) < 1 ? (1 - u * u) ** 2 : 0;
  }
  return true;
}
