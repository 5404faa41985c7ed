/** Whether a train can be believed to be one unit's, and what speaks against it where not. */
import { quantileOfSorted, robustVariation, sorted } from '../../signal/statistics';
import { chosen, count, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import type { TrainDoubt } from '../result/channelUnits';
import { intervalsOf } from '../trains/intervals';
import type { SortedUnit } from '../units/sorter/sortedSegment';

// The place is part of the engine's hash, which is to change with its answers alone.
export const trainDoubtNumbers = fixedNumbers('unitFeatures', {
  leastDischarges: count(
    6,
    [2, 50],
    'Units that fired less often are not counted among the units of an episode',
    chosen,
  ),
  mostContamination: ratio(
    0.2,
    [0.01, 1],
    "Trains with more of another unit's discharges say nothing of irregularity",
    chosen,
  ),
  mostMissed: ratio(0.1, [0.01, 0.5], 'So do trains that miss more', '§A.6'),
  leastSignalToNoise: ratio(
    8,
    [2, 30],
    'Units that stand out less are mixed with others in an interference pattern',
    '§C.2 (5); own: seen on the simulator',
  ),
  mostIrregularity: ratio(
    0.75,
    [0.4, 1.2],
    'A train that is more irregular is not one unit’s',
    'own: a Poisson process has 1.2, a unit of the most irregular cramp 0.6',
  ),
  shortPart: ratio(
    0.4,
    [0.1, 0.9],
    'Intervals below this part of their median are short',
    'own: of a Poisson process 24 %, of a unit of the most irregular cramp 9 %',
  ),
  mostShort: ratio(
    0.15,
    [0.05, 0.24],
    'A train with a greater part of short intervals is not one unit’s',
    'own: between those two',
  ),
});
const {
  leastDischarges,
  mostContamination,
  mostMissed,
  leastSignalToNoise,
  mostIrregularity,
  shortPart,
  mostShort,
} = trainDoubtNumbers.values;

/** Whether a unit has fired often enough to be counted among the units of an episode. */
export function isCounted({ times }: SortedUnit): boolean {
  return times.length >= leastDischarges;
}

/** Whether a train can be believed to be one unit's. */
export function isOneUnit(unit: SortedUnit): boolean {
  return unit.times.length > 1 && doubtsOfShape(unit).length === 0;
}

/** Everything that speaks against a train; nothing for one that irregularity and the like are told of. */
export function trainDoubts(unit: SortedUnit): readonly TrainDoubt[] {
  return [...(isCounted(unit) ? [] : ['few-discharges' as const]), ...doubtsOfShape(unit)];
}

function doubtsOfShape({ times, snr, contamination, missRate }: SortedUnit): readonly TrainDoubt[] {
  const intervals = sorted(intervalsOf(times));
  const shortest = shortPart * (quantileOfSorted(intervals, 0.5) ?? 0);
  const short = intervals.filter((interval) => interval < shortest).length;
  const found: readonly (readonly [doubt: TrainDoubt, isFound: boolean])[] = [
    ['low-signal-to-noise', snr < leastSignalToNoise],
    ['contaminated', contamination > mostContamination],
    ['discharges-missed', missRate > mostMissed],
    ['too-irregular', !((robustVariation(intervals) ?? 0) <= mostIrregularity)],
    ['short-intervals', !(short <= mostShort * intervals.length)],
  ];
  return found.filter(([, isFound]) => isFound).map(([doubt]) => doubt);
}
