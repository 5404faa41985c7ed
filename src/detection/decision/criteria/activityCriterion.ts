/** What the criteria of all classes of activity share: their subject, and the moments that show them. */
import type { EpisodeFeatures } from '../../features/features';
import type { Criterion } from '../criterion';

/** What a class of activity is tested on. */
export type Features = EpisodeFeatures;

/** The criteria of one class. */
export type ActivityCriteria = readonly Criterion<Features>[];

export const middle = (f: Features): number => f.at.middle;
export const onset = (f: Features): number => f.at.onset;
export const end = (f: Features): number => f.at.end;

/** The irregularity of units that fire fast enough for it to mean something. */
export function telling(f: Features, steadyRate: number): number | undefined {
  return (f.unitRatePerSecond ?? Infinity) < steadyRate ? undefined : f.irregularity;
}

/** The least variation of any unit with enough discharges: the parts of a complex are locked to its cycle. */
export function steadiestVariation(f: Features): number | undefined {
  const variations = f.units.flatMap(({ discharges, rawVariation }) =>
    discharges >= 10 ? (rawVariation ?? []) : [],
  );
  return variations.length === 0 ? undefined : Math.min(...variations);
}
