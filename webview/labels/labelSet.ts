/**
 * The host's labels as the page keeps them: never changed in place, so that one comparison tells whether anything has
 * changed, and what is derived from all of them (counts, what a filter lets through) is made once, when first asked for.
 */
import type { LabelsChange, LabelView } from '../../src/protocol/page';
import { labelFilters, passesFilter, type LabelFilter } from './filters';
import { isFinding } from './groups';
import { inPlace } from './inPlace';
import { LabelPlaces } from './labelPlaces';
import type { LabelRows } from './rowPacking';

export class LabelSet {
  /** In the host's order. */
  readonly list: readonly LabelView[];
  /** False while the host has more to tell. */
  readonly complete: boolean;
  private readonly places: LabelPlaces;
  private readonly filtered = new Map<LabelFilter, readonly LabelView[]>();
  private inOrder: readonly LabelView[] | undefined;
  private counted: Readonly<Record<LabelFilter, number>> | undefined;

  /** `places` are those of a list with the same ids and spans. */
  constructor(list: readonly LabelView[], complete: boolean, places = new LabelPlaces(list)) {
    this.list = list;
    this.complete = complete;
    this.places = places;
  }

  /** The labels after a change that the host tells. */
  after({ fresh, removed, changed, more }: LabelsChange): LabelSet {
    const stays = !fresh && removed.length === 0;
    if (stays && changed.every(({ index, label }) => this.places.holds(label, index))) {
      const list = [...this.list];
      for (const { index, label } of changed) list[index] = label;
      return new LabelSet(list, !more, this.places);
    }
    const gone = new Set([...removed, ...changed.map(({ label }) => label.id)]);
    const kept = fresh ? [] : gone.size === 0 ? this.list : this.list.filter(({ id }) => !gone.has(id));
    const items = changed.map(({ index, label }) => ({ index, item: label }));
    return new LabelSet(inPlace(kept, items), !more);
  }

  get(id: string): LabelView | undefined {
    const position = this.places.positionOf(id);
    return position === undefined ? undefined : this.list[position];
  }

  /** The events in the host's order, then the findings: how they are listed and walked through. */
  get ordered(): readonly LabelView[] {
    this.inOrder ??= this.places.hasFindings
      ? [...this.list.filter((label) => !isFinding(label)), ...this.list.filter(isFinding)]
      : this.list;
    return this.inOrder;
  }

  /** Labels that a filter lets through, events before findings. */
  filter(filter: LabelFilter): readonly LabelView[] {
    if (filter === 'all') return this.ordered;
    const known = this.filtered.get(filter);
    if (known) return known;
    const passing = this.ordered.filter((label) => passesFilter(label, filter));
    this.filtered.set(filter, passing);
    return passing;
  }

  /** How many events each filter lets through; findings are counted apart, beside their own list. */
  get counts(): Readonly<Record<LabelFilter, number>> {
    this.counted ??= count(this.list);
    return this.counted;
  }

  /** Events that meet [from, to] in seconds, by start. */
  meeting(from: number, to: number): readonly LabelView[] {
    const all = this.allMeeting(from, to);
    return this.places.hasFindings ? all.filter((label) => !isFinding(label)) : all;
  }

  /** The findings about a channel that meet [from, to] in seconds, by start. */
  findingsMeeting(channel: number, from: number, to: number): readonly LabelView[] {
    if (!this.places.hasFindings) return [];
    return this.allMeeting(from, to).filter((label) => isFinding(label) && label.channels.includes(channel));
  }

  private allMeeting(from: number, to: number): readonly LabelView[] {
    return this.places.meeting(from, to).flatMap((position) => this.list[position] ?? []);
  }

  /** Which row of the lane of findings each finding takes. */
  get findingRows(): LabelRows {
    return this.places.findingRows;
  }

  /** Which row of the labels lane each event takes. */
  get rows(): LabelRows {
    return this.places.rows;
  }
}

function count(labels: readonly LabelView[]): Readonly<Record<LabelFilter, number>> {
  const counts: Record<LabelFilter, number> = {
    all: 0,
    proposed: 0,
    accepted: 0,
    rejected: 0,
    conflicts: 0,
  };
  for (const label of labels) {
    if (isFinding(label)) continue;
    for (const filter of labelFilters) if (passesFilter(label, filter)) counts[filter] += 1;
  }
  return counts;
}
