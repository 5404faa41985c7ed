/** What speaks for and against the selected label, sentence by sentence, and why it is not the cramp that it might be. */
import type { EvidenceView, LabelDetails } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { goToMoment } from '../actions/labels';
import { el, icon, keepKeys } from '../dom/elements';
import { clock, withSign } from '../words/format';
import { focusTraces } from '../dom/keyboardFocus';
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

export class EvidencePanel {
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
      const groups = sides.map(({ side, title, icon: image }) =>
        this.group(
          side === 'context' ? title : `${title} ${noun ?? 'it'}`,
          side,
          image,
          byStrength(evidence.filter((item) => item.side === side)),
        ),
      );
      const answers = whyNot.map(({ question, missing }) => {
        const group = this.group(question, 'why-not', 'close', missing);
        group?.setAttribute('title', withKey(question, keys.whyNot));
        return group;
      });
      const { isRead } = this;
      this.element.replaceChildren(...[...answers, ...groups].filter((group) => group !== undefined));
      // The moment that had the keyboard may just have been replaced.
      if (isRead && !this.isRead) this.element.focus({ preventScroll: true });
    },
  );

  private group(
    title: string,
    name: EvidenceView['side'] | 'why-not',
    image: string,
    items: readonly EvidenceView[],
  ): HTMLElement | undefined {
    if (items.length === 0) return undefined;
    const list = el('ul', 'evidence', {}, [...items.map((item) => this.item(item, image))]);
    return el('section', 'evidence-group', { 'data-group': name, 'aria-label': title }, [
      el('h3', '', {}, [title]),
      list,
    ]);
  }

  private item({ sentence, met, contribution, atSeconds }: EvidenceView, image: string): HTMLElement {
    const text = el('span', 'evidence-text', {}, [sentence]);
    if (atSeconds !== undefined) {
      const link = el('button', 'moment', { type: 'button', title: 'Go to this moment' }, [clock(atSeconds)]);
      link.addEventListener('click', (event) => {
        goToMoment(this.actor, atSeconds);
        // Who clicked goes on at that moment; who came by keyboard can go on to the next sentence.
        if (event.detail > 0) focusTraces();
      });
      text.append(' ', link);
    }
    const weight =
      contribution === 0
        ? ''
        : el('span', 'weight', { title: 'Log-likelihood ratio: how much it counts' }, [
            withSign(contribution),
          ]);
    return el('li', met ? 'met' : 'unmet', {}, [icon(image), text, weight]);
  }
}
