/**
 * What could make the discharges of an episode by itself: a fibre, a circuit of fibres, a single unit. Sorters split
 * and miss; what is one is looked for in several ways.
 */
import { median } from '../../signal/statistics';
import { filledTrain, type Train } from '../trains/filledTrain';
import { intervalsOf } from '../trains/intervals';
import type { TrainParameters } from '../trains/parameters';
import { regularityTrend } from '../trains/regularityTrend';
import type { SortedSegment } from '../units/sortedSegment';
import type { Generator } from './features';

/** Potentials that follow each other with less variation than this, once a slow course is taken out, have one generator. */
const oneGenerator = 0.2;
/** All together are preferred where a unit by itself is no more regular than by this. */
const asRegular = 0.01;
/** A unit can be the generator from this part of all discharges on. */
const leastGeneratorPart = 0.35;

/**
 * All potentials together where they are regular enough, else the leading unit where it is, else the most regular of
 * the units that fire nearly as often.
 */
export function generatorOf(
  { spikes, units }: SortedSegment,
  parameters: TrainParameters,
): Generator | undefined {
  const assigned = units.reduce((sum, { times }) => sum + times.length, 0);
  const byCount = [...units].sort((a, b) => b.times.length - a.times.length);
  const single = byCount
    .filter(({ times }) => times.length >= leastGeneratorPart * assigned)
    .flatMap((unit) => generator(unit, unit.times.length / assigned, parameters) ?? []);
  const [lead] = single;
  const best =
    lead && lead.detrendedCov > oneGenerator
      ? [...single].sort((a, b) => a.detrendedCov - b.detrendedCov)[0]
      : lead;
  const pooled = generator(spikes, 1, parameters);
  const least = Math.min(oneGenerator, (best?.detrendedCov ?? Infinity) + asRegular);
  const isPooled = pooled && pooled.detrendedCov <= least;
  return isPooled ? pooled : best;
}

/** Missed discharges are put back only where that halves the variation at least. */
const worthFilling = 0.5;

function generator(train: Train, part: number, parameters: TrainParameters): Generator | undefined {
  const asSeen = generatorAsIs(train, part, parameters);
  const filled = generatorAsIs(filledTrain(train), part, parameters);
  const isBetter = filled && filled.detrendedCov < worthFilling * (asSeen?.detrendedCov ?? Infinity);
  return isBetter ? filled : asSeen;
}

function generatorAsIs(
  { times, amplitudes }: Train,
  part: number,
  parameters: TrainParameters,
): Generator | undefined {
  const trend = regularityTrend(times, amplitudes, parameters);
  const middle = median(intervalsOf(times));
  return trend && middle !== undefined ? { ...trend, ratePerSecond: 1 / middle, part } : undefined;
}
