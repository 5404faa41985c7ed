/**
 * Whether a unit fires in bursts, and what they are like (DETECTION.md §A.4: myokymia, neuromyotonia, multiplets):
 * the log intervals have two modes, the shorter one inside bursts.
 */
import { at } from '../../base/typedArrays';
import { median, robustVariation, spearman, thinned } from '../../signal/statistics';
import { count, fixedNumbers } from '../numbers/fixedNumbers';
import { intervalsOf } from './intervals';
import { splitLogIntervals } from './logIntervalSplit';
import type { TrainParameters } from './parameters';

/** Grouped firing of one train. A number that no burst is long enough for is undefined. */
export interface BurstStructure {
  /** Two clear modes, at least `trainBurstLeast` bursts, and most discharges in them. */
  readonly isBursting: boolean;
  /** Groups of two and more discharges. */
  readonly burstCount: number;
  /** Part of the discharges that is in bursts. */
  readonly groupedPart: number;
  /** Median over bursts. */
  readonly spikesPerBurst: number;
  /** 1 / median interval inside bursts. */
  readonly intraRateHz: number;
  /** 1 / median time from burst onset to burst onset. */
  readonly burstRateHz: number | undefined;
  /** Robust CoV of those times; needs five bursts. */
  readonly interBurstCov: number | undefined;
  /** Median over bursts of Spearman(order, interval): near 1 where bursts slow down. Bursts of four and more. */
  readonly withinBurstTrend: number | undefined;
  /** Median over bursts of last over first interval (each the median of a third of the burst). */
  readonly intervalGrowth: number | undefined;
  /** Median over bursts of last over first amplitude (each the median of a third). Bursts of three and more. */
  readonly amplitudeDecrement: number | undefined;
}

/** Discharges [from, to) of a train. */
interface Group {
  readonly from: number;
  readonly to: number;
}

export const burstStructureNumbers = fixedNumbers('burstStructure', {
  mostRanked: count(
    1024,
    [100, 100000],
    "A burst's ranks are taken of this many intervals at most",
    'own: more cost time and tell no more',
  ),
  leastForTrend: count(
    4,
    [3, 20],
    'A burst shows a trend from this many discharges on',
    'own: three intervals',
  ),
  leastForDecrement: count(
    3,
    [2, 20],
    'And a decrement of its amplitudes from this many on',
    'own: first, middle and last',
  ),
});
const { mostRanked, leastForTrend, leastForDecrement } = burstStructureNumbers.values;

/**
 * Groups at the split between the two modes of the log intervals. A train without two modes whose median interval is
 * that of a burst (2 to 60 ms) is one burst; any other is undefined, as is one of fewer than two intervals.
 *
 * @param times seconds, ascending
 * @param amplitudes of each discharge, any unit; empty where unknown
 */
export function burstStructure(
  times: Float64Array,
  amplitudes: Float32Array,
  p: TrainParameters,
): BurstStructure | undefined {
  const intervals = intervalsOf(times);
  if (intervals.length < 2) return undefined;
  // What is further apart belongs to no one series: an episode is sorted in parts, too.
  const isNear = (interval: number): boolean => interval <= p.trainBurstPauseLongest;
  const split = splitLogIntervals(intervals.filter(isNear), p);
  const inside = (interval: number): boolean =>
    interval >= p.trainBurstInsideShortest && interval <= p.trainBurstInsideLongest;
  if (split === undefined && !inside(median(intervals) ?? 0)) return undefined;
  const groups = groupsOf(times, split ?? Infinity);
  const lengths = Float64Array.from(groups, ({ from, to }) => to - from);
  const grouped = lengths.reduce((sum, length) => sum + length, 0);
  const spikesPerBurst = median(lengths);
  const intra = median(split === undefined ? intervals : intervals.filter((interval) => interval < split));
  if (spikesPerBurst === undefined || intra === undefined) return undefined;
  const onsets = intervalsOf(Float64Array.from(groups, ({ from }) => at(times, from))).filter(isNear);
  const between = median(onsets);
  return {
    isBursting: split !== undefined && groups.length >= p.trainBurstLeast && grouped > times.length / 2,
    burstCount: groups.length,
    groupedPart: grouped / times.length,
    spikesPerBurst,
    intraRateHz: 1 / intra,
    burstRateHz: between === undefined ? undefined : 1 / between,
    interBurstCov: robustVariation(onsets),
    ...withinBursts(times, amplitudes, groups),
  };
}

/** Runs of two and more discharges whose intervals are below `split` (seconds). */
function groupsOf(times: Float64Array, split: number): readonly Group[] {
  const groups: Group[] = [];
  let from = 0;
  for (let i = 1; i <= times.length; i++) {
    if (i < times.length && at(times, i) - at(times, i - 1) < split) continue;
    if (i - from >= 2) groups.push({ from, to: i });
    from = i;
  }
  return groups;
}

function withinBursts(
  times: Float64Array,
  amplitudes: Float32Array,
  groups: readonly Group[],
): Pick<BurstStructure, 'withinBurstTrend' | 'intervalGrowth' | 'amplitudeDecrement'> {
  const long = groups
    .filter(({ from, to }) => to - from >= leastForTrend)
    .map(({ from, to }) => intervalsOf(times.subarray(from, to)));
  const trends = long.flatMap((intervals) => orderCorrelation(thinned(intervals, mostRanked)) ?? []);
  return {
    withinBurstTrend: median(Float64Array.from(trends)),
    intervalGrowth: median(Float64Array.from(long.flatMap((intervals) => lastOverFirst(intervals) ?? []))),
    amplitudeDecrement: median(
      Float64Array.from(
        groups
          .filter(({ from, to }) => to - from >= leastForDecrement && to <= amplitudes.length)
          .flatMap(({ from, to }) => lastOverFirst(Float64Array.from(amplitudes.subarray(from, to))) ?? []),
      ),
    ),
  };
}

/** 1 where each value is above the one before. */
function orderCorrelation(values: Float64Array): number | undefined {
  return spearman(Int32Array.from(values.keys()), values);
}

/** Median of the last third over that of the first; undefined where there is nothing to compare. */
function lastOverFirst(values: Float64Array): number | undefined {
  const third = Math.floor(values.length / 3);
  const first = median(values.subarray(0, third));
  const last = median(values.subarray(values.length - third));
  return first === undefined || last === undefined || !(first > 0) ? undefined : last / first;
}
