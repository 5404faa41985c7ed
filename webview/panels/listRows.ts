/**
 * The rows of a list, of labels or of changes. Only those in view (and the selected one) are in the document; each says its place among
 * all, so that a screen reader counts them all, and the list scrolls as if they were all there.
 */
import { html, render, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ChannelView } from '../../src/protocol/page';
import { el, setAttribute } from '../dom/elements';
import { Disposables, type Disposable } from '../lifetime/disposables';
import { onChange } from '../state/derived';
import { RowPlaces, type RowPlace } from './rowPlaces';

/** What a list is of. */
interface RowsOf<Item> {
  /** Of the list, for whoever hears it. */
  readonly name: string;
  readonly testId: string;
  /** What the element of an item's row is called: this and the item's id. */
  readonly idPrefix: string;
  /** In CSS pixels. */
  heightOf(item: Item): number;
  row(item: Item, channels: readonly ChannelView[], place: RowPlace): TemplateResult;
}

export class ListRows<Item extends { readonly id: string }> implements Disposable {
  /** Scrolls; has the keyboard. */
  readonly element: HTMLElement;
  private readonly sizer = el('div', 'label-rows-sizer', { role: 'presentation' });
  private readonly listening = new Disposables();
  private readonly of: RowsOf<Item>;
  private items: readonly Item[] = [];
  private channels: readonly ChannelView[] = [];
  private places = new RowPlaces([]);
  private selectedIndex = -1;
  /** What of the rows is in view, kept by its events: reading it off the element would lay out the page at each edit. */
  private view = { top: 0, height: 0 };

  constructor(of: RowsOf<Item>) {
    this.of = of;
    const { name, testId } = of;
    this.element = el('div', 'label-rows', {
      role: 'listbox',
      tabindex: 0,
      'aria-label': name,
      'data-testid': testId,
    });
    this.element.append(this.sizer);
    this.element.addEventListener('scroll', () => {
      this.view.top = this.element.scrollTop;
      this.update();
    });
    this.listening.onResize(this.element, () => this.resized());
  }

  dispose(): void {
    this.listening.dispose();
  }

  /** Brings the rows up to date: `items` are those listed, in their order. */
  readonly render = onChange(
    (items: readonly Item[], selectedId: string | undefined, channels: readonly ChannelView[]) => {
      const before = this.items[this.selectedIndex]?.id;
      const wasInView = before !== undefined && this.isInView(this.selectedIndex);
      this.take(items, channels);
      this.selectedIndex = selectedId === undefined ? -1 : items.findIndex(({ id }) => id === selectedId);
      const descendant = this.selectedIndex === -1 ? null : `${this.of.idPrefix}${selectedId ?? ''}`;
      setAttribute(this.element, 'aria-activedescendant', descendant);
      // Where someone has scrolled away from what is selected, a change elsewhere does not bring them back.
      if (before !== selectedId || wasInView) this.showSelected();
      this.update();
    },
  );

  private take(items: readonly Item[], channels: readonly ChannelView[]): void {
    this.channels = channels;
    if (this.items === items) return;
    this.items = items;
    this.places = new RowPlaces(items.map((item) => this.of.heightOf(item)));
    this.sizer.style.height = `${this.places.height}px`;
    setAttribute(this.element, 'data-count', String(items.length));
    this.element.hidden = items.length === 0;
  }

  /** The details have opened, or the window is another: what is selected stays in view. */
  private resized(): void {
    const { scrollTop: top, clientHeight: height } = this.element;
    if (height === this.view.height) return;
    this.view = { top, height };
    this.showSelected();
    this.update();
  }

  private isInView(index: number): boolean {
    const { top, height } = this.view;
    return this.places.top(index) >= top && this.places.top(index + 1) <= top + height;
  }

  private showSelected(): void {
    const { top, height } = this.view;
    if (this.selectedIndex === -1 || height === 0) return;
    const wanted = this.places.scrollTo(this.selectedIndex, top, height);
    if (wanted === top) return;
    this.view.top = wanted;
    this.element.scrollTop = wanted;
  }

  /** Puts the rows that are needed into the document, in their order, and takes the others away. */
  private update(): void {
    const { first, end } = this.places.inView(this.view.top, this.view.height);
    const needed: number[] = [];
    const { selectedIndex } = this;
    if (selectedIndex >= 0 && selectedIndex < first) needed.push(selectedIndex);
    for (let index = first; index < end; index++) needed.push(index);
    if (selectedIndex >= end) needed.push(selectedIndex);
    const keyOf = (index: number): string => this.items[index]?.id ?? '';
    render(html`${repeat(needed, keyOf, (index) => this.row(index))}`, this.sizer);
  }

  private row(index: number): unknown {
    const { items, channels } = this;
    const item = items[index];
    const place = {
      index,
      count: items.length,
      top: this.places.top(index),
      isSelected: index === this.selectedIndex,
    };
    return guard([item, channels, ...Object.values(place)], () => item && this.of.row(item, channels, place));
  }
}
