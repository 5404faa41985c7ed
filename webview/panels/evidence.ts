/** What speaks for and against the selected label, sentence by sentence, and why it is not the cramp that it might be. */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { EvidenceView, LabelDetails } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { goToMoment } from '../actions/labels';
import { el, keepKeys } from '../dom/elements';
import { clock, withSign } from '../words/format';
import { focusTraces } from '../dom/keyboardFocus';
import { iconView } from '../dom/views';
import { keys, withKey } from '../keys';
import { onChange } from '../state/derived';

const sides: readonly {
  readonly side: EvidenceView['side'];
  readonly title: string;
  readonly icon: string;
}[] = [
  { side: 'for', title: 'Speaks for', icon: 'check' },
  { side: 'against', title: 'Speaks against', icon: 'close' },
  { side: 'context', title: 'Also measured', icon: 'circle-small-filled' },
];

/** The strongest first; what only reports keeps its order. */
function byStrength(evidence: readonly EvidenceView[]): readonly EvidenceView[] {
  return [...evidence].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

/** Keys that are for reading here, not for the traces: those that scroll, and the one that leads back. */
function isReadingKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || shiftKey) return false;
  return ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Escape'].includes(key);
}

export class Evidence {
  readonly element = el('div', 'evidence-groups', {
    role: 'group',
    'aria-label': 'Evidence',
    'data-testid': 'evidence',
    tabindex: -1,
  });
  private readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') focusTraces();
    });
    keepKeys(this.element, isReadingKey);
  }

  /** Whether the keyboard is here: on the whole, or on a moment. */
  get isRead(): boolean {
    return this.element.contains(document.activeElement);
  }

  readonly render = onChange(
    (evidence: LabelDetails['evidence'], whyNot: LabelDetails['whyNot'], noun: string | undefined) => {
      const answers = whyNot.map(({ question, missing }) =>
        this.group(
          { title: question, name: 'why-not', icon: 'close' },
          missing,
          withKey(question, keys.whyNot),
        ),
      );
      const groups = sides.map(({ side, title, icon }) =>
        this.group(
          { title: side === 'context' ? title : `${title} ${noun ?? 'it'}`, name: side, icon },
          byStrength(evidence.filter((item) => item.side === side)),
        ),
      );
      const { isRead } = this;
      const all = [...answers, ...groups].filter((group) => group !== nothing);
      render(all, this.element);
      // The moment that had the keyboard may just have gone.
      if (isRead && !this.isRead) this.element.focus({ preventScroll: true });
    },
  );

  private group(
    { title, name, icon }: { readonly title: string; readonly name: string; readonly icon: string },
    items: readonly EvidenceView[],
    tooltip?: string,
  ): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`<section
      class="evidence-group"
      data-group=${name}
      aria-label=${title}
      title=${tooltip ?? nothing}
    >
      <h3>${title}</h3>
      <ul class="evidence">
        ${items.map((item) => this.item(item, icon))}
      </ul>
    </section>`;
  }

  private item({ sentence, met, contribution, atSeconds }: EvidenceView, icon: string): TemplateResult {
    const weight =
      contribution === 0
        ? nothing
        : html`<span class="weight" title="Log-likelihood ratio: how much it counts"
            >${withSign(contribution)}</span
          >`;
    const moment = atSeconds === undefined ? nothing : html` ${this.moment(atSeconds)}`;
    return html`<li class=${met ? 'met' : 'unmet'}>
      ${iconView(icon)}<span class="evidence-text">${sentence}${moment}</span>${weight}
    </li>`;
  }

  private moment(atSeconds: number): TemplateResult {
    const go = (event: MouseEvent): void => {
      goToMoment(this.actor, atSeconds);
      // Who clicked goes on at that moment; who came by keyboard can go on to the next sentence.
      if (event.detail > 0) focusTraces();
    };
    return html`<button
      type="button"
      class="moment"
      title="Go to this moment"
      .textContent=${clock(atSeconds)}
      @click=${go}
    ></button>`;
  }
}
