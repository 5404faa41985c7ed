/**
 * Findings that are proposed of each muscle: recruitment by how its interference pattern fills, potentials by those of its
 * units, and an impression by the whole pattern where the others do not contradict it. Each rests on a model of its own in the
 * reference, with its own claims; what can't be said is said with its reason. No event depends on any of it.
 */
import { evidenceFor, type LimitedModel, type Measured } from '../background/evidence';
import { backgroundOf, type BackgroundQuestion, type MeasuredMuscle } from '../background/channelBackground';
import { patternFeatures } from '../background/patternFeatures';
import type { PotentialFeatures } from '../background/potentialFeatures';
import { type BackgroundReference, referenceHash } from '../background/reference';
import { interferenceEpochNumbers } from '../interference/epochs';
import { count, fixedNumbers } from '../numbers/fixedNumbers';
import type {
  BackgroundClass,
  BackgroundEvidence,
  BackgroundFeature,
  ChannelBackground,
} from '../result/background';
import { backgroundClasses } from '../result/background';
import type { Evidence } from '../result/detectedEvent';
import type { FindingKind } from '../result/findingLabels';
import type { FindingAbstention, FindingReason, MuscleFinding } from '../result/muscleFindings';
import { featureEvidence, groupFor, rankedClasses } from './modelEvidence';
import { measuredEvidence, rateEvidence } from './reportedEvidence';

export const findingNumbers = fixedNumbers('findings', {
  leastGroups: count(
    2,
    [1, 5],
    'An impression needs so many groups of measures that speak for it',
    '§E.1 (groups are combined, none decides alone)',
  ),
});
const { leastGroups } = findingNumbers.values;
const { epochSeconds } = interferenceEpochNumbers.values;

/** What is found, and what is not. */
export interface Found {
  readonly findings: readonly MuscleFinding[];
  readonly abstentions: readonly FindingAbstention[];
}

/** What a model says of one muscle, before anything is made of it. */
interface Judgement extends BackgroundEvidence {
  readonly features: readonly BackgroundFeature[];
  readonly model: LimitedModel;
}

type Answer = { readonly judgement: Judgement } | { readonly reason: FindingReason };

/** @param potentials of the units of each muscle that fire in its voluntary activity; absent where nobody measured them */
export function findingsOf(
  muscles: readonly MeasuredMuscle[],
  potentials: readonly PotentialFeatures[] | undefined,
  question: BackgroundQuestion,
): Found {
  const { channels } = backgroundOf(muscles, question);
  const each = muscles.flatMap((muscle, k) => {
    const background = channels[k];
    return background ? [ofMuscle(muscle, background, potentials?.[k], question.reference)] : [];
  });
  return {
    findings: each.flatMap(({ findings }) => findings),
    abstentions: each.flatMap(({ abstentions }) => abstentions),
  };
}

function ofMuscle(
  muscle: MeasuredMuscle,
  background: ChannelBackground,
  potentials: PotentialFeatures | undefined,
  reference: BackgroundReference,
): Found {
  const recruitment = recruitmentAnswer(muscle, background, reference);
  const shapes = potentialsAnswer(background, potentials, reference);
  const said = [recruitment, shapes].flatMap((answer) => classOf(answer) ?? []);
  const impression = impressionAnswer(background, said, reference);
  const answers: readonly (readonly [FindingKind, Answer, readonly Evidence[]])[] = [
    ['recruitment', recruitment, recruitmentReport(muscle)],
    ['potentials', shapes, potentials ? [measuredEvidence('muap-units', potentials.units, '')] : []],
    ['impression', impression, []],
  ];
  const findings: MuscleFinding[] = [];
  const abstentions: FindingAbstention[] = [];
  for (const [kind, answer, more] of answers) {
    const proposable = diseasesOnly(answer);
    if ('reason' in proposable) {
      abstentions.push({ channel: muscle.index, kind, reason: proposable.reason });
    } else findings.push(findingFrom(kind, proposable.judgement, muscle, more, reference));
  }
  return { findings, abstentions };
}

function recruitmentReport({ recruitment, correctedSegments = 0 }: MeasuredMuscle): readonly Evidence[] {
  const rates = rateEvidence(recruitment);
  const isByHand = rates.length > 0 && correctedSegments > 0;
  return isByHand ? [...rates, measuredEvidence('corrected-segments', correctedSegments, '')] : rates;
}

function recruitmentAnswer(
  { epochs }: MeasuredMuscle,
  background: ChannelBackground,
  reference: BackgroundReference,
): Answer {
  const hindrance = hindranceTo(background);
  if (hindrance !== undefined) return { reason: hindrance };
  if (!reference.recruitment) return { reason: 'no-reference' };
  const model = { ...reference.recruitment, limits: reference.limits };
  return judged(patternFeatures(epochs), model);
}

function potentialsAnswer(
  background: ChannelBackground,
  potentials: PotentialFeatures | undefined,
  reference: BackgroundReference,
): Answer {
  const hindrance = hindranceTo(background);
  if (hindrance !== undefined) return { reason: hindrance };
  if (!reference.potentials || !potentials) return { reason: 'no-reference' };
  if (potentials.units < reference.potentials.leastUnits) return { reason: 'too-few-potentials' };
  const model = { ...reference.potentials, limits: reference.limits };
  return judged(potentials.values, model);
}

/** @param said what the other findings are */
function impressionAnswer(
  background: ChannelBackground,
  said: readonly BackgroundClass[],
  reference: BackgroundReference,
): Answer {
  if (background.reason !== undefined) return { reason: background.reason };
  const { probabilities, features } = background;
  if (!probabilities) return { reason: 'too-few-turns' };
  const ranked = rankedClasses({ probabilities });
  if (said.some((each) => each !== ranked.first)) return { reason: 'findings-disagree' };
  const groups = [...new Set(features.map(({ group }) => group))];
  const speaking = groups.filter((group) => groupFor(features, group, ranked, reference) > 0);
  if (speaking.length < leastGroups) return { reason: 'too-few-groups' };
  return { judgement: { ...background, probabilities, features, model: reference } };
}

/** The muscle or its effort is none that the reference knows. */
const strangers: readonly (FindingReason | undefined)[] = ['unknown-muscle', 'effort-beyond-reference'];

/** Why nothing can be found of a muscle at all; that its whole pattern is undecided does not keep a part from speaking. */
function hindranceTo({ reason, probabilities }: ChannelBackground): FindingReason | undefined {
  return probabilities === undefined || strangers.includes(reason) ? reason : undefined;
}

function judged(measured: Measured, model: LimitedModel): Answer {
  const evidence = evidenceFor(measured, model);
  if (!evidence) return { reason: 'too-few-turns' };
  return evidence.reason === undefined ? { judgement: { ...evidence, model } } : { reason: evidence.reason };
}

/** A normal muscle is never proposed: that nothing speaks for disease excludes none. */
function diseasesOnly(answer: Answer): Answer {
  return classOf(answer) === 'normal' ? { reason: 'nothing-for-disease' } : answer;
}

function classOf(answer: Answer): BackgroundClass | undefined {
  const probabilities = 'judgement' in answer ? answer.judgement.probabilities : undefined;
  return probabilities && rankedClasses({ probabilities }).first;
}

function findingFrom(
  kind: FindingKind,
  { probabilities, features, model }: Judgement,
  { index, epochs }: MeasuredMuscle,
  more: readonly Evidence[],
  reference: BackgroundReference,
): MuscleFinding {
  const known = probabilities ?? { neurogenic: 0, myopathic: 0, normal: 0 };
  const ranked = rankedClasses({ probabilities: known });
  const labelled = [...backgroundClasses]
    .sort((a, b) => known[b] - known[a])
    .map((name) => ({ label: `${kind}-${name}` as const, probability: known[name] }));
  const [first = { label: `${kind}-normal` as const, probability: 0 }, ...alternatives] = labelled;
  const onsets = epochs.map(({ onsetSeconds }) => onsetSeconds);
  return {
    ...first,
    onsetSeconds: Math.min(...onsets),
    endSeconds: Math.max(...onsets) + epochSeconds,
    channels: [index],
    alternatives,
    evidence: [
      ...featureEvidence(features, ranked, model),
      ...more,
      measuredEvidence('muscle-measured', epochs.length * epochSeconds, 's'),
    ],
    reference: `${reference.name} ${referenceHash(reference)}`,
  };
}
