/** What each class's criteria come to for one episode: sums, which classes pass, and probabilities over all of them. */
import type { Evidence, LabelProbability } from '../result/detectedEvent';
import type { EventLabel } from '../result/eventLabels';
import type { EpisodeFeatures } from '../features/features';
import { chosen, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { compareText } from '../../base/compareText';
import type { ActivityClass } from './classes';
import type { ClassParameters } from './criteria/activityCriterion';
import { judge } from './criterion';

/** A class's standing in one episode. */
export interface ClassScore {
  readonly label: EventLabel;
  /** Prior and summed contributions. */
  readonly sum: number;
  /** All required criteria are met, and the sum is not against it. */
  readonly passes: boolean;
  readonly probability: number;
  /** What of hum that is left may be taken for it. */
  readonly hum: NonNullable<ActivityClass['hum']>;
  readonly evidence: readonly Evidence[];
}

export const scoreNumbers = fixedNumbers('scores', {
  noneSum: ratio(
    1,
    [-5, 5],
    'The sum of "none of the classes": a class that only just holds is as likely as none',
    chosen,
  ),
  missedPenalty: ratio(
    3,
    [0, 10],
    "What a missing requirement, or a class that precludes it, takes off a class's sum",
    chosen,
  ),
});
const { noneSum, missedPenalty } = scoreNumbers.values;

/**
 * Every class's score, most probable first. Probabilities are a softmax of the sums over `temperature`, with "none
 * of them" as one more class; a class that misses a required criterion, or that another one precludes, counts
 * `missedPenalty` less.
 */
export function scoreClasses(
  classes: readonly ActivityClass[],
  features: EpisodeFeatures,
  parameters: ClassParameters,
): readonly ClassScore[] {
  const { temperature } = parameters;
  const alone = classes.map((each) => judgeClass(each, features, parameters));
  // Two kinds of artifact in one do not speak against one another.
  const found = alone.filter(({ passes, precludesOthers }) => passes && precludesOthers);
  const precluding = found.find(({ precludesOthers }) => precludesOthers === 'excludes') ?? found[0];
  const judged = alone.map((score) =>
    precluding === undefined || found.includes(score)
      ? score
      : { ...score, sum: precludedSum(score.sum, precluding.precludesOthers), passes: false },
  );
  const weights = judged.map(({ sum }) => Math.exp(sum / temperature));
  const total = weights.reduce((all, weight) => all + weight, Math.exp(noneSum / temperature));
  return judged
    .map(({ label, hum, sum, passes, evidence }, i) => ({
      label,
      hum,
      sum,
      passes,
      evidence,
      probability: (weights[i] ?? 0) / total,
    }))
    .sort((a, b) => b.probability - a.probability || compareText(a.label, b.label));
}

/** What a class comes to beside one that precludes it. */
function precludedSum(sum: number, how: ActivityClass['precludesOthers']): number {
  return (how === 'excludes' ? Math.min(0, sum) : sum) - missedPenalty;
}

/** A class by itself. */
function judgeClass(
  { label, hum = 'any', prior, precludesOthers, needsOneOf, criteria }: ActivityClass,
  features: EpisodeFeatures,
  parameters: ClassParameters,
): Omit<ClassScore, 'probability'> & Pick<ActivityClass, 'precludesOthers'> {
  const results = criteria.flatMap((criterion) => judge(criterion, features, parameters) ?? []);
  const found = new Set(results.map(({ evidence }) => evidence.criterion));
  const missesRequired =
    results.some(({ required, evidence }) => required && !evidence.met) ||
    criteria.some(({ required, name }) => required === true && !found.has(name)) ||
    (needsOneOf !== undefined &&
      !results.some(({ evidence }) => evidence.met && needsOneOf.includes(evidence.criterion)));
  const sum =
    results.reduce((total, { evidence }) => total + evidence.contribution, prior) -
    (missesRequired ? missedPenalty : 0);
  return {
    label,
    hum,
    sum,
    passes: !missesRequired && sum > 0,
    ...(precludesOthers === undefined ? {} : { precludesOthers }),
    evidence: results.map(({ evidence }) => evidence),
  };
}

/**
 * Every label's probability, most probable first. Classes of one label (kinds of artifact) exclude one another: the
 * label is as probable as all of them together.
 */
export function labelProbabilities(scores: readonly ClassScore[]): readonly LabelProbability[] {
  const sums = new Map<EventLabel, number>();
  for (const { label, probability } of scores) sums.set(label, (sums.get(label) ?? 0) + probability);
  return [...sums]
    .map(([label, probability]) => ({ label, probability }))
    .sort((a, b) => b.probability - a.probability || compareText(a.label, b.label));
}
