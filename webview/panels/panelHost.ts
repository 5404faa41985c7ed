/**
 * Where the panels stand: beside the traces, or below them. Panes are stacked, with a splitter between two; a pane with
 * several panels has tabs. Every size, and what is in front, is part of the view that is remembered.
 */
import type { Actor } from '../actions/actor';
import { el, setAttribute } from '../dom/elements';
import type { Disposable } from '../lifetime/disposables';
import { onChange } from '../state/derived';
import type { Model } from '../state/model';
import {
  firstPanels,
  panelShares,
  panelWidths,
  type PanelsPlace,
  type PanelsView,
} from '../state/panelsView';
import type { Viewport } from '../view/layout';
import { Pane } from './pane';
import type { Panel } from './panel';
import { Splitter, type SplitterSize } from './splitter';

/** A window no wider than this has room for panels below the traces only. */
const narrowWindow = 720;

/** A pane is never dragged smaller than this, in CSS pixels. */
const leastPane = 80;

export class PanelHost implements Disposable {
  /** Holds the stage, the splitter and the panels. */
  readonly element: HTMLElement;
  private readonly actor: Actor;
  private readonly panels = el('aside', 'panel', { id: 'panels', 'aria-label': 'Panels' });
  private readonly splitter: Splitter;
  private readonly panes: readonly Pane[];
  /** Each stands before the pane of the same index. */
  private readonly between: readonly Splitter[];

  /** @param stack the panes in their order, each with the panels it holds */
  constructor(actor: Actor, stage: HTMLElement, stack: readonly (readonly [Panel, ...Panel[]])[]) {
    this.actor = actor;
    this.panes = stack.map((panels) => {
      const pane: Pane = new Pane(panels, (id) => this.bringToFront(pane, id));
      return pane;
    });
    this.between = this.panes.map((pane) => this.splitterOf(pane));
    this.splitter = new Splitter({
      label: 'Size of the panels',
      controls: 'panels',
      measure: () => this.measure(),
      resize: (size) => this.resize(size),
      reset: () => {
        const { width, share } = firstPanels(window.innerWidth);
        this.update(this.place() === 'beside' ? { width } : { share });
      },
    });
    for (const [index, pane] of this.panes.entries()) {
      const bar = this.between[index];
      if (index > 0 && bar) this.panels.append(bar.element);
      this.panels.append(pane.element);
    }
    this.element = el('div', 'middle', {}, [stage, this.splitter.element, this.panels]);
  }

  /** Gives them their place, whatever is in them. */
  arrange({ panels: { open, width, share } }: Model): PanelsPlace {
    const place = this.place();
    setAttribute(this.element, 'data-place', place);
    this.panels.hidden = !open;
    this.panels.style.width = place === 'beside' ? `${width}px` : '';
    this.panels.style.height = place === 'below' ? `${100 * share}%` : '';
    return place;
  }

  render(model: Model): void {
    const { paneShares, inFront } = model.panels;
    const place = this.arrange(model);
    for (const pane of this.panes) {
      pane.render(model, inFront[pane.id]);
      const given = paneShares[pane.id];
      pane.element.style.flex = given === undefined ? '' : `0 0 ${100 * given}%`;
      setAttribute(pane.element, 'data-given', given === undefined ? null : '');
    }
    const shown = this.panes.filter(({ element }) => !element.hidden).map(({ id }) => id);
    this.renderBars(model.panels, model.viewport, place, shown.join(' '));
  }

  /** They measure, which lays the page out: only where a size may be another. @param shown ids of the panes in view */
  private readonly renderBars = onChange(
    ({ open }: PanelsView, _viewport: Viewport, place: PanelsPlace, shown: string) => {
      const [first] = shown.split(' ');
      for (const [index, { id }] of this.panes.entries()) {
        const isNeeded = open && id !== first && shown.split(' ').includes(id);
        this.between[index]?.render(place === 'beside' ? 'y' : 'x', !isNeeded);
      }
      this.splitter.render(place === 'beside' ? 'x' : 'y', !open);
    },
  );

  /** Brings a panel into view, wherever it is. */
  reveal(panel: string): void {
    const pane = this.panes.find((each) => each.holds(panel));
    this.update({ open: true });
    if (pane) this.bringToFront(pane, panel);
  }

  dispose(): void {
    for (const pane of this.panes) pane.dispose();
  }

  private update(patch: Partial<PanelsView>): void {
    const { store } = this.actor;
    store.update({ panels: { ...store.get().panels, ...patch } });
  }

  private bringToFront(pane: Pane, panel: string): void {
    const { inFront } = this.actor.store.get().panels;
    if (inFront[pane.id] !== panel) this.update({ inFront: { ...inFront, [pane.id]: panel } });
  }

  private place(): PanelsPlace {
    return window.innerWidth <= narrowWindow ? 'below' : this.actor.store.get().panels.place;
  }

  /** The present size is what was last asked for: of two keys in one frame the second goes on from the first. */
  private measure(): SplitterSize {
    const { width, share } = this.actor.store.get().panels;
    if (this.place() === 'beside') {
      const { least, most } = panelWidths;
      return { now: width, least, most: Math.min(most, this.element.offsetWidth / 2) };
    }
    const all = this.element.offsetHeight;
    return { now: share * all, least: panelShares.least * all, most: panelShares.most * all };
  }

  private resize(size: number): void {
    if (this.place() === 'beside') this.update({ width: Math.round(size) });
    else this.update({ share: size / Math.max(1, this.element.offsetHeight) });
  }

  /** What someone has given a pane of the panels' size; undefined where the page divides it. */
  private given(pane: Pane, all: number): number | undefined {
    const share = this.actor.store.get().panels.paneShares[pane.id];
    return share === undefined ? undefined : share * all;
  }

  /** The bar before a pane: what it gives to that one it takes from the pane that has what is left. */
  private splitterOf(pane: Pane): Splitter {
    const along = (element: HTMLElement): number =>
      this.place() === 'beside' ? element.offsetHeight : element.offsetWidth;
    const give = (share: number | undefined): void => {
      const given = Object.entries(this.actor.store.get().panels.paneShares).filter(([id]) => id !== pane.id);
      if (share !== undefined) given.push([pane.id, share]);
      this.update({ paneShares: Object.fromEntries(given) });
    };
    return new Splitter({
      label: `Size of ${pane.title.toLowerCase()}`,
      controls: pane.element.id,
      measure: () => ({
        now: this.given(pane, along(this.panels)) ?? along(pane.element),
        least: leastPane,
        most: Math.max(leastPane, along(this.panels) - leastPane),
      }),
      resize: (size) => give(size / Math.max(1, along(this.panels))),
      reset: () => give(undefined),
    });
  }
}
