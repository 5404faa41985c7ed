/**
 * What an episode of activity is: rules 8 to 12 of the decision table (DETECTION.md §0.1), from the scores of all
 * classes and from what is known of intent.
 */
import type { Evidence, LabelProbability } from '../result/detectedEvent';
import type { EventLabel } from '../result/eventLabels';
import type { EventReason } from '../result/eventReasons';
import type { EpisodeFeatures } from '../features/features';
import { inThousandths } from '../numbers/conversions';
import { chosen, count, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { activityClasses } from './classes';
import type { ClassParameters } from './criteria/activityCriterion';
import { endsAtOnce, letGo } from './criteria/cramp';
import type { DecisionParameters } from './parameters';
import { type ClassScore, labelProbabilities, scoreClasses } from './scores';
import { weighedIntent } from './staleIntent';

export const verdictNumbers = fixedNumbers('verdict', {
  intentScore: ratio(
    1,
    [0, 2],
    'Less is asked of the score where nothing is known of intent: the pattern alone has to reach it',
    chosen,
  ),
  leastCertainty: ratio(
    0.5,
    [0, 1],
    'An irregularity that is less certain than this is none that is known',
    'own: a train of one unit in five, and no other',
  ),
  letGoWeight: ratio(
    2,
    [0, 5],
    'What is let go at once counts so much against the signs of a cramp, and what subsides for them',
    'own: as much as a decline counts for a cramp (§A.1)',
  ),
  mostHum: ratio(
    0.5,
    [0.1, 1],
    'No effort is claimed where hum that is left may be this part of the power',
    'own: as much hum as muscle',
  ),
  mostCandidates: count(4, [1, 15], 'Candidates that are shown at most', 'own: what a reviewer can weigh'),
  leastProbability: ratio(
    0.001,
    [0, 0.01],
    'No class is less probable',
    'own: nothing is out of the question',
  ),
  mostProbability: ratio(0.999, [0.99, 1], 'No class is more probable', 'own: nothing is certain'),
});
const {
  intentScore,
  leastCertainty,
  letGoWeight,
  mostHum,
  mostCandidates,
  leastProbability,
  mostProbability,
} = verdictNumbers.values;

/** What is said of an episode; its span and channels are the caller's. */
export interface Verdict {
  readonly label: EventLabel;
  readonly probability: number;
  readonly alternatives: readonly LabelProbability[];
  readonly reason?: EventReason;
  readonly evidence: readonly Evidence[];
}

/** Rules 8 to 12. @param context evidence that only reports, shown with every verdict. */
export function judgeActivity(
  measured: EpisodeFeatures,
  context: readonly Evidence[],
  parameters: ClassParameters,
): Verdict {
  const features = { ...measured, intent: weighedIntent(measured, parameters) };
  const scores = beneathHum(scoreClasses(activityClasses, features, parameters), features);
  const [best] = scores;
  const cramp = scores.find(({ label }) => label === 'neurogenic-cramp');
  const isCramp = cramp !== undefined && isCrampPattern(cramp, features, parameters);
  if (
    best &&
    isDischarge(best) &&
    best.passes &&
    labelProbability(scores, best.label) >= parameters.decidedFrom
  ) {
    return decided(best, scores, context, parameters); // rule 8
  }
  if (cramp && isCramp && best === cramp) {
    // Where the pattern alone tells the cramp, rest that was said long ago is as good as any.
    const isTold = labelProbability(scores, cramp.label) >= parameters.decidedFrom;
    switch (isTold ? measured.intent : features.intent) {
      case 'involuntary':
        return isTold
          ? decided(cramp, scores, context, parameters) // rule 9
          : undecided('cramp_like_discharge', cramp, scores, context, parameters);
      case 'unknown':
        return undecided('cramp_like_discharge', cramp, scores, context, parameters); // rule 10
      case 'voluntary':
        break; // rule 11, below
    }
  }
  const voluntary = scores.find(({ label }) => label === 'voluntary');
  if (voluntary && features.humPart.ofAny < mostHum && features.intent !== 'involuntary') {
    const isOnRequest = features.intent === 'voluntary' && !(best && isDischarge(best) && best.passes);
    const isPlain =
      voluntary === best &&
      voluntary.passes &&
      voluntary.probability >= parameters.decidedFrom &&
      (isLetGo(voluntary, features) || !(cramp && couldBeCramp(cramp, features)));
    if (isOnRequest || isPlain) return decided(voluntary, scores, context, parameters); // rule 11
  }
  return undecided('unclassified_activity', best, scores, context, parameters); // rule 12
}

/** Hum that is left in an event may be what was measured of it: every class but artifact is the less probable. */
function beneathHum(scores: readonly ClassScore[], { humPart }: EpisodeFeatures): readonly ClassScore[] {
  const part = { any: humPart.ofAny, fibres: humPart.ofFibres, none: 0 };
  return scores.map((score) => ({ ...score, probability: score.probability * (1 - part[score.hum]) }));
}

/** Neither cramp nor voluntary: a class of §A.4. */
function isDischarge({ label }: ClassScore): boolean {
  return label !== 'neurogenic-cramp' && label !== 'voluntary';
}

/**
 * §A.3: C3 ∧ C6 ∧ (C1 ∨ C5) ∧ ΣLLR ≥ 2; "no competing class" is that the cramp comes first. Own: where so many units
 * fire that no train can be trusted, C1 can't be given, and the common modulation (C8), relief by stretch (C10) or
 * a word that it is a cramp (C7) stands in for it, but where it ends at once, as what is let go does.
 */
function isCrampPattern(
  cramp: ClassScore,
  features: EpisodeFeatures,
  parameters: DecisionParameters,
): boolean {
  const isMet = (name: string): boolean =>
    cramp.evidence.some(({ criterion, met }) => criterion === name && met);
  const isDense = !isIrregularityKnown(features);
  const isIrregular =
    (!isDense && isMet('cramp-irregularity')) ||
    isMet('cramp-sputtering') ||
    isMet('cramp-decline') ||
    (isDense &&
      !endsAtOnce(features) &&
      (isMet('cramp-modulation') || isMet('cramp-stretch') || isMet('cramp-reported')));
  // Where nothing is known of intent, the pattern alone has to reach the score less what intent would have given.
  const least = features.intent === 'unknown' ? parameters.crampScore - intentScore : parameters.crampScore;
  // Units are known to be too few, or they are not seen at all.
  const isOfFew = cramp.evidence.some(({ criterion, met }) => criterion === 'cramp-units' && !met);
  return !isOfFew && isMet('cramp-duration') && isIrregular && cramp.sum >= least;
}

function isIrregularityKnown({ irregularity, irregularityCertainty }: EpisodeFeatures): boolean {
  return irregularity !== undefined && irregularityCertainty >= leastCertainty;
}

/** Whether the force follows it and it ends at once, as what is held and let go does; a cramp pulls too, but subsides. */
function isLetGo({ evidence }: ClassScore, features: EpisodeFeatures): boolean {
  return (
    endsAtOnce(features) && evidence.some(({ criterion, met }) => met && criterion === 'voluntary-force')
  );
}

/** What tells a cramp from an effort by itself, besides how it ends: how its units fire, how it begins, what they share. */
const crampSigns = ['cramp-irregularity', 'cramp-build-up', 'cramp-modulation'];

/**
 * Own: what is of unknown intent and on the whole looks more like a cramp than like an effort is left open. The signs are
 * added up, for each or against: one that is only just met says nothing against a muscle that is let go at once.
 */
function couldBeCramp({ evidence }: ClassScore, features: EpisodeFeatures): boolean {
  const signs = evidence.filter(({ criterion }) => crampSigns.includes(criterion));
  return signs.reduce((sum, { contribution }) => sum + contribution, 0) > letGoWeight * letGo(features);
}

function decided(
  chosen: ClassScore,
  scores: readonly ClassScore[],
  context: readonly Evidence[],
  parameters: DecisionParameters,
): Verdict {
  return {
    label: chosen.label,
    probability: roundedProbability(labelProbability(scores, chosen.label)),
    alternatives: candidates(scores, parameters).filter(({ label }) => label !== chosen.label),
    ...(chosen.label === 'artifact' ? { reason: 'unassessable' } : {}),
    evidence: [...context, ...chosen.evidence, ...whyNoCramp(chosen, scores)],
  };
}

/** What speaks against a cramp where effort was the better explanation; it has counted already, so it counts nothing here. */
function whyNoCramp(chosen: ClassScore, scores: readonly ClassScore[]): readonly Evidence[] {
  if (chosen.label !== 'voluntary') return [];
  const cramp = scores.find(({ label }) => label === 'neurogenic-cramp');
  return (cramp?.evidence ?? []).filter(({ met }) => !met).map((item) => ({ ...item, contribution: 0 }));
}

function undecided(
  reason: EventReason,
  leading: ClassScore | undefined,
  scores: readonly ClassScore[],
  context: readonly Evidence[],
  parameters: DecisionParameters,
): Verdict {
  const alternatives = candidates(scores, parameters);
  const none = 1 - scores.reduce((sum, { probability }) => sum + probability, 0);
  return {
    label: 'indeterminate',
    probability: roundedProbability(Math.max(0, none)),
    alternatives,
    reason,
    evidence: [...context, ...(leading?.evidence ?? [])],
  };
}

function candidates(
  scores: readonly ClassScore[],
  { candidateLeast }: DecisionParameters,
): LabelProbability[] {
  return labelProbabilities(scores)
    .filter(({ probability }) => probability >= candidateLeast)
    .slice(0, mostCandidates)
    .map(({ label, probability }) => ({ label, probability: roundedProbability(probability) }));
}

function labelProbability(scores: readonly ClassScore[], label: EventLabel): number {
  return labelProbabilities(scores).find((found) => found.label === label)?.probability ?? 0;
}

/** To three decimals: no estimate here knows more, and nothing is certain or out of the question. */
export function roundedProbability(probability: number): number {
  return Math.max(leastProbability, Math.min(mostProbability, inThousandths(probability)));
}
