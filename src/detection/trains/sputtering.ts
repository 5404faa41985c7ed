/** Whether units drop out and fire more irregularly towards the end of an episode (DETECTION.md §A.3 C5). */
import { at } from '../../base/typedArrays';
import { mean, median, robustVariation } from '../../signal/statistics';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import { intervalsOf, siftIntervals, type TimeSpan, within } from './intervals';
import type { TrainParameters } from './parameters';
import { activeUnitsOverTime } from './pooledRate';

/** The change from one part of an episode to a later one. */
export interface IrregularityChange {
  /** Robust CoV of the later part minus that of the earlier. */
  readonly irregularityChange: number;
  /** Mean count of active units of the later part minus that of the earlier. */
  readonly unitChange: number;
  readonly earlierIrregularity: number;
  readonly laterIrregularity: number;
}

export const sputteringNumbers = fixedNumbers('sputtering', {
  leastOfUnit: count(
    6,
    [2, 50],
    'A unit with fewer intervals in a part has no median worth dividing by',
    chosen,
  ),
  leastOfPart: count(
    20,
    [5, 200],
    "Intervals of all units that a part's irregularity needs",
    "own: half of what a single unit's needs, for a difference",
  ),
  windowSeconds: seconds(
    1,
    [0.2, 10],
    'Units are counted in windows of this, or of the part where that is shorter',
    'own: as trainActiveLeast has it',
  ),
  middleFrom: ratio(0.3, [0, 0.7], 'The middle of an episode is from this part of it', chosen),
  lastFrom: ratio(0.7, [0.5, 0.95], 'To this part, from which its last is', '§A.3 C5 (last 30 %)'),
});
const { leastOfUnit, leastOfPart, windowSeconds, middleFrom, lastFrom } = sputteringNumbers.values;

/** From the middle (30 to 70 %) of an episode to its last 30 %; see `irregularityChange`. */
export function sputtering(
  trains: readonly Float64Array[],
  { fromSeconds, toSeconds }: TimeSpan,
  p: TrainParameters,
): IrregularityChange | undefined {
  const after = (part: number): number => fromSeconds + part * (toSeconds - fromSeconds);
  return irregularityChange(
    trains,
    { fromSeconds: after(middleFrom), toSeconds: after(lastFrom) },
    { fromSeconds: after(lastFrom), toSeconds },
    p,
  );
}

/**
 * The change between two parts. Units have few intervals at the end, so each unit's intervals are divided by their
 * median in that part and pooled; undefined where either part then has fewer than 20 intervals.
 *
 * @param trains times of each unit, seconds, ascending
 */
export function irregularityChange(
  trains: readonly Float64Array[],
  earlier: TimeSpan,
  later: TimeSpan,
  p: TrainParameters,
): IrregularityChange | undefined {
  const earlierIrregularity = pooledIrregularity(trains, earlier, p);
  const laterIrregularity = pooledIrregularity(trains, later, p);
  if (earlierIrregularity === undefined || laterIrregularity === undefined) return undefined;
  return {
    irregularityChange: laterIrregularity - earlierIrregularity,
    unitChange: meanActive(trains, later, p) - meanActive(trains, earlier, p),
    earlierIrregularity,
    laterIrregularity,
  };
}

function pooledIrregularity(
  trains: readonly Float64Array[],
  span: TimeSpan,
  p: TrainParameters,
): number | undefined {
  const relative: number[] = [];
  for (const times of trains) {
    const { ordinary } = siftIntervals(intervalsOf(within(times, span)), p);
    const middle = median(ordinary) ?? 0;
    if (ordinary.length < leastOfUnit) continue;
    for (let i = 0; i < ordinary.length; i++) relative.push(at(ordinary, i) / middle);
  }
  return relative.length < leastOfPart ? undefined : robustVariation(Float64Array.from(relative));
}

function meanActive(trains: readonly Float64Array[], span: TimeSpan, p: TrainParameters): number {
  const window = Math.min(windowSeconds, span.toSeconds - span.fromSeconds);
  return mean(activeUnitsOverTime(trains, span, window, p));
}
