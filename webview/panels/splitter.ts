/** The bar between traces and label list: drag it, or focus it and use the arrow keys. */
import type { Actor } from '../actions/actor';
import { el, setAttribute } from '../dom/elements';
import { isMainPress } from '../keys';
import type { Model } from '../state/model';

const narrowest = 220;
const widest = 640;

export class Splitter {
  readonly element = el('div', 'splitter', {
    role: 'separator',
    tabindex: 0,
    'aria-orientation': 'vertical',
    'aria-label': 'Width of the label list',
    'aria-valuemin': narrowest,
    'aria-valuemax': widest,
  });

  constructor(actor: Actor) {
    const { element } = this;
    const resize = (width: number): void =>
      actor.store.update({ panelWidth: Math.round(Math.min(widest, Math.max(narrowest, width))) });
    element.addEventListener('pointerdown', (event) => {
      if (!isMainPress(event)) return;
      element.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    element.addEventListener('pointermove', (event) => {
      if (element.hasPointerCapture(event.pointerId)) resize(window.innerWidth - event.clientX);
    });
    element.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowLeft' ? 16 : event.key === 'ArrowRight' ? -16 : 0;
      if (step === 0) return;
      event.stopPropagation();
      event.preventDefault();
      resize(actor.store.get().panelWidth + step);
    });
  }

  render(model: Model): void {
    this.element.hidden = !model.panelOpen;
    setAttribute(this.element, 'aria-valuenow', String(model.panelWidth));
  }
}
