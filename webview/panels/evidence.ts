/** What speaks for and against the selected label, sentence by sentence, and why it is not the cramp that it might be. */
import type { EvidenceView, LabelView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { goToMoment } from '../actions/labels';
import { el, icon } from '../dom';
import { clock, withSign } from '../format';
import { keys, withKey } from '../keys';
import { onChange } from '../store';

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

export class EvidencePanel {
  readonly element = el('div', 'evidence-groups', { 'data-testid': 'evidence' });
  private readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  readonly render = onChange(
    (evidence: LabelView['evidence'], whyNot: LabelView['whyNot'], noun: string | undefined) => {
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
      this.element.replaceChildren(...[...answers, ...groups].filter((group) => group !== undefined));
    },
  );

  /** The first answer to `Why not …`. */
  get whyNot(): HTMLElement | null {
    return this.element.querySelector('[data-group=why-not]');
  }

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
      link.addEventListener('click', () => goToMoment(this.actor, atSeconds));
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
