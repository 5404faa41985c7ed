/**
 * What could make the discharges of an episode by itself: a fibre, a circuit of fibres, a single unit. Sorters split
 * and miss; what is one is looked for in several ways.
 */
import { at } from '../../base/typedArrays';
import { median } from '../../signal/statistics';
import type { Train } from '../trains/filledTrain';
import { intervalsOf } from '../trains/intervals';
import { joinedTrains } from '../trains/joinedTrains';
import { compared, type RateTrend } from '../trains/regularityTrend';
import type { SortedSegment, SortedUnit } from '../units/sorter/sortedSegment';
import { chosen, count, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import type { TrainCourses } from './trainCourses';

/**
 * The train of what could be one generator, missed discharges put back: all potentials together where they follow each
 * other regularly (a fibre whose amplitude waxes and wanes is easily split in two), else the leading unit, with the others
 * that keep its time, where it is regular, else the most regular of those that fire nearly as often.
 */
export interface Generator {
  readonly ratePerSecond: number;
  readonly detrendedCov: number;
  readonly driftRatio: number;
  readonly monotoneDrift: number | undefined;
  readonly rateAmplitudeCorrelation: number | undefined;
  /** Its part of all discharges. */
  readonly part: number;
}

export const generatorNumbers = fixedNumbers('generator', {
  oneGenerator: ratio(
    0.2,
    [0.05, 0.5],
    'Potentials that follow each other with less variation than this, once a slow course is taken out, have one generator',
    chosen,
  ),
  asRegular: ratio(
    0.01,
    [0, 0.2],
    'All together are preferred where a unit by itself is no more regular than by this',
    chosen,
  ),
  missingPart: ratio(
    0.1,
    [0, 1],
    'And by this times the part of the discharges that the unit by itself does not have',
    'own: of a fibre whose amplitude waxes and wanes a sorter keeps those of one size, and with them a piece of its course',
  ),
  shortPart: ratio(
    0.6,
    [0.5, 0.9],
    'An interval below this part of those about it is short',
    'own: what falls into an interval at any moment leaves one of a half or less, and some variation',
  ),
  foreignPart: ratio(
    0.5,
    [0, 1],
    'A unit is no piece of a generator where more than this part of its discharges make short intervals',
    'own: those of another one all do, those that a sorter split off by their size none',
  ),
  leastGeneratorPart: ratio(
    0.35,
    [0, 1],
    'A unit can be the generator from this part of all discharges on',
    chosen,
  ),
  chanceLogRatio: ratio(
    1,
    [0.1, 1.1],
    'Successive intervals of one generator differ by less than this, as the median of |ln ratio|',
    'own: that of a Poisson process is ln 3; with every second discharge of one generator missed it is far below',
  ),
  leastRatios: count(30, [5, 500], 'Fewer pairs of intervals do not tell a Poisson process', chosen),
  worthFilling: ratio(
    0.5,
    [0.1, 1],
    'Missed discharges are put back only where the variation falls to this part or less',
    chosen,
  ),
});
const {
  oneGenerator,
  asRegular,
  missingPart,
  shortPart,
  foreignPart,
  leastGeneratorPart,
  chanceLogRatio,
  leastRatios,
  worthFilling,
} = generatorNumbers.values;

/**
 * All potentials together where they are regular enough, else the leading unit where it is, with its other pieces, else
 * the most regular of the units that fire nearly as often.
 */
export function generatorOf({ spikes, units }: SortedSegment, courses: TrainCourses): Generator | undefined {
  const assigned = units.reduce((sum, { times }) => sum + times.length, 0);
  const byCount = [...units].sort((a, b) => b.times.length - a.times.length);
  const single = byCount
    .filter(({ times }) => times.length >= leastGeneratorPart * assigned)
    .flatMap((unit) => candidate(unit, unit.times.length / assigned, courses) ?? []);
  const [lead] = single;
  const best =
    lead && lead.trend.detrendedCov > oneGenerator
      ? [...single].sort((a, b) => a.trend.detrendedCov - b.trend.detrendedCov)[0]
      : lead && withPieces(lead, byCount, assigned, courses);
  const pooled = followByChance(spikes.times) ? undefined : candidate(spikes, 1, courses);
  const most = best
    ? Math.min(oneGenerator, best.trend.detrendedCov + asRegular + missingPart * (1 - best.part))
    : oneGenerator;
  const isPooled = pooled && pooled.trend.detrendedCov <= most && !(best && isSpoilt(pooled, best));
  const chosen = isPooled ? pooled : best;
  return chosen && described(chosen);
}

/**
 * The leading unit with what else a sorter made of the same generator: units that leave it as regular as it is by itself.
 * Potentials that were given to no unit are left out: they may be noise.
 */
function withPieces(
  lead: Candidate,
  units: readonly SortedUnit[],
  assigned: number,
  courses: TrainCourses,
): Candidate {
  return units.reduce((whole, unit) => {
    if (unit.times === lead.found.times) return whole;
    const found = joined(whole.found, unit);
    const joint = candidate(found, found.times.length / assigned, courses);
    const isPiece =
      joint && joint.trend.detrendedCov <= whole.trend.detrendedCov + asRegular && !isSpoilt(joint, whole);
    return isPiece ? joint : whole;
  }, lead);
}

/** Whether what a train has more than a regular one is of something else: noise, or another generator. */
function isSpoilt(joint: Candidate, alone: Candidate): boolean {
  const more = joint.found.times.length - alone.found.times.length;
  return alone.trend.detrendedCov <= oneGenerator && shortIntervals(joint) > foreignPart * more;
}

/** How many intervals are far shorter than those about them: a discharge of something else makes one, wherever it falls. */
function shortIntervals({ train: { times }, trend: { logRate, beginnings } }: Candidate): number {
  return beginnings.reduce((count, i, k) => {
    const periods = (at(times, i + 1) - at(times, i)) * Math.exp(at(logRate, k));
    return count + (periods < shortPart ? 1 : 0);
  }, 0);
}

/** Two trains as one. */
function joined(a: Train, b: Train): Train {
  const times = joinedTrains([a.times, b.times]);
  const amplitudes = new Float32Array(times.length);
  let i = 0;
  let k = 0;
  times.forEach((time, place) => {
    const isFirst = i < a.times.length && at(a.times, i) === time;
    amplitudes[place] = isFirst ? at(a.amplitudes, i++) : at(b.amplitudes, k++);
  });
  return { times, amplitudes };
}

/** Whether discharges follow one another as those of many units do, none of which knows of the other. */
function followByChance(times: Float64Array): boolean {
  const logs = intervalsOf(times)
    .filter((interval) => interval > 0)
    .map(Math.log);
  const ratios = logs.subarray(1).map((log, i) => Math.abs(log - at(logs, i)));
  return ratios.length >= leastRatios && (median(ratios) ?? 0) > chanceLogRatio;
}

/** What may be the generator. */
interface Candidate {
  /** As it was found, and with what was missed. */
  readonly found: Train;
  readonly train: Train;
  readonly part: number;
  readonly trend: RateTrend;
}

function candidate(found: Train, part: number, courses: TrainCourses): Candidate | undefined {
  const course = courses(found);
  const [seen, filled] = [course.asFound(), course.asWhole()];
  const isBetter =
    filled !== seen && filled && filled.detrendedCov < worthFilling * (seen?.detrendedCov ?? Infinity);
  if (isBetter) return { found, train: course.whole(), part, trend: filled };
  return seen && { found, train: found, part, trend: seen };
}

function described({ train, part, trend }: Candidate): Generator | undefined {
  const middle = median(intervalsOf(train.times));
  if (middle === undefined) return undefined;
  return { ...compared(trend, train.amplitudes), ratePerSecond: 1 / middle, part };
}
