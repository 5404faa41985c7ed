/** A study's labels as people see them: what each is called, means and looks like, and what the study asks of a label. Pure. */
import type { LabelDocument, LabelRecord } from '../../labels/labelDocument';
import { complaintsOf, type LabelRules } from '../../labels/labelRules';
import { describeLabel, vocabulary, type LabelDescription } from '../../labels/vocabulary';
import type { LabelChoice, LabelLook, LabelView } from '../../protocol/page';
import { openStudy, rulesOf, type Study } from '../../study/readStudy';
import type { StudyLabel } from '../../study/studyFile';

/** How a label is shown. */
interface ShownLabel extends LabelDescription {
  /** `#rrggbb`, where the study gives it one. */
  readonly color?: string;
}

/** What the study says of labels. */
export class StudyLabels {
  private readonly own: ReadonlyMap<string, StudyLabel>;
  private readonly rules: LabelRules;
  /** In the order of choice. */
  private readonly set: readonly string[];

  constructor(study: Pick<Study, 'labels' | 'readers' | 'adjudicators'>) {
    const { labels } = study;
    this.rules = rulesOf({ ...openStudy, ...study });
    this.own = new Map((labels ?? []).map((label) => [label.name, label]));
    this.set = labels?.map(({ name }) => name) ?? vocabulary.map(({ label }) => label);
  }

  /** The keys that give a label of the study, one letter or digit each. */
  get keys(): string {
    return [...this.own.values()].map(({ key = '' }) => key).join('');
  }

  /** The label that a key gives. */
  labelWithKey(key: unknown): string | undefined {
    return [...this.own.values()].find((label) => label.key !== undefined && label.key === key)?.name;
  }

  /** Whether the study has a label set, and this label is not in it. */
  isOutside(label: string): boolean {
    return this.rules.labels?.has(label) === false;
  }

  /** How to show a label: as the study calls it, or else as it ships. */
  describe(label: string): ShownLabel {
    const shipped = describeLabel(label);
    const own = this.own.get(label);
    if (!own) return shipped;
    const { displayName = shipped.displayName, description = shipped.meaning, color } = own;
    return {
      displayName,
      meaning: description,
      category: shipped.category,
      ...(color === undefined ? {} : { color }),
    };
  }

  /** A label's name and look. */
  look(label: string): LabelLook & { readonly displayName: string } {
    const { displayName, category, color } = this.describe(label);
    return { displayName, category, ...(color === undefined ? {} : { color }) };
  }

  /** What the study has to say against a label, as a page marks it. */
  remarks(record: LabelRecord): Pick<LabelView, 'isOutside' | 'missing'> {
    const complaints = complaintsOf(record, this.rules);
    const missing = complaints.flatMap(({ rule, what }) => (rule === 'missing-field' ? [what] : []));
    // Without a set of its own, a study's label is as good as those that ship.
    const isOutside = this.rules.labels && complaints.some(({ rule }) => rule === 'unknown-label');
    return { ...(isOutside === true ? { isOutside } : {}), ...(missing.length === 0 ? {} : { missing }) };
  }

  /** What a person can choose from: the study's set, or else the labels that ship, then others that the file already uses. */
  choices({ labels }: Pick<LabelDocument, 'labels'>): readonly LabelChoice[] {
    const all = new Set([...this.set, ...labels.map(({ label }) => label)]);
    return [...all].map((label) => {
      const { meaning } = this.describe(label);
      const key = this.own.get(label)?.key;
      return {
        ...{ label, meaning },
        ...this.look(label),
        ...(key === undefined ? {} : { key }),
        ...(this.rules.labels ? { inStudy: this.rules.labels.has(label) } : {}),
      };
    });
  }
}

/** The labels that ship, and nothing asked of them. */
export const shippedLabels = new StudyLabels(openStudy);
