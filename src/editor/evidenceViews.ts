/**
 * Shapes what the engine said of a label for a reader: its evidence for and against, what else it measured, what speaks
 * against each cramp that the label is not, and what else is possible. Pure.
 */
import { evidenceSentence } from '../detection/sentences';
import type { LabelRecord, StoredEvidence } from '../labels/labelDocument';
import { describeLabel } from '../labels/vocabulary';
import type { AlternativeView, EvidenceView, WhyNotView } from '../protocol/page';

/** The two cramps, by how the criteria of their rules are called (DETECTION.md §A.3 and §A.5). */
const cramps = [
  { label: 'myogenic-cramp', prefix: 'contracture-', question: 'Why not a contracture?' },
  { label: 'neurogenic-cramp', prefix: 'cramp-', question: 'Why not a cramp?' },
] as const;

/** A criterion that was asked for and not met speaks against the label even where it adds no likelihood. */
function sideOf({ contribution, met, threshold }: StoredEvidence): EvidenceView['side'] {
  if (contribution !== 0) return contribution > 0 ? 'for' : 'against';
  return met || threshold === undefined ? 'context' : 'against';
}

function evidenceView(evidence: StoredEvidence): EvidenceView {
  const { met, contribution, atSeconds } = evidence;
  return {
    sentence: evidenceSentence(evidence),
    side: sideOf(evidence),
    met,
    contribution,
    ...(atSeconds === undefined ? {} : { atSeconds }),
  };
}

/** What a record shows of its evidence. */
export interface EvidenceViews {
  readonly evidence: readonly EvidenceView[];
  readonly whyNot: readonly WhyNotView[];
}

/**
 * The record's evidence as sentences. What the rules of a cramp asked for and did not find is no evidence about another
 * label: it answers why the label is not that cramp. Where nothing of the rules was looked at, there is no answer.
 */
export function evidenceViews({
  label,
  evidence = [],
}: Pick<LabelRecord, 'label' | 'evidence'>): EvidenceViews {
  const asked = cramps.filter((cramp) => cramp.label !== label);
  const isMissing = ({ criterion, met }: StoredEvidence, prefix: string): boolean =>
    !met && criterion.startsWith(prefix);
  const whyNot = asked.flatMap(({ question, prefix }): WhyNotView[] => {
    const missing = evidence.filter((item) => isMissing(item, prefix));
    return missing.length === 0 ? [] : [{ question, missing: missing.map(evidenceView) }];
  });
  const others = evidence.filter((item) => !asked.some(({ prefix }) => isMissing(item, prefix)));
  return { evidence: others.map(evidenceView), whyNot };
}

/** What else the engine holds possible, as a person can accept it. */
export function alternativeViews({
  alternatives = [],
}: Pick<LabelRecord, 'alternatives'>): readonly AlternativeView[] {
  return alternatives.map(({ label, probability }) => {
    const { displayName, category } = describeLabel(label);
    return { label, displayName, category, probability };
  });
}
