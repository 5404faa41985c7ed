/**
 * Banners above the traces: why nothing can be edited, what has just failed, and what the host has to say of the
 * document with what can be done about it. All can be reached by Tab, before the traces.
 */
import type { NoticeView } from '../../src/protocol/page';
import { attempt, type Actor } from '../actions/actor';
import { el, icon, setAttribute, setText } from '../dom/elements';
import { focusTraces } from '../dom/keyboardFocus';
import type { Model } from '../state/model';
import { onChange } from '../state/derived';
import { button } from '../dom/toolkit';

const icons: Readonly<Record<NoticeView['severity'], string>> = {
  info: 'info',
  warning: 'warning',
  error: 'error',
};

export class Notices {
  readonly element = el('div', 'notices');
  private readonly actor: Actor;
  private readonly readOnly = el('div', 'notice quiet', { role: 'status', 'data-testid': 'read-only' });
  private readonly readOnlyText = el('span', 'notice-text');
  private readonly problem = el('div', 'notice', { role: 'alert', 'data-testid': 'notice' });
  private readonly problemText = el('span', 'notice-text');
  /** Always there, so that what comes into it is read out. */
  private readonly hosts = el('div', 'host-notices', { role: 'log', 'aria-live': 'polite' });

  constructor(actor: Actor) {
    this.actor = actor;
    this.readOnly.append(icon('lock'), this.readOnlyText);
    this.problem.append(
      icon('warning'),
      this.problemText,
      button({ icon: 'close', title: 'Dismiss', onClick: () => actor.store.update({ problem: null }) }),
    );
    this.element.append(this.hosts, this.readOnly, this.problem);
  }

  render(model: Model): void {
    this.renderHosts(model.notices);
    this.renderReadOnly(model.readOnlyReason, model.refusals);
    this.problem.hidden = model.problem === null || model.problem === model.readOnlyReason;
    setText(this.problemText, model.problem ?? '');
  }

  private readonly renderReadOnly = onChange((reason: string | null, refusals: number) => {
    this.readOnly.hidden = reason === null;
    // Put in anew each time, so that a screen reader says it again to whoever tries to edit.
    this.readOnlyText.replaceChildren(reason ?? '');
    // Two names in turn: an animation starts again only as another one.
    const turn = refusals % 2 === 0 ? 'even' : 'odd';
    setAttribute(this.readOnly, 'data-refused', refusals === 0 ? null : turn);
  });

  private readonly renderHosts = onChange((notices: readonly NoticeView[]) => {
    const hadKeyboard = this.hosts.contains(document.activeElement);
    this.hosts.replaceChildren(...notices.map((notice) => this.banner(notice)));
    // The button that was pressed has gone with its notice.
    if (hadKeyboard) focusTraces();
  });

  private banner({ id, severity, sentence, actions }: NoticeView): HTMLElement {
    const buttons = actions.map((action, index) =>
      button({
        text: action.title,
        title: action.title,
        appearance: index === 0 ? 'primary' : 'secondary',
        testId: `notice-${action.id}`,
        onClick: () =>
          void attempt(this.actor, this.actor.host.call('noticeAction', { id, action: action.id })),
      }),
    );
    return el('div', `notice ${severity}`, { 'data-testid': 'host-notice', 'data-notice': id }, [
      icon(icons[severity]),
      el('span', 'notice-text', {}, [sentence]),
      el('span', 'notice-actions', {}, buttons),
    ]);
  }
}
