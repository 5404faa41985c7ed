/**
 * What a silent part is: rules 2 to 7 of the decision table (DETECTION.md §0.1). A contracture is proposed only when
 * everything is shown; silence alone is never one.
 */
import type { Evidence, LabelProbability } from '../detectedEvent';
import type { EventLabel } from '../eventLabels';
import type { EventReason } from '../eventReasons';
import { contractureEvidence } from './contractureEvidence';
import type { SilenceParameters } from './parameters';
import type { SilenceFacts } from './silenceFacts';

/** What is said of a silent part. */
export interface SilenceVerdict {
  readonly label: EventLabel;
  readonly probability: number;
  readonly alternatives: readonly LabelProbability[];
  readonly reason?: EventReason;
  readonly evidence: readonly Evidence[];
}

export type SilenceRules = SilenceParameters & {
  readonly minimumQuiet: number;
  readonly silentRms: number;
  readonly liveNoise: number;
};

/** Rules 2 to 7, first match wins. */
export function judgeSilence(facts: SilenceFacts, parameters: SilenceRules): SilenceVerdict {
  const items = contractureEvidence(facts, parameters);
  // Where no contraction is shown there is nothing to weigh: the items only say what a contracture would need.
  const evidence =
    facts.contraction.state === 'yes' ? items : items.map((item) => ({ ...item, contribution: 0 }));
  switch (facts.contraction.state) {
    case 'yes':
      return silenceWithForce(facts, evidence);
    case 'no':
      return facts.noiseIsKnown ? { label: 'rest', ...restOdds, evidence } : undecidedQuiet(facts, evidence); // rule 5
    case 'unknown':
      return undecidedQuiet(facts, evidence);
  }
}

function silenceWithForce(facts: SilenceFacts, evidence: readonly Evidence[]): SilenceVerdict {
  if (facts.intent === 'voluntary') {
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

// Our judgement, fitted to nothing: how often each truth stands behind each pattern is not known of patients. Towards
// caution, so that a contracture is no first candidate of silence by itself.
const restOdds: Odds = { probability: 0.95, alternatives: [] };
const contractureOdds: Odds = { probability: 0.95, alternatives: [] };
const voluntaryOdds: Odds = { probability: 0.7, alternatives: [{ label: 'voluntary', probability: 0.3 }] };
const quietOdds: Odds = {
  probability: 0.2,
  alternatives: [
    { label: 'rest', probability: 0.75 },
    { label: 'myogenic-cramp', probability: 0.05 },
  ],
};
const reportedOdds: Odds = {
  probability: 0.3,
  alternatives: [
    { label: 'myogenic-cramp', probability: 0.4 },
    { label: 'neurogenic-cramp', probability: 0.3 },
  ],
};

/** The more is missing, the less a contracture is likely; a cramp beyond the electrode's reach looks the same. */
function suspectedOdds(missing: number): Odds {
  const contracture = Math.max(0.1, 0.5 - 0.1 * missing);
  const alternatives: LabelProbability[] = [
    { label: 'myogenic-cramp', probability: contracture },
    { label: 'neurogenic-cramp', probability: 0.2 },
  ];
  return {
    probability: Math.round(100 * (0.8 - contracture)) / 100,
    alternatives: alternatives.sort((a, b) => b.probability - a.probability),
  };
}
