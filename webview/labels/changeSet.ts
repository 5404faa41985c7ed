/**
 * What the labels are compared with, and what lies between, as the host tells it: never changed in place, so that one
 * comparison tells whether anything is another.
 */
import type { ChangePlace, ChangeView, ComparisonChange, ComparisonHead } from '../../src/protocol/page';
import { inPlace } from './inPlace';
import { IntervalIndex } from './intervalIndex';
import { packLabelRows, type LabelRows } from './rowPacking';

/** Where a change stands in the lane of the other version: where that has the label, or where it lacks one. */
export function laneSpan({ was, place }: ChangeView): ChangePlace {
  return was ?? place;
}

/** Where changes stand, in their list and in time; serves every list that differs in neither. */
class ChangePlaces {
  readonly positions: ReadonlyMap<string, number>;
  private readonly spans: readonly (ChangePlace & { readonly id: string })[];
  private index: IntervalIndex | undefined;
  private packed: LabelRows | undefined;

  constructor(list: readonly ChangeView[]) {
    this.spans = list.map((change) => ({ ...laneSpan(change), id: change.id }));
    this.positions = new Map(list.map(({ id }, position) => [id, position]));
  }

  holds(change: ChangeView, position: number): boolean {
    const known = this.spans[position];
    const { startSeconds, endSeconds } = laneSpan(change);
    return known?.id === change.id && known.startSeconds === startSeconds && known.endSeconds === endSeconds;
  }

  meeting(from: number, to: number): readonly number[] {
    this.index ??= new IntervalIndex(this.spans);
    return this.index.meeting(from, to);
  }

  get rows(): LabelRows {
    this.packed ??= packLabelRows(this.spans);
    return this.packed;
  }
}

export class ChangeSet {
  readonly head: ComparisonHead;
  /** In the order of time. */
  readonly list: readonly ChangeView[];
  /** False while the host has more to tell. */
  readonly complete: boolean;
  private readonly places: ChangePlaces;

  private constructor(
    head: ComparisonHead,
    list: readonly ChangeView[],
    complete: boolean,
    places = new ChangePlaces(list),
  ) {
    this.head = head;
    this.list = list;
    this.complete = complete;
    this.places = places;
  }

  /** What is known after a change that the host tells; null where nothing is compared any more. */
  static after(before: ChangeSet | null, told: ComparisonChange | null): ChangeSet | null {
    if (!told) return null;
    const { fresh, head, removed, changed, more } = told;
    const known = fresh ? null : before;
    if (known && removed.length === 0) {
      const stays = changed.every(({ index, change }) => known.places.holds(change, index));
      if (stays) {
        const list = [...known.list];
        for (const { index, change } of changed) list[index] = change;
        return new ChangeSet(head, changed.length === 0 ? known.list : list, !more, known.places);
      }
    }
    const gone = new Set([...removed, ...changed.map(({ change }) => change.id)]);
    const kept = known ? known.list.filter(({ id }) => !gone.has(id)) : [];
    const items = changed.map(({ index, change }) => ({ index, item: change }));
    return new ChangeSet(head, inPlace(kept, items), !more);
  }

  get(id: string | null): ChangeView | undefined {
    const position = id === null ? undefined : this.places.positions.get(id);
    return position === undefined ? undefined : this.list[position];
  }

  /** Changes whose place in the lane meets [from, to] in seconds, by start. */
  meeting(from: number, to: number): readonly ChangeView[] {
    return this.places.meeting(from, to).flatMap((position) => this.list[position] ?? []);
  }

  /** Which row of the lane each change takes. */
  get rows(): LabelRows {
    return this.places.rows;
  }
}
