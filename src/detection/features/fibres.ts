/**
 * Whether the potentials of an episode are of muscle fibres or of motor units (DETECTION.md §A.4): each unit's train and
 * shape by itself, taken together by discharges. Diseased fibres fire beside one another, each at its own pace, so what
 * all of them make together is as irregular as an effort; but no motor unit keeps time as each of them does.
 */
import { median, robustVariation, sorted } from '../../signal/statistics';
import { intervalsOf } from '../trains/intervals';
import { ownPaces } from '../trains/ownPaces';
import { lazily } from '../trains/lazily';
import { driftOf } from '../trains/regularityTrend';
import type { SortedUnit } from '../units/sorter/sortedSegment';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import { type PotentialShape, potentialShape } from '../waveforms/potentialShape';
import type { AveragePlace } from './pulseTrain';
import type { TrainCourses } from './trainCourses';

/** What the units of an episode are, as medians over their discharges. */
export interface Fibres {
  /** Part of the discharges that are of units that keep time as a fibre does, 0 to 1; those in between count in part. */
  readonly regularPart: number;
  /** Variation of the intervals beside their slow course, of each unit by itself; undefined where none has enough. */
  readonly variation: number | undefined;
  readonly ratePerSecond: number | undefined;
  /** Fastest over slowest rate, 1 where it only runs down. */
  readonly driftRatio: number | undefined;
  /** How surely they begin with a lesser phase before their greatest peak, 0 to 1. */
  readonly approach: number;
  readonly durationSeconds: number;
  readonly slowPhase: number;
  readonly peakRatio: number;
  /** Part of the discharges that have the shape of a positive sharp wave; those in between count in part. */
  readonly sharpWavePart: number;
  /** Amplitudes of all of them, from peak to peak, added up; in the channel's unit. */
  readonly togetherAmplitude: number;
}

export const fibreNumbers = fixedNumbers('fibres', {
  surelyRegular: ratio(
    0.08,
    [0.02, 0.2],
    'A unit that varies by less than this, once its slow course is taken out, keeps time as a fibre does',
    '§A.4 (robust CoV below 0.1)',
  ),
  surelyNot: ratio(
    0.16,
    [0.05, 0.4],
    'One that varies by more does not',
    '§A.6 (voluntary 0.18 ± 0.05, cramp 0.45)',
  ),
  leastForPace: count(10, [5, 50], 'A unit with fewer discharges keeps time by chance', chosen),
  mixedVariation: ratio(
    0.25,
    [0.1, 0.6],
    'A train that varies by more than this as it was found may be of several fibres that look alike',
    'own: between an effort (§A.6, 0.18 ± 0.05) and two trains at once',
  ),
  chancePart: ratio(
    0.2,
    [0, 0.5],
    'So much of a mixed train may keep paces though motor units made it',
    'own: nine in ten mixtures of gamma trains with a CoV of 0.15 to 0.45 stay below 0.23',
  ),
  surePart: ratio(
    0.6,
    [0.3, 1],
    'Where this much of it does, all of it is of fibres',
    'own: three fibres with a CoV of 0.03 have 0.63 in the middle of thirty draws',
  ),
  runningDown: ratio(
    0.8,
    [0, 1],
    'A rate that falls so steadily is that of a fibre that runs down: only waxing and waning speaks against it',
    chosen,
  ),
  sureApproach: ratio(
    0.2,
    [0.05, 0.5],
    'A potential whose first phase is this part of its greatest peak surely travels towards the electrode',
    '§A.4 (fibrillation, positive onset); own: the positive phase of a passing fibre is a fifth of the negative one, or more',
  ),
  waveSeconds: seconds(
    0.008,
    [0.002, 0.05],
    'A positive sharp wave is longer than this',
    'own: as sharpWaveDuration',
  ),
  waveNegativity: ratio(
    2,
    [0.5, 20],
    'Its slow phase lasts so many times as long as its sharp one',
    '§A.4 (sharp positive, slow negative)',
  ),
  wavePeak: ratio(1.3, [0.5, 10], 'And is so many times lower', '§A.4 (sharp positive, slow negative)'),
  waveMargin: ratio(
    0.15,
    [0.01, 0.5],
    'Within this part of these limits it counts in part',
    'own: as much as noise, a rate or a converter changes them',
  ),
});
const {
  surelyRegular,
  surelyNot,
  leastForPace,
  mixedVariation,
  chancePart,
  surePart,
  runningDown,
  sureApproach,
  waveSeconds,
  waveNegativity,
  wavePeak,
  waveMargin,
} = fibreNumbers.values;

/** One unit as it could be a fibre. */
interface Candidate {
  readonly discharges: number;
  /** Median, from peak to peak. */
  readonly amplitude: number;
  /** 0 to 1: how surely it keeps time, or the part of it that does. */
  readonly regularity: number;
  readonly variation: number | undefined;
  readonly ratePerSecond: number | undefined;
  readonly driftRatio: () => number | undefined;
  readonly shape: PotentialShape;
}

/** The fibres of units that have discharges enough to speak of; undefined without any. */
export function fibresOf(
  units: readonly SortedUnit[],
  place: AveragePlace,
  courses: TrainCourses,
): Fibres | undefined {
  const all = units.flatMap((unit) => candidate(unit, place, courses) ?? []);
  if (all.length === 0) return undefined;
  const total = dischargesOf(all);
  const share = (of: (each: Candidate) => number): number =>
    all.reduce((sum, each) => sum + each.discharges * of(each), 0) / total;
  // What the fibres look like is asked of those that surely are some, where there are any.
  const fibres = all.filter((each) => fibreness(each) > 0);
  const typical = fibres.length > 0 ? fibres : all;
  const weightOf = (each: Candidate): number => each.discharges * (fibres.length > 0 ? fibreness(each) : 1);
  const middle = (of: (each: Candidate) => number | undefined): number | undefined =>
    weightedMedian(typical.map((each) => ({ value: of(each), weight: weightOf(each) })));
  // Ranks take time, and few ask.
  const driftRatio = lazily(() => middle((each) => each.driftRatio()));
  return {
    regularPart: share(({ regularity }) => regularity),
    variation: weightedMedian(
      all.map(({ variation, discharges }) => ({ value: variation, weight: discharges })),
    ),
    ratePerSecond: middle(({ ratePerSecond }) => ratePerSecond),
    get driftRatio() {
      return driftRatio();
    },
    approach:
      typical.reduce((sum, each) => sum + weightOf(each) * approachOf(each.shape), 0) /
      typical.reduce((sum, each) => sum + weightOf(each), 0),
    durationSeconds: middle(({ shape }) => shape.durationSeconds) ?? 0,
    slowPhase: middle(({ shape }) => shape.slowPhase) ?? 0,
    peakRatio: middle(({ shape }) => shape.peakRatio) ?? 0,
    sharpWavePart: share(({ shape }) => sharpWaveness(shape)),
    togetherAmplitude: fibres.reduce((sum, { amplitude }) => sum + amplitude, 0),
  };
}

/** How surely a unit is a fibre: by the time it keeps, or by a shape that no motor unit's potential has. */
function fibreness({ regularity, shape }: Candidate): number {
  return Math.max(regularity, sharpWaveness(shape));
}

/** 1 for a potential that surely begins with a lesser phase, 0 for one that begins with its greatest peak. */
export function approachOf({ approach }: PotentialShape): number {
  return Math.min(1, approach / sureApproach);
}

/** 1 for what surely has the shape of a positive sharp wave, 0 for what surely has not: as sure as the least of its signs. */
function sharpWaveness(shape: PotentialShape): number {
  const beyond = (value: number, limit: number): number =>
    Math.max(0, Math.min(1, 0.5 + (value / limit - 1) / (2 * waveMargin)));
  return Math.min(
    1 - approachOf(shape),
    beyond(shape.durationSeconds, waveSeconds),
    beyond(shape.slowPhase, waveNegativity),
    beyond(shape.peakRatio, wavePeak),
  );
}

function candidate(unit: SortedUnit, place: AveragePlace, courses: TrainCourses): Candidate | undefined {
  const shape = potentialShape(unit.averaged, place.rate, place.beforeSeconds);
  if (!shape) return undefined;
  const discharges = unit.times.length;
  const amplitude = median(unit.amplitudes) ?? 0;
  const asOne = { ...ofOneGenerator(unit, courses), discharges, amplitude, shape };
  // What is of one generator is judged by its own variation.
  if (!((asOne.seenVariation ?? 0) > mixedVariation)) return asOne;
  const paces = ownPaces(unit.times);
  const regularity = Math.min(1, ((paces?.part ?? 0) - chancePart) / (surePart - chancePart));
  if (!paces || regularity <= asOne.regularity) return asOne;
  const { variation, intervalSeconds } = paces;
  return { ...asOne, regularity, variation, ratePerSecond: 1 / intervalSeconds, driftRatio: () => undefined };
}

/** A train as that of one fibre, what was missed put back. */
function ofOneGenerator(
  unit: SortedUnit,
  courses: TrainCourses,
): Omit<Candidate, 'shape' | 'discharges' | 'amplitude'> & { readonly seenVariation: number | undefined } {
  const course = courses(unit);
  const [asSeen, filled] = [course.asFound(), course.asWhole()];
  const trend = filled && asSeen && filled.detrendedCov > asSeen.detrendedCov ? asSeen : filled;
  // Too few for a trend, and to put back what was missed: as they are.
  const intervals = intervalsOf(trend && trend !== asSeen ? course.whole().times : unit.times);
  const typical = median(intervals);
  const variation =
    trend?.detrendedCov ??
    (unit.times.length < leastForPace ? undefined : robustVariation(sorted(intervals)));
  return {
    regularity: regularityOf(variation),
    seenVariation: asSeen?.detrendedCov,
    variation,
    ratePerSecond: typical && 1 / typical,
    driftRatio: () => (Math.abs((trend && driftOf(trend)) ?? 0) > runningDown ? 1 : trend?.driftRatio),
  };
}

/** 1 for a unit that surely keeps time, 0 for one that surely does not. */
function regularityOf(variation = Infinity): number {
  return Math.max(0, Math.min(1, (surelyNot - variation) / (surelyNot - surelyRegular)));
}

function dischargesOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { discharges }) => sum + discharges, 0);
}

/** Of the values that are known; undefined where none is. */
function weightedMedian(
  values: readonly { readonly value: number | undefined; readonly weight: number }[],
): number | undefined {
  const known = values
    .flatMap(({ value, weight }) => (value === undefined ? [] : { value, weight }))
    .sort((a, b) => a.value - b.value);
  const half = known.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  for (const { value, weight } of known) {
    below += weight;
    if (below >= half) return value;
  }
  return undefined;
}
