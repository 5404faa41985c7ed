/** The small menu at the end of a drag: the labels most often used, with their keys. It never takes the keyboard. */
import type { LabelChoice, LabelLook } from '../../src/protocol/page';
import { applyLabel } from '../actions/labels';
import { runCommand, type Actor } from '../actions/actor';
import { el } from '../dom/elements';
import { keys, labelKeys } from '../keys';
import { quickChoices } from '../labels/quickChoices';
import { onChange } from '../state/derived';
import type { Model } from '../state/model';
import type { Layout } from '../view/layout';

export class ChoiceMenu {
  readonly element = el('div', 'choice-menu', {
    role: 'group',
    'aria-label': 'Label the selected span',
    'data-testid': 'choice-menu',
  });

  private readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
    // A press on the menu must not move the focus away from the traces.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault());
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  render(model: Model, layout: Layout): void {
    const { menuAt } = model;
    const shown = menuAt !== null && model.selection.kind === 'span' && model.readOnlyReason === null;
    this.element.hidden = !shown;
    if (!shown) return;
    this.offer(model.choices);
    const { offsetWidth, offsetHeight } = this.element;
    const left = Math.min(menuAt.x + 8, layout.width - offsetWidth - 8);
    const top = Math.min(menuAt.y + 8, layout.height - offsetHeight - 8);
    this.element.style.left = `${Math.max(8, left)}px`;
    this.element.style.top = `${Math.max(8, top)}px`;
  }

  private readonly offer = onChange((choices: readonly LabelChoice[]) => {
    const { actor } = this;
    const items = quickChoices(choices, labelKeys).map(({ choice, key = '' }) => {
      const item = menuItem(choice.displayName, key, choice, () => void applyLabel(actor, choice.label));
      item.title = choice.meaning;
      item.dataset['label'] = choice.label;
      return item;
    });
    const more = menuItem('More labels…', keys.chooseLabel, undefined, () => {
      actor.store.update({ menuAt: null });
      runCommand(actor, 'emg.chooseLabel');
    });
    this.element.replaceChildren(...items, more);
  });
}

function menuItem(text: string, key: string, look: LabelLook | undefined, act: () => void): HTMLElement {
  const mark = el('span', 'category-mark');
  if (look) mark.dataset['category'] = look.category;
  if (look?.color !== undefined) mark.dataset['color'] = look.color;
  const item = el('button', 'menu-item', { type: 'button', tabindex: -1 }, [
    mark,
    el('span', 'menu-text', {}, [text]),
    ...(key === '' ? [] : [el('kbd', '', {}, [key])]),
  ]);
  item.addEventListener('click', act);
  return item;
}
