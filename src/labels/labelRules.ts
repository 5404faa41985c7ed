/** What a study asks of labels beyond their format: which there are, what each must have, and who reads. */
import type { CheckRule } from '../records/findings';
import { isUntouchedProposal } from './claim';
import type { LabelRecord } from './labelRecord';
import { vocabulary } from './vocabulary';

/** Fields that a study may require of a label, since its format does not. */
export const requirableFields = ['note', 'reviews', 'reason'] as const;

/** Such a field. */
export type RequirableField = (typeof requirableFields)[number];

/** A study's rules; all may be left open. */
export interface LabelRules {
  /** The study's label set; where there is none, the labels that ship are. */
  readonly labels?: ReadonlySet<string> | undefined;
  /** What labels of a name must have. */
  readonly required?: ReadonlyMap<string, readonly RequirableField[]> | undefined;
  readonly readers?: ReadonlySet<string> | undefined;
}

/** A rule that a label does not keep, and the name that is at fault. */
export interface Complaint {
  readonly rule: Extract<CheckRule, 'unknown-label' | 'missing-field' | 'unknown-reader'>;
  readonly what: string;
}

const shipped: ReadonlySet<string> = new Set(vocabulary.map(({ label }) => label));

/** An engine signs with its name, its version and the hash of its parameters. */
const engineSignature = / [0-9a-f]{12}$/u;

function isMissing(field: RequirableField, record: LabelRecord): boolean {
  const value = record[field];
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** What a study has to say against a label; nothing against what its engine proposes and nobody has touched. */
export function complaintsOf(record: LabelRecord, rules: LabelRules): readonly Complaint[] {
  const { label, by, reviews = {} } = record;
  const isKnown = (rules.labels ?? shipped).has(label) || (shipped.has(label) && isUntouchedProposal(record));
  const complaints: Complaint[] = isKnown ? [] : [{ rule: 'unknown-label', what: label }];
  const required = rules.required?.get(label) ?? [];
  if (required.length > 0 && !isUntouchedProposal(record)) {
    const missing = required.filter((field) => isMissing(field, record));
    complaints.push(...missing.map((what) => ({ rule: 'missing-field', what }) as const));
  }
  const { readers } = rules;
  if (readers) {
    const people = new Set([...(engineSignature.test(by) ? [] : [by]), ...Object.keys(reviews)]);
    const unknown = [...people].filter((name) => !readers.has(name));
    complaints.push(...unknown.map((what) => ({ rule: 'unknown-reader', what }) as const));
  }
  return complaints;
}
