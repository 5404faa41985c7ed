/** What the criteria of all classes of activity share: their subject, what they read, and the moments that show them. */
import type { EpisodeParameters } from '../../episodes/parameters';
import type { ChannelFeatures, EpisodeFeatures } from '../../features/features';
import { milliseconds } from '../../numbers/conversions';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { ValidityParameters } from '../../scan/validity/parameters';
import type { Criterion } from '../criterion';
import type { DecisionParameters } from '../parameters';

/** What a class of activity is tested on. */
export type Features = EpisodeFeatures;

/** The parameters that the criteria read: those of the classes, thresholds of what is not muscle, and a burst's length. */
export type ClassParameters = DecisionParameters &
  Pick<EpisodeParameters, 'insertionLongest' | 'insertionProlonged'> &
  Pick<
    ValidityParameters,
    'stimulusVariation' | 'stimulusWidth' | 'openNoise' | 'openSteadiness' | 'popOverNoise'
  >;

/** The criteria of one class. */
export type ActivityCriteria = readonly Criterion<Features, ClassParameters>[];

export const middle = (f: Features): number => f.at.middle;
export const onset = (f: Features): number => f.at.onset;
export const end = (f: Features): number => f.at.end;

/** The least variation of any unit or of the generator beside its course: a circuit may change its rate at once. */
export function leastJitter(f: Features): number | undefined {
  const [unit, beside] = [steadiestVariation(f), f.generator?.detrendedCov];
  return unit === undefined ? beside : Math.min(unit, beside ?? Infinity);
}

/** Part of the discharges that are of fibres that keep time, each at its own pace: none in what motor units make. */
export const fibrePart = ({ fibres }: Features): number | undefined => fibres?.regularPart;

/** Part of the discharges that have the shape of a positive sharp wave. */
export const sharpWavePart = ({ fibres }: Features): number | undefined => fibres?.sharpWavePart;

/** Duration of the potentials. */
export const potentialMilliseconds = ({ fibres, leadShape }: Features): number | undefined =>
  milliseconds((fibres ?? leadShape)?.durationSeconds);

type IrregularityParameters = Pick<DecisionParameters, 'steadyRate' | 'crampIrregularity'>;

/** The irregularity of units that fire fast enough for it to mean something, where it is known well enough to count. */
export function telling(f: ChannelFeatures, p: IrregularityParameters): number | undefined {
  return isInDoubt(f, p) ? undefined : meaningful(f, p);
}

/** The irregularity where it means something, but its range spans the limit of cramp: `unknown` (DETECTION.md §M). */
export function doubtful(f: ChannelFeatures, p: IrregularityParameters): number | undefined {
  return isInDoubt(f, p) ? meaningful(f, p) : undefined;
}

function meaningful(f: ChannelFeatures, { steadyRate }: IrregularityParameters): number | undefined {
  return (f.unitRatePerSecond ?? Infinity) < steadyRate ? undefined : f.irregularity;
}

function isInDoubt(
  { irregularityRange }: ChannelFeatures,
  { crampIrregularity }: IrregularityParameters,
): boolean {
  if (irregularityRange === undefined) return false;
  const [low, high] = irregularityRange;
  return low < crampIrregularity && crampIrregularity < high;
}

export const activityCriterionNumbers = fixedNumbers('steadiestVariation', {
  leastDischarges: count(10, [3, 100], 'Discharges of a unit whose variation is looked at', chosen),
  leastPart: ratio(
    0.3,
    [0, 1],
    'It fires for this part of the active time',
    'own: what is a circuit goes on while it is active; a few discharges keep time by chance, and the sorter misses some',
  ),
});

/** The least variation of any unit that goes on: the parts of a complex are locked to its cycle. */
export function steadiestVariation(f: Features): number | undefined {
  const { leastDischarges, leastPart } = activityCriterionNumbers.values;
  if (f.potentials === undefined || f.pooledRatePerSecond === undefined) return undefined;
  const sortedSeconds = f.potentials / f.pooledRatePerSecond;
  const activeSeconds = sortedSeconds * (f.activeSeconds / f.durationSeconds);
  const variations = f.units.flatMap(({ discharges, ratePerSecond, rawVariation }) => {
    const goesOn = !(discharges < leastPart * activeSeconds * (ratePerSecond ?? 0));
    return discharges >= leastDischarges && goesOn ? (rawVariation ?? []) : [];
  });
  return variations.length === 0 ? undefined : Math.min(...variations);
}
