/**
 * The pane right below the traces, for panels about what is in them: plots with the same time axis begin and end where the
 * traces do. It is there only where someone has asked for it.
 */
import type { Actor } from '../actions/actor';
import type { Disposable } from '../lifetime/disposables';
import { onChange } from '../state/derived';
import type { Model } from '../state/model';
import { alignedShares, firstAligned, type AlignedView } from '../state/panelsView';
import type { Viewport } from '../view/layout';
import { Pane } from './pane';
import type { Panel } from './panel';
import { Splitter } from './splitter';

export class AlignedPane implements Disposable {
  /** To stand below the traces, in this order. */
  readonly elements: readonly HTMLElement[];
  private readonly actor: Actor;
  private readonly pane: Pane;
  private readonly splitter: Splitter;

  constructor(actor: Actor, stage: () => HTMLElement, panels: readonly [Panel, ...Panel[]]) {
    this.actor = actor;
    this.pane = new Pane(panels, (id) => {
      const { inFront } = actor.store.get().panels;
      if (inFront[this.pane.id] !== id) this.updatePanels({ inFront: { ...inFront, [this.pane.id]: id } });
    });
    this.pane.element.classList.add('aligned');
    const part = (share: number): number => share * stage().offsetHeight;
    this.splitter = new Splitter({
      label: `Size of ${this.pane.title.toLowerCase()}`,
      controls: this.pane.element.id,
      measure: () => ({
        now: part(this.aligned.share),
        least: part(alignedShares.least),
        most: part(alignedShares.most),
      }),
      resize: (size) => this.resize(size / Math.max(1, stage().offsetHeight)),
      reset: () => this.resize(firstAligned.share),
    });
    this.elements = [this.splitter.element, this.pane.element];
  }

  /** Gives it its place, whatever is in it. */
  arrange({ panels: { aligned } }: Model): void {
    for (const element of this.elements) element.hidden = !aligned.open;
    this.pane.element.style.height = `${100 * aligned.share}%`;
  }

  render(model: Model): void {
    const { aligned, inFront } = model.panels;
    this.arrange(model);
    this.pane.render(model, inFront[this.pane.id]);
    this.renderBar(model.viewport, aligned);
  }

  /** Gives the keyboard to the panel in front. */
  focus(): void {
    this.pane.focus();
  }

  dispose(): void {
    this.pane.dispose();
  }

  /** It measures, which lays the page out: only where a size may be another. */
  private readonly renderBar = onChange((_viewport: Viewport, { open }: AlignedView) => {
    this.splitter.render('y', !open);
  });

  private get aligned(): AlignedView {
    return this.actor.store.get().panels.aligned;
  }

  private resize(share: number): void {
    const { least, most } = alignedShares;
    const { aligned } = this;
    this.updatePanels({ aligned: { ...aligned, share: Math.min(most, Math.max(least, share)) } });
  }

  private updatePanels(patch: Partial<Model['panels']>): void {
    const { store } = this.actor;
    store.update({ panels: { ...store.get().panels, ...patch } });
  }
}
