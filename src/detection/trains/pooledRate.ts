/** Potentials per second whatever unit they come from (the "150 per second" of a cramp), and how many units are active. */
import { indexFrom } from '../../base/ascending';
import { at } from '../../base/typedArrays';
import { median } from '../../signal/statistics';
import type { TimeSpan } from './intervals';
import type { TrainParameters } from './parameters';

/** Pooled rate over windows of one length, in potentials per second. */
export interface PooledRate {
  /** Most potentials in any window [t, t + window), over its length. */
  readonly greatest: number;
  /** Where that window begins, in seconds. */
  readonly greatestAtSeconds: number;
  /** Median over windows that half overlap, from the first potential to the last. */
  readonly median: number;
}

/**
 * The pooled rate of `times` (seconds, ascending, of all units); undefined without potentials. A window longer than
 * the series still counts as `windowSeconds`.
 *
 * @param weights of each potential: the part of it that counts, 0 to 1; all count whole where there are none
 * @throws {RangeError} where the window is not positive, or the weights are not as many as the potentials.
 */
export function pooledRate(
  times: Float64Array,
  windowSeconds: number,
  weights?: Float64Array,
): PooledRate | undefined {
  if (!(windowSeconds > 0)) throw new RangeError(`A window of ${windowSeconds} s holds nothing.`);
  if (weights && weights.length !== times.length) {
    throw new RangeError(`${weights.length} weights do not belong to ${times.length} potentials.`);
  }
  if (times.length === 0) return undefined;
  // How much comes before each potential, and in all.
  const before = new Float64Array(times.length + 1);
  for (let i = 0; i < times.length; i++) before[i + 1] = at(before, i) + (weights ? at(weights, i) : 1);
  let most = 0;
  let mostAt = 0;
  let to = 0;
  for (let from = 0; from < times.length; from++) {
    while (to < times.length && at(times, to) < at(times, from) + windowSeconds) to++;
    const held = at(before, to) - at(before, from);
    if (held > most) {
      most = held;
      mostAt = at(times, from);
    }
  }
  const first = at(times, 0);
  const last = at(times, times.length - 1);
  const windows = 1 + Math.max(0, Math.floor((last - first - windowSeconds) / (windowSeconds / 2)));
  const counts = Float64Array.from({ length: windows }, (_, k) => {
    const begin = first + (k * windowSeconds) / 2;
    return at(before, indexFrom(times, begin + windowSeconds)) - at(before, indexFrom(times, begin));
  });
  return {
    greatest: most / windowSeconds,
    greatestAtSeconds: mostAt,
    median: (median(counts) ?? 0) / windowSeconds,
  };
}

/**
 * How many units are active in each whole window of a span: those that fire at least `trainActiveLeast` times in it.
 * The last part of the span that fills no window is left out.
 *
 * @param trains times of each unit, seconds, ascending
 */
export function activeUnitsOverTime(
  trains: readonly Float64Array[],
  { fromSeconds, toSeconds }: TimeSpan,
  windowSeconds: number,
  p: TrainParameters,
): Int32Array {
  if (!(windowSeconds > 0)) throw new RangeError(`A window of ${windowSeconds} s holds nothing.`);
  const windows = Math.max(0, Math.floor((toSeconds - fromSeconds) / windowSeconds + 1e-9));
  return Int32Array.from({ length: windows }, (_, k) => {
    const begin = fromSeconds + k * windowSeconds;
    const end = begin + windowSeconds;
    return trains.filter((times) => indexFrom(times, end) - indexFrom(times, begin) >= p.trainActiveLeast)
      .length;
  });
}
