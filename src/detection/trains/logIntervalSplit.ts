/** Where the log intervals of a train fall into two modes: inside bursts and between them. */
import { at } from '../../base/typedArrays';
import { sorted } from '../../signal/statistics';
import type { TrainParameters } from './parameters';

/**
 * The interval (seconds) that parts the intervals inside bursts from those between, undefined where there are no two
 * clear modes. The split is the one of greatest variance between its two sides (Otsu 1979, IEEE Trans. SMC 9:62). It
 * counts where the modes are at least `trainBurstRatio` times apart, by at least `trainBurstSeparation` spreads
 * (Ashman's D, Ashman et al. 1994, Astron. J. 108:2348), and the shorter is typical of a burst (2 to 60 ms).
 *
 * @param intervals positive, in any order
 */
export function splitLogIntervals(intervals: Float64Array, p: TrainParameters): number | undefined {
  const logs = sorted(intervals.map((interval) => Math.log(interval)));
  const count = bestSplit(logs);
  if (count === undefined) return undefined;
  const low = momentsOf(logs.subarray(0, count));
  const high = momentsOf(logs.subarray(count));
  const distance = high.mean - low.mean;
  const spread = Math.sqrt((low.variance + high.variance) / 2);
  if (distance < Math.log(p.trainBurstRatio) || distance < p.trainBurstSeparation * spread) return undefined;
  const typical = Math.exp(low.mean);
  if (typical < p.trainBurstInsideShortest || typical > p.trainBurstInsideLongest) return undefined;
  return Math.exp((at(logs, count - 1) + at(logs, count)) / 2);
}

/** How many of ascending values are on the low side of the best split; undefined where all are the same. */
function bestSplit(ascending: Float64Array): number | undefined {
  const n = ascending.length;
  const total = ascending.reduce((sum, value) => sum + value, 0);
  let below = 0;
  let best = 0;
  let bestCount: number | undefined;
  for (let count = 1; count < n; count++) {
    below += at(ascending, count - 1);
    if (at(ascending, count) === at(ascending, count - 1)) continue;
    const distance = (total - below) / (n - count) - below / count;
    const between = count * (n - count) * distance * distance;
    if (between > best) {
      best = between;
      bestCount = count;
    }
  }
  return bestCount;
}

function momentsOf(values: Float64Array): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance };
}
