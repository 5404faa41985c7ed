/**
 * What a silent part is: rules 2 to 7 of the decision table (DETECTION.md §0.1). A contracture is proposed only when
 * everything is shown; silence alone is never one.
 */
import { inHundredths } from '../../numbers/conversions';
import type { Evidence, LabelProbability } from '../../result/detectedEvent';
import type { EventLabel } from '../../result/eventLabels';
import type { EventReason } from '../../result/eventReasons';
import { fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import type { SilenceFacts } from '../../silence/silenceFacts';
import { contractureEvidence } from './contractureEvidence';
import type { SilenceRules } from './contractureItem';

/** What is said of a silent part. */
export interface SilenceVerdict {
  readonly label: EventLabel;
  readonly probability: number;
  readonly alternatives: readonly LabelProbability[];
  readonly reason?: EventReason;
  readonly evidence: readonly Evidence[];
}

/** Rules 2 to 7, first match wins. */
export function judgeSilence(facts: SilenceFacts, parameters: SilenceRules): SilenceVerdict {
  const items = contractureEvidence(facts, parameters);
  // Where no contraction is shown there is nothing to weigh: the items only say what a contracture would need.
  const evidence =
    facts.contraction.state === 'yes' ? items : items.map((item) => ({ ...item, contribution: 0 }));
  switch (facts.contraction.state) {
    case 'yes':
      return silenceWithForce(facts, evidence, parameters);
    case 'no':
      return facts.noiseIsKnown ? { label: 'rest', ...restOdds, evidence } : undecidedQuiet(facts, evidence); // rule 5
    case 'unknown':
      return undecidedQuiet(facts, evidence);
  }
}

function silenceWithForce(
  facts: SilenceFacts,
  evidence: readonly Evidence[],
  { otherActive }: SilenceRules,
): SilenceVerdict {
  if (facts.intent === 'voluntary') {
    // Another muscle is recorded that does what was asked for: the force is its own, and nothing is known of this one (S8).
    if ((facts.otherActive ?? 0) > otherActive) return undecidedQuiet(facts, evidence);
    // Rule 4: the person pulls on request, and this site takes no part.
    return { label: 'indeterminate', ...voluntaryOdds, reason: 'electrode_not_in_active_region', evidence };
  }
  if (!facts.contraction.beganWithActivity && !facts.isCrampOpen) {
    // Nobody reports a cramp and no muscle was active when the force began: passive movement is as likely.
    return undecidedQuiet(facts, evidence);
  }
  const missing = evidence.filter(({ criterion, met }) => criterion.startsWith('contracture-') && !met);
  if (missing.length === 0) {
    return { label: 'myogenic-cramp', ...contractureOdds, evidence }; // rule 2
  }
  return { label: 'indeterminate', ...suspectedOdds(missing.length), reason: 'silent_with_force', evidence }; // rule 3
}

/** Rules 6 and 7: nothing mechanical was recorded. */
function undecidedQuiet(facts: SilenceFacts, evidence: readonly Evidence[]): SilenceVerdict {
  return facts.crampReportedAt === undefined
    ? { label: 'indeterminate', ...quietOdds, reason: 'rest_or_contracture_indeterminate', evidence }
    : { label: 'indeterminate', ...reportedOdds, reason: 'silence_during_reported_cramp', evidence };
}

type Odds = Pick<SilenceVerdict, 'probability' | 'alternatives'>;

const judged =
  'own: by judgement, fitted to nothing; how often each truth stands behind it is not known of patients';
const part = [0, 1] as const;

/** Towards caution, so that a contracture is no first candidate of silence by itself. */
export const silenceNumbers = fixedNumbers('silence', {
  rest: ratio(0.95, part, 'Rest where no contraction is recorded', judged),
  contracture: ratio(0.95, part, 'A contracture of which everything is shown', judged),
  elsewhere: ratio(0.7, part, 'An electrode beside the active region where effort is asked for', judged),
  effort: ratio(0.3, part, 'Effort that the electrode misses: the other candidate', judged),
  quiet: ratio(0.2, part, 'Neither rest nor contracture where nothing mechanical is recorded', judged),
  quietRest: ratio(0.75, part, 'Rest as a candidate of it', judged),
  quietContracture: ratio(0.05, part, 'A contracture as a candidate of it', judged),
  reported: ratio(0.3, part, 'Neither kind of cramp where one is reported in silence', judged),
  reportedContracture: ratio(0.4, part, 'A contracture as a candidate of it', judged),
  reportedCramp: ratio(0.3, part, 'A cramp beyond the reach of the electrode as a candidate of it', judged),
  suspected: ratio(0.5, part, 'A contracture of which nothing is missing yet, as a candidate', judged),
  eachMissing: ratio(0.1, part, 'What each missing item takes off that', judged),
  suspectedLeast: ratio(0.1, part, 'What is left of it at least', judged),
  suspectedCramp: ratio(0.2, part, 'A cramp beyond the reach of the electrode: it looks the same', judged),
  suspectedAll: ratio(0.8, part, 'What the contracture and neither of the two share', judged),
});
const odds = silenceNumbers.values;

const restOdds: Odds = { probability: odds.rest, alternatives: [] };
const contractureOdds: Odds = { probability: odds.contracture, alternatives: [] };
const voluntaryOdds: Odds = {
  probability: odds.elsewhere,
  alternatives: [{ label: 'voluntary', probability: odds.effort }],
};
const quietOdds: Odds = {
  probability: odds.quiet,
  alternatives: [
    { label: 'rest', probability: odds.quietRest },
    { label: 'myogenic-cramp', probability: odds.quietContracture },
  ],
};
const reportedOdds: Odds = {
  probability: odds.reported,
  alternatives: [
    { label: 'myogenic-cramp', probability: odds.reportedContracture },
    { label: 'neurogenic-cramp', probability: odds.reportedCramp },
  ],
};

/** The more is missing, the less a contracture is likely; a cramp beyond the electrode's reach looks the same. */
function suspectedOdds(missing: number): Odds {
  const contracture = Math.max(odds.suspectedLeast, odds.suspected - odds.eachMissing * missing);
  const alternatives: LabelProbability[] = [
    { label: 'myogenic-cramp', probability: contracture },
    { label: 'neurogenic-cramp', probability: odds.suspectedCramp },
  ];
  return {
    probability: inHundredths(odds.suspectedAll - contracture),
    alternatives: alternatives.sort((a, b) => b.probability - a.probability),
  };
}
