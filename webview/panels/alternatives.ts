/** What else the engine holds possible for the selected label: each a button that accepts the label as that. */
import type { AlternativeView } from '../../src/protocol/page';
import type { Actor } from '../actions/actor';
import { changeLabel } from '../actions/labels';
import { el, setText } from '../dom/elements';
import { percent } from '../words/format';
import { onChange } from '../state/derived';

export class Alternatives {
  readonly element = el('section', 'alternatives', { 'aria-label': 'Also possible' });
  private readonly actor: Actor;
  private readonly title = el('h3', '');
  private readonly list = el('div', 'alternative-list', { 'data-testid': 'alternatives' });

  constructor(actor: Actor) {
    this.actor = actor;
    this.element.append(this.title, this.list);
  }

  readonly render = onChange(
    (id: string, alternatives: readonly AlternativeView[], isUndecided: boolean, readOnly: boolean) => {
      this.element.hidden = alternatives.length === 0;
      setText(this.title, isUndecided ? 'Possible' : 'Also possible');
      this.list.replaceChildren(...alternatives.map((alternative) => this.button(id, alternative, readOnly)));
    },
  );

  private button(
    id: string,
    { label, displayName, category, probability }: AlternativeView,
    readOnly: boolean,
  ): HTMLElement {
    const button = el(
      'button',
      'alternative',
      { type: 'button', disabled: readOnly, 'data-label': label, title: `Accept as ${displayName}` },
      [
        el('span', 'category-mark', { 'data-category': category, 'aria-hidden': 'true' }),
        el('span', 'alternative-name', {}, [el('span', 'accept-as', {}, ['Accept as ']), displayName]),
        el('span', 'alternative-sure', {}, [percent(probability)]),
      ],
    );
    button.addEventListener('click', () => void changeLabel(this.actor, id, label));
    return button;
  }
}
