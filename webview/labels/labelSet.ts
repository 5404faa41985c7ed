/**
 * The host's labels as the page keeps them: never changed in place, so that one comparison tells whether anything has
 * changed, and what is derived from all of them (rows, counts, the index by time) is made once, when first asked for.
 */
import type { LabelsChange, LabelView } from '../../src/protocol/page';
import { packLabelRows, type LabelRows } from './rowPacking';
import { labelFilters, passesFilter, type LabelFilter } from './filters';
import { IntervalIndex } from './intervalIndex';

export class LabelSet {
  /** In the host's order. */
  readonly list: readonly LabelView[];
  /** False while the host has more to tell. */
  readonly complete: boolean;
  private readonly byId: ReadonlyMap<string, LabelView>;
  private readonly filtered = new Map<LabelFilter, readonly LabelView[]>();
  private packedRows: LabelRows | undefined;
  private index: IntervalIndex<LabelView> | undefined;

  constructor(list: readonly LabelView[], complete: boolean) {
    this.list = list;
    this.complete = complete;
    this.byId = new Map(list.map((label) => [label.id, label]));
  }

  /** The labels after a change that the host tells. */
  after({ fresh, removed, changed, more }: LabelsChange): LabelSet {
    const gone = new Set([...removed, ...changed.map(({ label }) => label.id)]);
    const kept = fresh ? [] : gone.size === 0 ? this.list : this.list.filter(({ id }) => !gone.has(id));
    return new LabelSet(inPlace(kept, changed), !more);
  }

  get(id: string): LabelView | undefined {
    return this.byId.get(id);
  }

  /** Labels that a filter lets through, in the host's order. */
  filter(filter: LabelFilter): readonly LabelView[] {
    const known = this.filtered.get(filter);
    if (known) return known;
    const passing = filter === 'all' ? this.list : this.list.filter((label) => passesFilter(label, filter));
    this.filtered.set(filter, passing);
    return passing;
  }

  /** How many labels each filter lets through. */
  get counts(): Readonly<Record<LabelFilter, number>> {
    const counted = labelFilters.map((filter) => [filter, this.filter(filter).length] as const);
    return Object.fromEntries(counted) as Record<LabelFilter, number>;
  }

  /** Labels that meet [from, to] in seconds, by start. */
  meeting(from: number, to: number): readonly LabelView[] {
    this.index ??= new IntervalIndex(this.list);
    return this.index.meeting(from, to);
  }

  /** Which row of the labels lane each label takes. */
  get rows(): LabelRows {
    this.packedRows ??= packLabelRows(this.list);
    return this.packedRows;
  }
}

/** `kept` with each changed label put at its index; ascending, so that each index counts those before it. */
function inPlace(kept: readonly LabelView[], changed: LabelsChange['changed']): readonly LabelView[] {
  if (changed.length === 0) return kept;
  const all: LabelView[] = [];
  let next = 0;
  for (const { index, label } of changed) {
    while (all.length < index && next < kept.length) all.push(kept[next++] as LabelView);
    all.push(label);
  }
  for (; next < kept.length; next++) all.push(kept[next] as LabelView);
  return all;
}
