/** The rows of the table: which are shown, in what order, and which one is selected. Pure. */
import {
  inOrder,
  isShown,
  type RecordingFilter,
  type RecordingOrder,
  type RecordingView,
} from '../../src/protocol/recordings/recordingView';
import { compareText } from '../../src/base/compareText';

export class TableModel {
  order: RecordingOrder = 'name';
  isReversed = false;
  filter: RecordingFilter = {};
  /** The id of the selected row; it stays selected while it is shown, wherever it moves. */
  selected: string | undefined;
  private readonly rows = new Map<string, RecordingView>();
  private made: readonly RecordingView[] | undefined;

  /** How many there are in all. */
  get count(): number {
    return this.rows.size;
  }

  /** Rows that came or changed, and ids of those that went. @param isAnew in the place of all there were */
  take(rows: readonly RecordingView[], gone: readonly string[], isAnew: boolean): void {
    if (isAnew) this.rows.clear();
    for (const row of rows) this.rows.set(row.id, row);
    for (const id of gone) this.rows.delete(id);
    this.made = undefined;
  }

  /** The same column again turns the order round. */
  sortBy(order: RecordingOrder): void {
    this.isReversed = order === this.order && !this.isReversed;
    this.order = order;
    this.made = undefined;
  }

  show(filter: RecordingFilter): void {
    this.filter = filter;
    this.made = undefined;
  }

  /** What is listed, in order. */
  get shown(): readonly RecordingView[] {
    return (this.made ??= inOrder(
      [...this.rows.values()].filter((row) => isShown(row, this.filter)),
      this.order,
      this.isReversed,
    ));
  }

  /** The place of the selected row among those shown; -1 where there is none. */
  get selectedIndex(): number {
    return this.selected === undefined ? -1 : this.shown.findIndex(({ id }) => id === this.selected);
  }

  /** Selects another row, so many further on or back, at most the last or first. */
  move(rows: number): void {
    const { shown } = this;
    const from = this.selectedIndex;
    const to = from === -1 && rows > 0 ? rows - 1 : from + rows;
    this.selected = shown[Math.min(Math.max(0, to), shown.length - 1)]?.id;
  }

  get reviewers(): readonly string[] {
    const names = new Set<string>();
    for (const { reviewers } of this.rows.values()) for (const name of reviewers) names.add(name);
    return [...names].sort(compareText);
  }
}
