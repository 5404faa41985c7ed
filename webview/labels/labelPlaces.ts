/**
 * Where labels stand, in their list and in time. It knows their ids and spans and nothing else, so that it serves every
 * list that differs in neither: most edits (a status, a note, another name) leave it as it is.
 */
import type { LabelView } from '../../src/protocol/page';
import { IntervalIndex } from './intervalIndex';
import { packLabelRows, type LabelRows } from './rowPacking';

export class LabelPlaces {
  private readonly labels: readonly LabelView[];
  private readonly positions: ReadonlyMap<string, number>;
  private packedRows: LabelRows | undefined;
  private index: IntervalIndex | undefined;

  constructor(labels: readonly LabelView[]) {
    this.labels = labels;
    this.positions = new Map(labels.map(({ id }, position) => [id, position]));
  }

  /** Where in the list the label with this id is. */
  positionOf(id: string): number | undefined {
    return this.positions.get(id);
  }

  /** Whether the label, put at this position, would take the place of an earlier version of itself with the same span. */
  holds({ id, startSeconds, endSeconds }: LabelView, position: number): boolean {
    const known = this.labels[position];
    return known?.id === id && known.startSeconds === startSeconds && known.endSeconds === endSeconds;
  }

  /** Positions of the labels that meet [from, to] in seconds, by start. */
  meeting(from: number, to: number): readonly number[] {
    this.index ??= new IntervalIndex(this.labels);
    return this.index.meeting(from, to);
  }

  /** Which row of the labels lane each label takes. */
  get rows(): LabelRows {
    this.packedRows ??= packLabelRows(this.labels);
    return this.packedRows;
  }
}
