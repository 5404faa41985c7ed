/** The small menu at the end of a drag: the labels most often used, with their keys. It never takes the keyboard. */
import { applyLabel } from '../actions/labels';
import { runCommand, type Actor } from '../actions/actor';
import { el } from '../dom/elements';
import { keys, labelKeys } from '../keys';
import type { Model } from '../state/model';
import type { Layout } from '../view/layout';

export class ChoiceMenu {
  readonly element = el('div', 'choice-menu', {
    role: 'group',
    'aria-label': 'Label the selected span',
    'data-testid': 'choice-menu',
  });

  constructor(actor: Actor) {
    const { choices } = actor.store.get();
    const quick = Object.keys(labelKeys).flatMap((label) =>
      choices.filter((choice) => choice.label === label),
    );
    for (const choice of quick) {
      const key = labelKeys[choice.label] ?? '';
      const item = menuItem(
        choice.displayName,
        key,
        choice.category,
        () => void applyLabel(actor, choice.label),
      );
      item.title = choice.meaning;
      item.dataset['label'] = choice.label;
      this.element.append(item);
    }
    this.element.append(
      menuItem('More labels…', keys.chooseLabel, undefined, () => {
        actor.store.update({ menuAt: null });
        runCommand(actor, 'emg.chooseLabel');
      }),
    );
    // A press on the menu must not move the focus away from the traces.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault());
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  render(model: Model, layout: Layout): void {
    const { menuAt } = model;
    const shown = menuAt !== null && model.selection.kind === 'span' && model.readOnlyReason === null;
    this.element.hidden = !shown;
    if (!shown) return;
    const { offsetWidth, offsetHeight } = this.element;
    const left = Math.min(menuAt.x + 8, layout.width - offsetWidth - 8);
    const top = Math.min(menuAt.y + 8, layout.height - offsetHeight - 8);
    this.element.style.left = `${Math.max(8, left)}px`;
    this.element.style.top = `${Math.max(8, top)}px`;
  }
}

function menuItem(text: string, key: string, category: string | undefined, act: () => void): HTMLElement {
  const mark = el('span', 'category-mark');
  if (category !== undefined) mark.dataset['category'] = category;
  const item = el('button', 'menu-item', { type: 'button', tabindex: -1 }, [
    mark,
    el('span', 'menu-text', {}, [text]),
    el('kbd', '', {}, [key]),
  ]);
  item.addEventListener('click', act);
  return item;
}
