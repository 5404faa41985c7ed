/**
 * Where labels stand, in their list and in time. It knows their ids, spans and groups, so that it serves every list
 * that differs in none: most edits (a status, a note, another name) leave it as it is.
 */
import type { LabelView } from '../../src/protocol/page';
import { isFinding } from './groups';
import { IntervalIndex } from './intervalIndex';
import { packFindingRows, packLabelRows, type LabelRows } from './rowPacking';

export class LabelPlaces {
  private readonly labels: readonly LabelView[];
  private readonly positions: ReadonlyMap<string, number>;
  private readonly findings: readonly LabelView[];
  private packedRows: LabelRows | undefined;
  private packedFindings: LabelRows | undefined;
  private index: IntervalIndex | undefined;

  constructor(labels: readonly LabelView[]) {
    this.labels = labels;
    this.findings = labels.filter(isFinding);
    this.positions = new Map(labels.map(({ id }, position) => [id, position]));
  }

  /** Where in the list the label with this id is. */
  positionOf(id: string): number | undefined {
    return this.positions.get(id);
  }

  /** Whether the label, put at this position, would take the place of an earlier version of itself with the same span. */
  holds(label: LabelView, position: number): boolean {
    const known = this.labels[position];
    if (known?.id !== label.id || isFinding(known) !== isFinding(label)) return false;
    return known.startSeconds === label.startSeconds && known.endSeconds === label.endSeconds;
  }

  get hasFindings(): boolean {
    return this.findings.length > 0;
  }

  /** Positions of the labels that meet [from, to] in seconds, by start. */
  meeting(from: number, to: number): readonly number[] {
    this.index ??= new IntervalIndex(this.labels);
    return this.index.meeting(from, to);
  }

  /** Which row of the labels lane each event takes. */
  get rows(): LabelRows {
    this.packedRows ??= packLabelRows(
      this.hasFindings ? this.labels.filter((label) => !isFinding(label)) : this.labels,
    );
    return this.packedRows;
  }

  /** Which row of the lane of findings each finding takes. */
  get findingRows(): LabelRows {
    this.packedFindings ??= packFindingRows(this.findings);
    return this.packedFindings;
  }
}
