/** Potentials per second whatever unit they come from (the "150 per second" of a cramp), and how many units are active. */
import { at } from '../../recording/typedArrays';
import { median } from '../../signal/statistics';
import { firstFrom, type TimeSpan } from './intervals';
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
 * @throws {RangeError} where the window is not positive.
 */
export function pooledRate(times: Float64Array, windowSeconds: number): PooledRate | undefined {
  if (!(windowSeconds > 0)) throw new RangeError(`A window of ${windowSeconds} s holds nothing.`);
  if (times.length === 0) return undefined;
  let most = 0;
  let mostAt = 0;
  let to = 0;
  for (let from = 0; from < times.length; from++) {
    while (to < times.length && at(times, to) < at(times, from) + windowSeconds) to++;
    if (to - from > most) {
      most = to - from;
      mostAt = at(times, from);
    }
  }
  const first = at(times, 0);
  const last = at(times, times.length - 1);
  const windows = 1 + Math.max(0, Math.floor((last - first - windowSeconds) / (windowSeconds / 2)));
  const counts = Float64Array.from({ length: windows }, (_, k) => {
    const begin = first + (k * windowSeconds) / 2;
    return firstFrom(times, begin + windowSeconds) - firstFrom(times, begin);
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
): Uint32Array {
  if (!(windowSeconds > 0)) throw new RangeError(`A window of ${windowSeconds} s holds nothing.`);
  const windows = Math.max(0, Math.floor((toSeconds - fromSeconds) / windowSeconds + 1e-9));
  return Uint32Array.from({ length: windows }, (_, k) => {
    const begin = fromSeconds + k * windowSeconds;
    const end = begin + windowSeconds;
    return trains.filter((times) => firstFrom(times, end) - firstFrom(times, begin) >= p.trainActiveLeast)
      .length;
  });
}
