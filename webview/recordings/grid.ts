/**
 * The table itself. Only the rows in view are in the document; each says its place among all, so that a screen reader counts
 * them all. The keyboard is on the table: arrows move, Enter opens.
 */
import { html, nothing, render } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { RecordingOrder } from '../../src/protocol/recordings/recordingView';
import { el, setAttribute } from '../dom/elements';
import type { Disposables } from '../lifetime/disposables';
import { columns, spokenRow } from './columns';
import type { TableModel } from './tableModel';

/** Heights in CSS pixels; recordings.css makes them so. */
const rowHeight = 26;
const headHeight = 30;
/** Rows kept on either side of those in view. */
const overscan = 8;

interface GridActions {
  /** Something of the model is another. */
  readonly changed: () => void;
  readonly open: (id: string) => void;
}

export class Grid {
  readonly element: HTMLElement;
  private readonly head = el('div', 'table-head', { role: 'rowgroup' });
  private readonly body = el('div', 'table-body', { role: 'rowgroup' });
  private readonly model: TableModel;
  private readonly actions: GridActions;

  constructor(model: TableModel, actions: GridActions, listening: Disposables) {
    this.model = model;
    this.actions = actions;
    this.element = el('div', 'table', {
      role: 'grid',
      tabindex: 0,
      'aria-label': 'Recordings',
      'aria-colcount': columns.length,
      'data-testid': 'recordings-table',
    });
    this.element.append(this.head, this.body);
    this.element.addEventListener('scroll', () => this.renderRows());
    this.element.addEventListener('keydown', (event) => this.pressed(event));
    this.body.addEventListener('click', (event) => this.clicked(event, false));
    this.body.addEventListener('dblclick', (event) => this.clicked(event, true));
    listening.onResize(this.element, () => this.renderRows());
  }

  /** Brings the table up to date with the model. */
  render(): void {
    setAttribute(this.element, 'aria-rowcount', String(this.model.shown.length + 1));
    this.body.style.height = `${this.model.shown.length * rowHeight}px`;
    render(this.headRow(), this.head);
    this.renderRows();
  }

  /** Scrolls as little as needed for the selected row to be whole. */
  showSelected(): void {
    const { selectedIndex } = this.model;
    if (selectedIndex === -1) return;
    const { scrollTop, clientHeight } = this.element;
    const top = selectedIndex * rowHeight;
    const lowest = top + rowHeight + headHeight - clientHeight;
    const wanted = Math.min(Math.max(scrollTop, lowest), top);
    if (wanted !== scrollTop) this.element.scrollTop = wanted;
  }

  private headRow(): unknown {
    const { order, isReversed } = this.model;
    return html`<div class="table-row" role="row" aria-rowindex="1">
      ${columns.map((column) => {
        const isOrder = column.order === order;
        const isDown = (column.order !== 'name' && column.order !== 'reviewers') !== isReversed;
        return html`<div
          role="columnheader"
          class=${column.isNumber ? 'number' : ''}
          aria-sort=${isOrder ? (isDown ? 'descending' : 'ascending') : 'none'}
        >
          <button
            title="Sort by ${column.title.toLowerCase()}"
            data-order=${column.order}
            @click=${() => this.sort(column.order)}
          >
            ${column.title}${
              isOrder
                ? html`<span
                    class="codicon codicon-arrow-${isDown ? 'down' : 'up'}"
                    aria-hidden="true"
                  ></span>`
                : nothing
            }
          </button>
        </div>`;
      })}
    </div>`;
  }

  private sort(order: RecordingOrder): void {
    this.model.sortBy(order);
    this.actions.changed();
    this.showSelected();
  }

  private renderRows(): void {
    const { shown, selectedIndex } = this.model;
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
    const end = Math.min(shown.length, Math.ceil((scrollTop + clientHeight) / rowHeight) + overscan);
    const needed = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
    // What is selected stays for the screen reader, wherever one has scrolled.
    if (selectedIndex !== -1 && (selectedIndex < first || selectedIndex >= end)) needed.push(selectedIndex);
    setAttribute(this.element, 'aria-activedescendant', selectedIndex === -1 ? null : `row-${selectedIndex}`);
    render(
      repeat(
        needed,
        (index) => shown[index]?.id,
        (index) => this.row(index, index === selectedIndex),
      ),
      this.body,
    );
  }

  private row(index: number, isSelected: boolean): unknown {
    const row = this.model.shown[index];
    if (!row) return nothing;
    return html`<div
      class="table-row"
      role="row"
      id="row-${index}"
      data-id=${row.id}
      data-name=${row.name}
      aria-rowindex=${index + 2}
      aria-selected=${isSelected}
      aria-label=${spokenRow(row)}
      .style=${`top: ${index * rowHeight}px`}
    >
      ${columns.map(
        (column) =>
          html`<div role="gridcell" class=${column.isNumber ? 'number' : ''}>${column.cell(row)}</div>`,
      )}
    </div>`;
  }

  private clicked({ target }: MouseEvent, isOpening: boolean): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
    const id = row?.dataset['id'];
    if (id === undefined) return;
    this.model.selected = id;
    this.actions.changed();
    if (isOpening) this.actions.open(id);
  }

  private pressed(event: KeyboardEvent): void {
    // A column's button has its own Enter and blank.
    if (event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selected, shown } = this.model;
    const page = Math.max(1, Math.floor((this.element.clientHeight - headHeight) / rowHeight) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -shown.length,
      End: shown.length,
    };
    const move = moves[event.key];
    if (event.key === 'Enter' && selected !== undefined) this.actions.open(selected);
    else if (move === undefined) return;
    else this.model.move(move);
    event.preventDefault();
    this.actions.changed();
    this.showSelected();
  }
}
