/**
 * The rows of the label list. Only those in view (and the selected one) are in the document; each says its place among
 * all, so that a screen reader counts them all, and the list scrolls as if they were all there.
 */
import type { ChannelView, LabelView } from '../../src/protocol/page';
import { el, setAttribute } from '../dom/elements';
import { Disposables, type Disposable } from '../lifetime/disposables';
import { onChange } from '../state/derived';
import { labelRow, markSelected } from './labelRow';
import { RowPlaces } from './rowPlaces';

export class LabelRows implements Disposable {
  /** Scrolls; has the keyboard. */
  readonly element = el('div', 'label-rows', {
    role: 'listbox',
    tabindex: 0,
    'aria-label': 'Labels',
    'data-testid': 'label-list',
  });
  private readonly sizer = el('div', 'label-rows-sizer', { role: 'presentation' });
  /** The rows in the document. A label that changes is another object, and gets a row of its own. */
  private rows = new Map<LabelView, HTMLElement>();
  private readonly listening = new Disposables();
  private labels: readonly LabelView[] = [];
  private channels: readonly ChannelView[] = [];
  private places = new RowPlaces([]);
  private selectedIndex = -1;
  private shownHeight = 0;

  constructor() {
    this.element.append(this.sizer);
    this.element.addEventListener('scroll', () => this.update());
    this.listening.onResize(this.element, () => this.resized());
  }

  dispose(): void {
    this.listening.dispose();
  }

  /** Brings the rows up to date: `labels` are those listed, in their order. */
  readonly render = onChange(
    (labels: readonly LabelView[], selectedId: string | undefined, channels: readonly ChannelView[]) => {
      const before = this.labels[this.selectedIndex]?.id;
      const wasInView = before !== undefined && this.isInView(this.selectedIndex);
      this.take(labels, channels);
      this.selectedIndex = selectedId === undefined ? -1 : labels.findIndex(({ id }) => id === selectedId);
      const descendant = this.selectedIndex === -1 ? null : `label-${selectedId ?? ''}`;
      setAttribute(this.element, 'aria-activedescendant', descendant);
      // Where someone has scrolled away from what is selected, a change elsewhere does not bring them back.
      if (before !== selectedId || wasInView) this.showSelected();
      this.update();
    },
  );

  private take(labels: readonly LabelView[], channels: readonly ChannelView[]): void {
    if (this.channels !== channels) {
      this.rows = new Map();
      this.sizer.replaceChildren();
      this.channels = channels;
    }
    if (this.labels === labels) return;
    this.labels = labels;
    this.places = new RowPlaces(labels);
    this.sizer.style.height = `${this.places.height}px`;
    setAttribute(this.element, 'data-count', String(labels.length));
    this.element.hidden = labels.length === 0;
  }

  /** The details have opened, or the window is another: what is selected stays in view. */
  private resized(): void {
    const { clientHeight } = this.element;
    if (clientHeight === this.shownHeight) return;
    this.shownHeight = clientHeight;
    this.showSelected();
    this.update();
  }

  private isInView(index: number): boolean {
    const { scrollTop, clientHeight } = this.element;
    return this.places.top(index) >= scrollTop && this.places.top(index + 1) <= scrollTop + clientHeight;
  }

  private showSelected(): void {
    const { scrollTop, clientHeight } = this.element;
    if (this.selectedIndex === -1 || clientHeight === 0) return;
    const wanted = this.places.scrollTo(this.selectedIndex, scrollTop, clientHeight);
    if (wanted !== scrollTop) this.element.scrollTop = wanted;
  }

  /** Puts the rows that are needed into the document, in their order, and takes the others away. */
  private update(): void {
    const { first, end } = this.places.inView(this.element.scrollTop, this.element.clientHeight);
    const needed: number[] = [];
    const { selectedIndex } = this;
    if (selectedIndex >= 0 && selectedIndex < first) needed.push(selectedIndex);
    for (let index = first; index < end; index++) needed.push(index);
    if (selectedIndex >= end) needed.push(selectedIndex);
    const rows = new Map<LabelView, HTMLElement>();
    for (const index of needed) {
      const label = this.labels[index];
      if (label) rows.set(label, this.rows.get(label) ?? labelRow(label, this.channels));
    }
    // What goes goes first: rows that stay are then in their places, and are not put in and laid out again.
    for (const [label, row] of this.rows) if (!rows.has(label)) row.remove();
    this.rows = rows;
    let previous: Element | null = null;
    for (const index of needed) {
      const label = this.labels[index];
      const row = label && rows.get(label);
      if (!row) continue;
      this.place(row, index);
      const next: Element | null = previous ? previous.nextElementSibling : this.sizer.firstElementChild;
      if (next !== row) this.sizer.insertBefore(row, next);
      previous = row;
    }
  }

  private place(row: HTMLElement, index: number): void {
    const top = `${this.places.top(index)}px`;
    if (row.style.top !== top) row.style.top = top;
    setAttribute(row, 'aria-posinset', String(index + 1));
    setAttribute(row, 'aria-setsize', String(this.labels.length));
    markSelected(row, index === this.selectedIndex);
  }
}
