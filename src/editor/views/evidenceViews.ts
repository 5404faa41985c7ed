/**
 * Shapes what the engine said of a label for a reader: its evidence for and against, what else it measured, what speaks
 * against each cramp that the label is not, and what else is possible. Pure.
 */
import { evidenceSentence } from '../../sentences/sentences';
import type { LabelRecord, StoredEvidence } from '../../labels/labelDocument';
import { describeLabel } from '../../labels/vocabulary';
import type { AlternativeView, EvidenceView, WhyNotView } from '../../protocol/page';
import type { StudyLabels } from '../study/studyLabels';

/** The two cramps, by how the criteria of their rules are called (DETECTION.md §A.3 and §A.5). */
const cramps = [
  { label: 'myogenic-cramp', prefix: 'contracture-', noun: 'a contracture' },
  { label: 'neurogenic-cramp', prefix: 'cramp-', noun: 'a cramp' },
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

/** What a rule asked for and did not find; without a mechanical channel nothing can show the contraction of a contracture. */
function isMissing({ criterion, met }: StoredEvidence, prefix: (typeof cramps)[number]['prefix']): boolean {
  if (criterion === 'no-mechanical-channel') return prefix === 'contracture-';
  return !met && criterion.startsWith(prefix);
}

/** What a record shows of its evidence. */
export interface EvidenceViews {
  readonly evidence: readonly EvidenceView[];
  readonly whyNot: readonly WhyNotView[];
  /** What the evidence weighs where that is not the label itself; see `LabelView`. */
  readonly evidenceFor?: string;
}

type Said = Pick<LabelRecord, 'label' | 'evidence' | 'alternatives'>;

/**
 * The record's evidence as sentences. What the rules of a cramp asked for and did not find is no evidence about another
 * label: it answers why the label is not that cramp. Where nothing of the rules was looked at, there is no answer.
 */
export function evidenceViews(record: Said): EvidenceViews {
  const { label, evidence = [] } = record;
  const asked = cramps.filter((cramp) => cramp.label !== label);
  const whyNot = asked.flatMap(({ noun, prefix }): WhyNotView[] => {
    const missing = evidence.filter((item) => isMissing(item, prefix));
    return missing.length === 0 ? [] : [{ question: `Why not ${noun}?`, missing: missing.map(evidenceView) }];
  });
  const others = evidence.filter((item) => !asked.some(({ prefix }) => isMissing(item, prefix)));
  const evidenceFor = weighedBy(record);
  return {
    evidence: others.map(evidenceView),
    whyNot,
    ...(evidenceFor === undefined ? {} : { evidenceFor }),
  };
}

/**
 * Whose evidence it is where it is not the label's own: that of the cramp whose rules were looked at, or of an undecided
 * label's leading candidate.
 */
function weighedBy({ label, evidence = [], alternatives = [] }: Said): string | undefined {
  const weighed = evidence.filter(({ contribution }) => contribution !== 0);
  if (weighed.length === 0) return undefined;
  const cramp = cramps.find(({ prefix }) => weighed.every(({ criterion }) => criterion.startsWith(prefix)));
  if (cramp) return cramp.label === label ? undefined : cramp.noun;
  const [leading] = alternatives;
  if (label !== 'indeterminate' || !leading) return undefined;
  return describeLabel(leading.label).displayName.toLowerCase();
}

/** What else the engine holds possible, as a person can accept it. */
export function alternativeViews(
  { alternatives = [] }: Pick<LabelRecord, 'alternatives'>,
  study: StudyLabels,
): readonly AlternativeView[] {
  return alternatives.map(({ label, probability }) => ({ label, ...study.look(label), probability }));
}
