/** The label list: every label as a row that mouse, arrow keys and screen readers can walk; with a filter. */
import type { Actor } from '../actions/actor';
import { revealId, revealLabel } from '../actions/labels';
import { viewActions } from '../actions/viewActions';
import { el, icon, setAttribute, setText } from '../dom/elements';
import { keys, labelKeys } from '../keys';
import { labelFilters, type LabelFilter } from '../labels/filters';
import { statuses } from '../words/labelWords';
import type { Disposable } from '../lifetime/disposables';
import { onChange } from '../state/derived';
import { filteredLabels, type Model } from '../state/model';
import { LabelRows } from './labelRows';

/** What each filter is called, and its sign where there is no room for the word. */
const filterWords: Readonly<Record<LabelFilter, { readonly icon: string; readonly text: string }>> = {
  ...statuses,
  all: { icon: 'list-unordered', text: 'All' },
  conflicts: { icon: 'git-merge', text: 'Conflicts' },
};

export class LabelList implements Disposable {
  readonly element = el('section', 'label-list-section', { 'aria-label': 'Labels' });
  private readonly rows = new LabelRows();
  private readonly empty = emptyState();
  private readonly none = el('p', 'none', {}, ['No label has this status.']);
  private readonly tabs = el('div', 'filters', { role: 'group', 'aria-label': 'Show' });
  private readonly filters = new Map<LabelFilter, { button: HTMLElement; count: HTMLElement }>();

  constructor(actor: Actor) {
    const { tabs } = this;
    for (const filter of labelFilters) {
      const count = el('span', 'filter-count');
      const { icon: image, text } = filterWords[filter];
      const button = el(
        'button',
        'filter',
        { type: 'button', 'data-filter': filter, title: filter === 'all' ? 'All labels' : text },
        [icon(image), el('span', 'filter-word', {}, [text]), count],
      );
      button.addEventListener('click', () => actor.store.update({ filter }));
      this.filters.set(filter, { button, count });
      tabs.append(button);
    }
    this.rows.element.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('[data-id]') : null;
      const id = row?.getAttribute('data-id');
      if (typeof id === 'string') revealId(actor, id);
    });
    this.rows.element.addEventListener('dblclick', () => viewActions.fitSelection(actor));
    this.rows.element.addEventListener('keydown', (event) => {
      if (!move(actor, event)) return;
      event.preventDefault();
      // VS Code would move the active channel with the same key.
      event.stopPropagation();
    });
    this.element.append(tabs, this.rows.element, this.none, this.empty);
  }

  dispose(): void {
    this.rows.dispose();
  }

  render(model: Model): void {
    const { selection } = model;
    this.renderFilters(model.labels, model.filter);
    const selectedId = selection.kind === 'label' ? selection.id : undefined;
    this.rows.render(filteredLabels(model), selectedId, model.recording.channels);
  }

  private readonly renderFilters = onChange((labels: Model['labels'], filter: LabelFilter) => {
    const { counts } = labels;
    // Before the last labels have come, nobody knows that there are none.
    this.empty.hidden = counts.all > 0 || !labels.complete;
    this.none.hidden = counts.all === 0 || counts[filter] > 0;
    const isCompact = counts.conflicts > 0 || counts.all >= 1000;
    setAttribute(this.tabs, 'data-compact', isCompact ? '' : null);
    for (const [name, { button, count }] of this.filters) {
      setText(count, String(counts[name]));
      setAttribute(button, 'aria-pressed', String(name === filter));
      if (name === 'conflicts') button.hidden = counts.conflicts === 0;
    }
  });
}

/** Arrow keys, Home and End walk the list. Answers whether the key was one of them. */
function move(actor: Actor, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const listed = filteredLabels(actor.store.get());
  switch (event.key) {
    case 'ArrowDown':
      viewActions.nextLabel(actor);
      return true;
    case 'ArrowUp':
      viewActions.previousLabel(actor);
      return true;
    case 'Home':
    case 'End': {
      const label = event.key === 'Home' ? listed[0] : listed.at(-1);
      if (label) revealLabel(actor, label);
      return true;
    }
    default:
      return false;
  }
}

function emptyState(): HTMLElement {
  const key = (text: string | undefined): HTMLElement => el('kbd', '', {}, [text ?? '']);
  return el('div', 'empty-state', {}, [
    el('p', 'empty-title', {}, ['No labels yet']),
    el('p', '', {}, [
      'Drag over a trace, or hold ',
      key('Shift'),
      ' and press the arrow keys, to select a span. Then press',
    ]),
    el('dl', 'empty-keys', {}, [
      el('dt', '', {}, [key(labelKeys['neurogenic-cramp'])]),
      el('dd', '', {}, ['for a neurogenic cramp']),
      el('dt', '', {}, [key(labelKeys['myogenic-cramp'])]),
      el('dd', '', {}, ['for a myogenic cramp']),
      el('dt', '', {}, [key(keys.chooseLabel)]),
      el('dd', '', {}, ['for every other label']),
    ]),
    el('p', '', {}, ['Or press ', key(keys.detect), ' and review what the engine proposes.']),
  ]);
}
