/** The label list: every label as a row that mouse, arrow keys and screen readers can walk; with a filter. */
import type { Actor } from '../actions/actor';
import { revealId, revealLabel } from '../actions/labels';
import { viewActions } from '../actions/viewActions';
import { el, icon, setAttribute, setText } from '../dom';
import { keys, labelKeys } from '../keys';
import { statuses } from '../labelWords';
import { onChange } from '../store';
import { filteredLabels, labelFilters, passesFilter, type LabelFilter, type Model } from '../state';
import { labelRow, markSelected } from './labelRow';

/** The filter's word, and where there is no room for it its sign. */
function filterContent(filter: LabelFilter, count: HTMLElement): readonly HTMLElement[] {
  const status = filter === 'all' ? { icon: 'list-unordered', text: 'All' } : statuses[filter];
  return [icon(status.icon), el('span', 'filter-word', {}, [status.text]), count];
}

export class LabelList {
  readonly element = el('section', 'label-list-section', { 'aria-label': 'Labels' });
  private readonly rows = el('div', 'label-rows', {
    role: 'listbox',
    tabindex: 0,
    'aria-label': 'Labels',
    'data-testid': 'label-list',
  });
  private readonly empty = emptyState();
  private readonly none = el('p', 'none', {}, ['No label has this status.']);
  private readonly filters = new Map<LabelFilter, { button: HTMLElement; count: HTMLElement }>();

  constructor(actor: Actor) {
    const tabs = el('div', 'filters', { role: 'group', 'aria-label': 'Show' });
    for (const filter of labelFilters) {
      const count = el('span', 'filter-count');
      const button = el(
        'button',
        'filter',
        {
          type: 'button',
          'data-filter': filter,
          title: filter === 'all' ? 'All labels' : statuses[filter].text,
        },
        [...filterContent(filter, count)],
      );
      button.addEventListener('click', () => actor.store.update({ filter }));
      this.filters.set(filter, { button, count });
      tabs.append(button);
    }
    this.rows.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('[data-id]') : null;
      const id = row?.getAttribute('data-id');
      if (typeof id === 'string') revealId(actor, id);
    });
    this.rows.addEventListener('dblclick', () => viewActions.fitSelection(actor));
    this.rows.addEventListener('keydown', (event) => {
      if (!move(actor, event)) return;
      event.preventDefault();
      // VS Code would move the active channel with the same key.
      event.stopPropagation();
    });
    this.element.append(tabs, this.rows, this.none, this.empty);
  }

  render(model: Model): void {
    this.renderRows(model.labels, model.filter, model.recording);
    this.renderSelection(model.labels, model.filter, model.selection);
  }

  private readonly renderRows = onChange(
    (labels: Model['labels'], filter: LabelFilter, recording: Model['recording']) => {
      const shown = labels.filter((label) => passesFilter(label, filter));
      this.rows.replaceChildren(...shown.map((label) => labelRow(label, recording.channels)));
      this.rows.hidden = shown.length === 0;
      this.empty.hidden = labels.length > 0;
      this.none.hidden = labels.length === 0 || shown.length > 0;
      for (const [name, { button, count }] of this.filters) {
        setText(count, String(labels.filter((label) => passesFilter(label, name)).length));
        setAttribute(button, 'aria-pressed', String(name === filter));
      }
    },
  );

  private readonly renderSelection = onChange(
    (_labels: Model['labels'], _filter: LabelFilter, selection: Model['selection']) => {
      const id = selection.kind === 'label' ? selection.id : undefined;
      setAttribute(this.rows, 'aria-activedescendant', id === undefined ? null : `label-${id}`);
      for (const row of this.rows.children) {
        if (!(row instanceof HTMLElement)) continue;
        const selected = row.dataset['id'] === id;
        markSelected(row, selected);
        if (selected) row.scrollIntoView({ block: 'nearest' });
      }
    },
  );
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
