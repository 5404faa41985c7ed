/** One changed label as a reviewer reads it: where, what became of it, where it stands, what speaks for it. */
import { changeText, placeText, reviewText } from '../labels/changeWords';
import { proposedLabel } from '../labels/claim';
import type { LabelChange } from '../labels/compare';
import type { LabelRecord, StoredEvidence } from '../labels/labelDocument';
import { describeLabel } from '../labels/vocabulary';
import { evidenceSentence, reasonSentence } from '../sentences/sentences';
import type { Both } from './picturePlan';

/** What is told of a change; texts of the file are among them. */
export interface ChangeStory {
  readonly kind: LabelChange['kind'];
  /** `0:12.020 to 0:21.900, EMG Gastrocn med: Neurogenic cramp`. */
  readonly place: string;
  /** `start +12 ms; accepted`. */
  readonly what: string;
  /** `accepted; made by anna`. */
  readonly status: string;
  /** Where `what` does not say it. */
  readonly note?: string;
  readonly reviews: readonly string[];
  /** What the engine had called it, where people call it otherwise. */
  readonly engineLabel?: string;
  /** At most three sentences. */
  readonly evidence: readonly string[];
  /** So many criteria are not among them. */
  readonly evidenceLeftOut: number;
}

const mostSentences = 3;

export function changeStory(change: LabelChange, { before, after }: Both): ChangeStory {
  const { record, kind } = change;
  const { note, reviews = {}, status, by } = record;
  return {
    kind,
    place: placeText(record, kind === 'removed' ? before : after),
    what: kind === 'changed' ? changeText(change) : kind,
    status: `${status}; made by ${by}${record.conflict === undefined ? '' : '; a conflict is to be decided'}`,
    ...(note === undefined || saysNote(change) ? {} : { note }),
    reviews: Object.entries(reviews).map(([reviewer, review]) => reviewText(reviewer, review)),
    ...engineLabelOf(change),
    ...evidenceOf(record),
  };
}

/** The id tells it; of a label that was moved, the version before, where that was still a proposal. */
function engineLabelOf(change: LabelChange): Pick<ChangeStory, 'engineLabel'> {
  const { record } = change;
  const was = change.kind === 'changed' && change.was.status === 'proposed' ? change.was.label : undefined;
  const proposed = proposedLabel(record) ?? was;
  if (proposed === undefined || proposed === record.label) return {};
  return { engineLabel: describeLabel(proposed).displayName };
}

function saysNote(change: LabelChange): boolean {
  return change.kind === 'changed' && change.differences.some(({ kind }) => kind === 'noted');
}

/**
 * What decided: the reason where there is one, then what weighed most. What the rules of another label asked for and did
 * not find answers another question.
 */
function evidenceOf({
  evidence = [],
  reason,
}: LabelRecord): Pick<ChangeStory, 'evidence' | 'evidenceLeftOut'> {
  const told = [...evidence].sort((a, b) => weightOf(b) - weightOf(a));
  const reasons = reason === undefined ? [] : [reasonSentence(reason)];
  const sentences = told
    .filter((item) => weightOf(item) > 0)
    .map((item) => `${item.contribution < 0 ? 'Against it: ' : ''}${evidenceSentence(item)}`)
    .slice(0, mostSentences - reasons.length);
  return { evidence: [...reasons, ...sentences], evidenceLeftOut: evidence.length - sentences.length };
}

/** What only reports comes after everything that weighs, and what was not met and weighs nothing is not told. */
function weightOf({ contribution, met }: StoredEvidence): number {
  if (contribution !== 0) return 1 + Math.abs(contribution);
  return met ? 1 : 0;
}

/** What stands above the evidence. */
export function evidenceHeading({ engineLabel }: ChangeStory): string {
  return `What the engine found${engineLabel === undefined ? '' : `, which had proposed “${engineLabel}”`}:`;
}
