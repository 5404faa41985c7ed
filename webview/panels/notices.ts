/** Quiet banners above the traces: why nothing can be edited, and what has just failed. */
import type { Actor } from '../actions/actor';
import { el, icon, setText } from '../dom';
import type { Model } from '../state';
import { button } from '../toolkit';

export class Notices {
  readonly element = el('div', 'notices');
  private readonly readOnly = el('div', 'notice quiet', { role: 'status', 'data-testid': 'read-only' });
  private readonly readOnlyText = el('span', '');
  private readonly problem = el('div', 'notice', { role: 'alert', 'data-testid': 'notice' });
  private readonly problemText = el('span', 'notice-text');

  constructor(actor: Actor) {
    this.readOnly.append(icon('lock'), this.readOnlyText);
    this.problem.append(
      icon('warning'),
      this.problemText,
      button({ icon: 'close', title: 'Dismiss', onClick: () => actor.store.update({ problem: null }) }),
    );
    this.element.append(this.readOnly, this.problem);
  }

  render(model: Model): void {
    this.readOnly.hidden = model.readOnlyReason === null;
    setText(this.readOnlyText, model.readOnlyReason ?? '');
    this.problem.hidden = model.problem === null;
    setText(this.problemText, model.problem ?? '');
  }
}
