/**
 * From measures to evidence (DETECTION.md §E.1): each measure adds a log-likelihood ratio against a normal muscle to its
 * group, each group counts up to a cap, and so does the muscle. Everything that weighs is in the reference.
 */
import type {
  BackgroundClass,
  BackgroundEvidence,
  BackgroundFeature,
  BackgroundReason,
} from '../result/background';
import { backgroundClasses } from '../result/background';
import { patternUnits } from './patternFeatures';
import { potentialUnits } from './potentialFeatures';
import type { BackgroundReference, ReferenceFeature, ReferenceLimits, ReferenceModel } from './reference';

/** The units of all measures. */
const featureUnits = { ...patternUnits, ...potentialUnits };

/** A model with the limits that hold for all of a reference. */
export type LimitedModel = ReferenceModel & { readonly limits: ReferenceLimits };

/** Measured values by name; what could not be measured is undefined or absent. */
export type Measured = Readonly<Partial<Record<ReferenceFeature['name'], number | undefined>>>;

/** Ratios against a normal muscle. */
export interface Ratios {
  readonly neurogenic: number;
  readonly myopathic: number;
}

/** What each measure of the reference says; undefined where one can't be taken. */
export function weigh(
  features: Measured,
  reference: ReferenceModel,
): readonly BackgroundFeature[] | undefined {
  const weighed = reference.features.flatMap((entry) => {
    const value = features[entry.name];
    if (value === undefined || (entry.scale === 'log' && !(value > 0))) return [];
    const { name, group, normalRange, neurogenic, myopathic } = entry;
    const deviations = standardised(value, entry);
    return {
      name,
      group,
      value,
      unit: featureUnits[name],
      normalRange,
      neurogenic: deviations * neurogenic,
      myopathic: deviations * myopathic,
    };
  });
  return weighed.length === reference.features.length ? weighed : undefined;
}

/**
 * Whether an effort is stronger than any that the reference's healthy subjects made: by every measure that rises with effort,
 * and in their proportion. Large units alone raise the amplitude and small ones alone the turns; both are what more force does
 * to a healthy muscle, but not an amplitude that is large even for so many turns.
 */
export function isBeyondEffort(features: Measured, { effort }: Pick<BackgroundReference, 'effort'>): boolean {
  if (effort === undefined) return false;
  const { measures, proportion } = effort;
  return (
    measures.every(({ name, most }) => (features[name] ?? 0) > most) &&
    (features[proportion.name] ?? 0) >= proportion.least
  );
}

/**
 * What a model says of measured values; undefined where one is missing. Where a claim would not stand if every value were held
 * to what the reference's subjects showed, it rests on what nobody showed, and is none.
 */
export function evidenceFor(
  measured: Measured,
  model: LimitedModel,
): (BackgroundEvidence & { readonly features: readonly BackgroundFeature[] }) | undefined {
  const features = weigh(measured, model);
  if (!features) return undefined;
  const found = evidenceOf(muscleRatios(features, model), model);
  if (found.reason !== undefined) return { ...found, features };
  const within = weigh(heldToReference(features, model), model) ?? features;
  const held = evidenceOf(muscleRatios(within, model), model);
  const stands = held.reason === undefined && likeliest(held) === likeliest(found);
  return stands ? { ...found, features } : { ...found, reason: 'beyond-reference', features };
}

/** The values, none of them beyond the whole range of the reference's subjects. */
function heldToReference(features: readonly BackgroundFeature[], model: ReferenceModel): Measured {
  return Object.fromEntries(
    features.map(({ name, value }) => {
      const [low, high] = model.features.find((each) => each.name === name)?.wholeRange ?? [value, value];
      return [name, Math.max(low, Math.min(high, value))];
    }),
  );
}

function likeliest({ probabilities: of }: BackgroundEvidence): BackgroundClass | undefined {
  return of && [...backgroundClasses].sort((a, b) => of[b] - of[a])[0];
}

/** How many deviations a value lies from the reference's mean. */
export function standardised(value: number, { scale, mean, deviation }: ReferenceFeature): number {
  return ((scale === 'log' ? Math.log(value) : value) - mean) / deviation;
}

/** A muscle's ratios: those of its groups, each capped, on top of the offset. */
export function muscleRatios(features: readonly BackgroundFeature[], reference: LimitedModel): Ratios {
  const { offset, limits } = reference;
  const groups = [...new Set(features.map(({ group }) => group))];
  const ratio = (side: keyof Ratios): number => {
    const whole = groups.reduce(
      (sum, group) => sum + groupRatio(features, group, side, limits),
      offset[side],
    );
    return capped(whole, limits.muscleCap);
  };
  return { neurogenic: ratio('neurogenic'), myopathic: ratio('myopathic') };
}

/** What a group of measures says for one side, capped. */
export function groupRatio(
  features: readonly BackgroundFeature[],
  group: string,
  side: keyof Ratios,
  { groupCap }: Pick<ReferenceLimits, 'groupCap'>,
): number {
  const own = features.filter((each) => each.group === group);
  return capped(
    own.reduce((sum, each) => sum + each[side], 0),
    groupCap,
  );
}

/**
 * The ratios of several recordings of one person: those of one muscle say the same again and are averaged, those of
 * different muscles add up, each by less than it would if it were another person's.
 */
export function jointRatios(
  recordings: readonly (Ratios & { readonly muscle: string })[],
  { limits }: BackgroundReference,
): Ratios {
  const muscles = [...new Set(recordings.map(({ muscle }) => muscle))];
  const share = muscles.length > 1 ? limits.acrossMuscles : 1;
  const sum = (side: keyof Ratios): number =>
    muscles.reduce((total, muscle) => {
      const own = recordings.filter((each) => each.muscle === muscle);
      return total + (share * own.reduce((all, each) => all + each[side], 0)) / own.length;
    }, 0);
  return { neurogenic: sum('neurogenic'), myopathic: sum('myopathic') };
}

/** Probabilities where all classes are equally probable beforehand, and whether anything may be claimed. */
export function evidenceOf(ratios: Ratios, reference: LimitedModel): BackgroundEvidence {
  const powers = { ...ratios, normal: 0 };
  const most = Math.max(...Object.values(powers));
  const odds = backgroundClasses.map((name) => Math.exp(powers[name] - most));
  const sum = odds.reduce((a, b) => a + b, 0);
  const of = (name: BackgroundClass): number => (odds[backgroundClasses.indexOf(name)] ?? 0) / sum;
  const probabilities = { neurogenic: of('neurogenic'), myopathic: of('myopathic'), normal: of('normal') };
  const reason = doubtOf(probabilities, reference);
  return reason === undefined ? { probabilities, ratios } : { probabilities, ratios, reason };
}

/** Why nothing is claimed of these probabilities. */
function doubtOf(
  probabilities: Readonly<Record<BackgroundClass, number>>,
  { limits, claims }: LimitedModel,
): BackgroundReason | undefined {
  const [first, second] = [...backgroundClasses].sort((a, b) => probabilities[b] - probabilities[a]);
  if (!first || !second || probabilities[first] < limits.leastProbability) return 'no-class-likely';
  // What hum and noise separate as well is no claim about a muscle.
  const claim = claims.find(({ pair }) => pair.includes(first) && pair.includes(second));
  return claim && claim.lowerArea > claim.roomArea ? undefined : 'pair-not-separated';
}

function capped(value: number, cap: number): number {
  return Math.max(-cap, Math.min(cap, value));
}
