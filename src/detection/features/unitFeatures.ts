/** The units of an episode: each one's firing, the leading one's shape and grouping, and what they have in common. */
import { at } from '../../base/typedArrays';
import { median, robustVariation, sorted } from '../../signal/statistics';
import { burstStructure } from '../trains/burstStructure';
import { intervalsOf, siftIntervals } from '../trains/intervals';
import type { TrainParameters } from '../trains/parameters';
import { type PooledRate, pooledRate } from '../trains/pooledRate';
import { middleVariationRange, robustVariationRange } from '../trains/resampling';
import { sputtering } from '../trains/sputtering';
import { trainStatistics } from '../trains/trainStatistics';
import type { SortedSegment, SortedUnit } from '../units/sorter/sortedSegment';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import type { PotentialFeatures, UnitFeatures, UnitFiring } from './features';
import { clockTrain } from './clockTrain';
import { fibresOf } from './fibres';
import { generatorOf } from './generator';
import { potentialShape } from '../waveforms/potentialShape';
import { turnsOf } from '../waveforms/turns';
import { type AveragePlace, pulseTrain } from './pulseTrain';
import { trainCourses } from './trainCourses';
import { isCounted, isOneUnit } from './trainDoubts';

export const unitFeatureNumbers = fixedNumbers('unitFeatures', {
  leastOfUnit: count(8, [2, 50], 'A unit with fewer intervals is left out where units are pooled', chosen),
  leastOfPool: count(40, [10, 500], 'And a pool needs this many', '§A.3 C1, §A.6'),
  littlePart: ratio(
    0.1,
    [0, 0.5],
    'One unit with no more than this part of the discharges does not speak for the others, unless it is regular',
    'own: one of ten',
  ),
  surePart: ratio(0.3, [0.1, 1], 'One with this part does', 'own: one of three'),
  regular: ratio(0.3, [0.1, 0.5], 'What is more regular than this is', '§A.4 voluntary'),
  nobodys: ratio(
    0.5,
    [0, 1],
    "Of the discharges that are not their unit's this part is nobody's; the others are another unit's, which misses them",
    'own: on 40 simulated cramps of ten units the greatest pooled rate came to 0.97 of the true one so (standard deviation 17 %), and to 1.23 of it with every discharge counted whole',
  ),
  groupSeconds: seconds(
    0.03,
    [0.005, 0.1],
    'A potential with its late parts, or a doublet, is over after this',
    chosen,
  ),
  leastForVariation: count(
    5,
    [2, 40],
    'The variation of a train as it is needs more discharges than this',
    chosen,
  ),
});
const { leastOfUnit, leastOfPool, littlePart, surePart, regular, nobodys, groupSeconds, leastForVariation } =
  unitFeatureNumbers.values;

/** The units' features over the episode [fromSeconds, toSeconds). */
export function unitFeatures(
  segment: SortedSegment,
  span: { readonly fromSeconds: number; readonly toSeconds: number },
  place: AveragePlace,
  parameters: TrainParameters,
): UnitFeatures {
  const { units, spikes, assignedFraction } = segment;
  const courses = trainCourses(parameters);
  const counted = units.filter(isCounted);
  const single = new Set(units.filter(isOneUnit));
  const firing = counted.map((unit) => unitFiring(unit, single.has(unit), parameters));
  const lead = units.reduce<SortedUnit | undefined>(
    (best, unit) => (best && best.times.length >= unit.times.length ? best : unit),
    undefined,
  );
  const leadFiring =
    lead && (firing[counted.indexOf(lead)] ?? unitFiring(lead, single.has(lead), parameters));
  const trusted = counted.filter((unit) => single.has(unit));
  const ofTrusted = firing.filter((_, i) => single.has(counted[i] as SortedUnit)); // one for each
  const doublets = ofTrusted.flatMap(({ doubletPart }) => doubletPart ?? []);
  const rates = ofTrusted.flatMap(({ ratePerSecond }) => ratePerSecond ?? []);
  return {
    units: firing,
    assignedPart: assignedFraction,
    lead: leadFiring,
    leadPart: lead && spikes.times.length > 0 ? Math.min(1, lead.times.length / spikes.times.length) : 0,
    generator: generatorOf(segment, courses),
    fibres: fibresOf(counted, place, courses),
    leadShape: lead && potentialShape(lead.averaged, place.rate, place.beforeSeconds),
    leadTurns: lead && turnsOfUnit(lead, place),
    pulses: pulseTrain(segment, place),
    clock: clockTrain(segment, place.rate),
    leadBursts: lead && burstStructure(lead.times, lead.amplitudes, parameters),
    unitRatePerSecond: median(Float64Array.from(rates)),
    ...commonIrregularity(firing, counted, trusted, parameters),
    doubletPart: median(Float64Array.from(doublets)),
    sputtering: sputtering(
      trusted.map(({ times }) => times),
      span,
      parameters,
    ),
  };
}

function turnsOfUnit({ averaged, times }: SortedUnit, place: AveragePlace): number | undefined {
  const intervalSeconds = times.length > leastForVariation ? median(intervalsOf(times)) : undefined;
  return intervalSeconds === undefined ? undefined : turnsOf(averaged, { ...place, intervalSeconds });
}

/** One unit's firing. @param isSingle whether the train can be believed to be one unit's */
export function unitFiring(unit: SortedUnit, isSingle: boolean, parameters: TrainParameters): UnitFiring {
  const statistics = trainStatistics(unit.times, parameters);
  return {
    discharges: statistics.discharges,
    ratePerSecond: statistics.ratePerSecond,
    irregularity: isSingle ? statistics.irregularity : undefined,
    doubletPart: statistics.doubletPart,
    rawVariation:
      unit.times.length > leastForVariation ? robustVariation(intervalsOf(unit.times)) : undefined,
    amplitude: median(unit.amplitudes) ?? 0,
    signalToNoise: unit.snr,
    contamination: unit.contamination,
  };
}

type Irregularity = Pick<UnitFeatures, 'irregularity' | 'irregularityCertainty' | 'irregularityRange'>;

const unknownIrregularity: Irregularity = {
  irregularity: undefined,
  irregularityCertainty: 0,
  irregularityRange: undefined,
};

/**
 * That of the unit in the middle of those that can be trusted, the lower one of two: missed and false discharges make
 * a train irregular, never regular. So one irregular train among many units tells nothing. Where no unit has enough
 * intervals, those of all clean units, each over its own median, are taken together.
 *
 * @param firing of each of the counted units
 */
function commonIrregularity(
  firing: readonly UnitFiring[],
  counted: readonly SortedUnit[],
  trusted: readonly SortedUnit[],
  parameters: TrainParameters,
): Irregularity {
  const known = firing
    .flatMap(({ irregularity }, i) => {
      const times = counted[i]?.times;
      return irregularity === undefined || !times ? [] : { irregularity, times };
    })
    .sort((a, b) => a.irregularity - b.irregularity);
  const irregularity = known[(known.length - 1) >> 1]?.irregularity;
  if (irregularity === undefined) return pooledIrregularity(trusted, parameters);
  const certainty =
    known.length > 1 || irregularity <= regular ? 1 : certaintyOf(known[0]?.times.length ?? 0, firing);
  if (certainty === 0) return unknownIrregularity;
  const intervals = known.map(({ times }) => sorted(siftIntervals(intervalsOf(times), parameters).ordinary));
  return {
    irregularity,
    irregularityCertainty: certainty,
    irregularityRange: middleVariationRange(intervals),
  };
}

/** How far one train speaks for all: by its part of the discharges, since a sorter's scraps count as units too. */
function certaintyOf(discharges: number, firing: readonly UnitFiring[]): number {
  const part = discharges / firing.reduce((sum, each) => sum + each.discharges, 0);
  return Math.max(0, Math.min(1, (part - littlePart) / (surePart - littlePart)));
}

function pooledIrregularity(trusted: readonly SortedUnit[], parameters: TrainParameters): Irregularity {
  const relative: number[] = [];
  for (const unit of trusted) {
    const { ordinary } = siftIntervals(intervalsOf(unit.times), parameters);
    if (ordinary.length < leastOfUnit) continue;
    const middle = median(ordinary) ?? 1;
    for (let i = 0; i < ordinary.length; i++) relative.push(at(ordinary, i) / middle);
  }
  if (relative.length < leastOfPool) return unknownIrregularity;
  const ascending = Float64Array.from(relative).sort();
  return {
    irregularity: robustVariation(ascending),
    irregularityCertainty: 1,
    irregularityRange: robustVariationRange(ascending),
  };
}

/** The potentials' features: all that were seen, assigned or not. @param coveredSeconds of the episode, pauses included */
export function potentialFeatures(
  { spikes, units }: SortedSegment,
  coveredSeconds: number,
): PotentialFeatures {
  const rate = pooledDischarges(units) ?? pooledRate(spikes.times, 1);
  return {
    potentials: spikes.times.length,
    pooledRatePerSecond: spikes.times.length / coveredSeconds,
    greatestPooledRatePerSecond: rate?.greatest ?? 0,
    greatestPooledAtSeconds: rate?.greatestAtSeconds ?? 0,
    medianIntervalSeconds: median(intervalsOf(spikes.times)),
    groupIntervalSeconds: median(intervalsOf(groupOnsets(spikes.times))),
    pooledIrregularity: robustVariation(sorted(intervalsOf(spikes.times))),
  };
}

/** Of an episode whose potentials were not looked for: none were seen, and none were missing. */
export const unknownPotentials: PotentialFeatures = {
  potentials: undefined,
  pooledRatePerSecond: undefined,
  greatestPooledRatePerSecond: undefined,
  greatestPooledAtSeconds: undefined,
  medianIntervalSeconds: undefined,
  groupIntervalSeconds: undefined,
  pooledIrregularity: undefined,
};

/** Pooled over all units, in windows of 1 s: a late part of a potential is in no train, so that none counts twice. */
function pooledDischarges(units: readonly SortedUnit[]): PooledRate | undefined {
  const all = units
    .flatMap(({ times, contamination }) =>
      Array.from(times, (seconds) => ({ seconds, weight: 1 - nobodys * contamination })),
    )
    .sort((a, b) => a.seconds - b.seconds);
  return pooledRate(
    Float64Array.from(all, ({ seconds }) => seconds),
    1,
    Float64Array.from(all, ({ weight }) => weight),
  );
}

/** The first potential of every group; one that goes on is another, lest dense activity be one group of many seconds. */
function groupOnsets(times: Float64Array): Float64Array {
  let onset = -Infinity;
  return times.filter((time) => {
    if (time - onset < groupSeconds) return false;
    onset = time;
    return true;
  });
}
