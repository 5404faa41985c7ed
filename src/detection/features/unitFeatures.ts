/** The units of an episode: each one's firing, the leading one's shape and grouping, and what they have in common. */
import { at } from '../../recording/typedArrays';
import { median, robustVariation } from '../../signal/statistics';
import { burstStructure } from '../trains/burstStructure';
import { intervalsOf, siftIntervals } from '../trains/intervals';
import type { TrainParameters } from '../trains/parameters';
import { pooledRate } from '../trains/pooledRate';
import { sputtering } from '../trains/sputtering';
import { trainStatistics } from '../trains/trainStatistics';
import type { SortedSegment, SortedUnit } from '../units/sortedSegment';
import type { PotentialFeatures, UnitFeatures, UnitFiring } from './features';
import { potentialShape } from './potentialShape';

/** Units that fired less often than this are not counted among the units of an episode. */
const leastDischarges = 6;
/** Trains with more of another unit's discharges than this say nothing of irregularity. */
const mostContamination = 0.25;
/** A unit with fewer intervals is left out where units are pooled, and a pool needs this many. */
const leastOfUnit = 8;
const leastOfPool = 40;

/** Where an episode's averages have their alignment point, in seconds from their beginning. */
export interface AveragePlace {
  readonly rate: number;
  readonly beforeSeconds: number;
}

/** The units' features over the episode [fromSeconds, toSeconds). */
export function unitFeatures(
  { units, assignedFraction }: SortedSegment,
  span: { readonly fromSeconds: number; readonly toSeconds: number },
  place: AveragePlace,
  parameters: TrainParameters,
): UnitFeatures {
  const counted = units.filter(({ times }) => times.length >= leastDischarges);
  const firing = counted.map((unit) => unitFiring(unit, parameters));
  const assigned = units.reduce((sum, { times }) => sum + times.length, 0);
  const lead = units.reduce<SortedUnit | undefined>(
    (best, unit) => (best && best.times.length >= unit.times.length ? best : unit),
    undefined,
  );
  const leadFiring = lead && unitFiring(lead, parameters);
  const rates = firing.flatMap(({ ratePerSecond }) => ratePerSecond ?? []);
  const trains = counted.map(({ times }) => times);
  return {
    units: firing,
    assignedPart: assignedFraction,
    lead: leadFiring,
    leadPart: lead && assigned > 0 ? lead.times.length / assigned : 0,
    leadShape: lead && potentialShape(lead.averaged, place.rate, place.beforeSeconds),
    leadBursts: lead && burstStructure(lead.times, lead.amplitudes, parameters),
    unitRatePerSecond: median(Float64Array.from(rates)) ?? leadFiring?.ratePerSecond,
    irregularity: commonIrregularity(firing, counted, parameters),
    sputtering: sputtering(trains, span, parameters),
  };
}

function unitFiring(unit: SortedUnit, parameters: TrainParameters): UnitFiring {
  const statistics = trainStatistics(unit.times, unit.amplitudes, parameters);
  const isTrusted = unit.missRate <= 2 * parameters.trainMostMissed && unit.contamination <= mostContamination;
  return {
    ...statistics,
    irregularity: isTrusted ? statistics.irregularity : undefined,
    amplitude: median(unit.amplitudes) ?? 0,
    signalToNoise: unit.snr,
    contamination: unit.contamination,
  };
}

/**
 * The median over the units that can be trusted. Where none has enough intervals, the intervals of all clean units,
 * each over its own median, are taken together.
 */
function commonIrregularity(
  firing: readonly UnitFiring[],
  units: readonly SortedUnit[],
  parameters: TrainParameters,
): number | undefined {
  const trusted = firing.flatMap(({ irregularity }) => irregularity ?? []);
  if (trusted.length > 0) return median(Float64Array.from(trusted));
  const relative: number[] = [];
  for (const { times, contamination } of units) {
    if (contamination > mostContamination) continue;
    const { ordinary } = siftIntervals(intervalsOf(times), parameters);
    if (ordinary.length < leastOfUnit) continue;
    const middle = median(ordinary) ?? 1;
    for (let i = 0; i < ordinary.length; i++) relative.push(at(ordinary, i) / middle);
  }
  return relative.length < leastOfPool ? undefined : robustVariation(Float64Array.from(relative).sort());
}

/** The potentials' features: all that were seen, assigned or not. */
export function potentialFeatures({ spikes }: SortedSegment, durationSeconds: number): PotentialFeatures {
  const rate = pooledRate(spikes.times, 1);
  return {
    potentials: spikes.times.length,
    pooledRatePerSecond: spikes.times.length / durationSeconds,
    greatestPooledRatePerSecond: rate?.greatest ?? 0,
    greatestPooledAtSeconds: rate?.greatestAtSeconds ?? 0,
    medianIntervalSeconds: median(intervalsOf(spikes.times)),
  };
}
