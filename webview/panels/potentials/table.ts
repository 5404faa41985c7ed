/** The table of potentials: a row for each unit, a column for each figure; a column's head sorts by it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Palette } from '../../drawing/palette';
import {
  potentialColumns,
  trainColumns,
  type PotentialColumn,
  type PotentialOrder,
} from '../../state/potentials';
import { iconView } from '../../dom/views';
import { alsoOnText } from '../../words/unitWords';
import { figures, figureText } from './figures';
import type { PotentialRow } from './rows';
import { unitMark } from './unitMark';

export interface TableView {
  /** In the order in which they stand. */
  readonly rows: readonly PotentialRow[];
  /** The index of the chosen unit. */
  readonly chosen: number;
  /** The names of all channels. */
  readonly channels: readonly string[];
  readonly order: PotentialOrder;
  readonly palette: Palette;
}

export interface TableActions {
  choose(unit: number): void;
  sort(column: PotentialColumn): void;
  /** A key pressed on the rows. */
  pressed(event: KeyboardEvent): void;
}

/** The unit itself stands at the head of its row. */
const firstColumns = potentialColumns.slice(1).filter((column) => trainColumns.includes(column));
const measuredColumns = potentialColumns.filter((column) => !trainColumns.includes(column));

const measuringText = 'Being measured…';
const outdatedText = 'Of the unit before the correction: it is being measured anew';

export function tableView(
  { rows, chosen, channels, order, palette }: TableView,
  actions: TableActions,
): TemplateResult {
  const rowOf = (row: PotentialRow): TemplateResult =>
    rowView(row, { isChosen: row.index === chosen, channels, palette }, actions);
  return html`<table
    class="potentials-table"
    role="grid"
    tabindex="0"
    aria-label="Motor unit potentials"
    aria-activedescendant="potential-${chosen}"
    aria-describedby="potentials-keys"
    data-testid="potentials-table"
    @keydown=${actions.pressed}
  >
    <thead @keydown=${walkHeads}>
      <tr>
        ${potentialColumns.map((column) => headView(column, order, actions))}
      </tr>
    </thead>
    <tbody>
      ${repeat(rows, ({ index }) => index, rowOf)}
    </tbody>
  </table>`;
}

function headView(column: PotentialColumn, order: PotentialOrder, actions: TableActions): TemplateResult {
  const { title, unit, meaning } = figures[column];
  const isSorted = order.column === column;
  const way = order.descending ? 'descending' : 'ascending';
  return html`<th scope="col" aria-sort=${isSorted ? way : 'none'} title="${meaning}. Click to sort.">
    <button
      type="button"
      tabindex=${isSorted ? 0 : -1}
      data-column=${column}
      @click=${() => actions.sort(column)}
    >
      <span class="figure-title ${title.includes(' ') && unit === '' ? 'wraps' : ''}"
        >${isSorted ? iconView(order.descending ? 'arrow-down' : 'arrow-up') : nothing}${title}</span
      >${unit === '' ? nothing : html`<span class="figure-unit">${unit}</span>`}
    </button>
  </th>`;
}

function rowView(
  { index, unit, values, refusal, isByHand, isAwaited }: PotentialRow,
  { isChosen, channels, palette }: Pick<TableView, 'channels' | 'palette'> & { readonly isChosen: boolean },
  actions: TableActions,
): TemplateResult {
  const elsewhere = alsoOnText(unit, channels);
  const isOld = isAwaited && unit.morphology.kind !== 'awaited';
  const cell = (column: PotentialColumn): TemplateResult =>
    html`<td data-column=${column}>
      ${isByHand && column === 'duration' ? handView : nothing}${figureText(column, values[column])}
    </td>`;
  const measuredCell = (column: PotentialColumn): TemplateResult =>
    isOld
      ? html`<td class="outdated" data-column=${column} title=${outdatedText}>
          ${figureText(column, values[column])}
        </td>`
      : cell(column);
  const instead = unit.morphology.kind === 'awaited' ? measuringText : refusal;
  const isDoubtful = unit.doubtful.length > 0;
  return html`<tr
    id="potential-${index}"
    data-unit=${unit.number}
    aria-selected=${isChosen}
    title=${elsewhere ?? nothing}
    @click=${() => actions.choose(index)}
  >
    <th scope="row">
      ${unitMark(index, palette.series)}<span class="spoken">Unit </span
      >${unit.number}${isDoubtful ? ' ?' : ''}${isOld ? measuringView : nothing}
    </th>
    ${firstColumns.map(cell)}
    ${
      instead === undefined
        ? measuredColumns.map(measuredCell)
        : html`<td
            class="refused ${isOld ? 'outdated' : ''}"
            colspan=${measuredColumns.length}
            title=${instead}
          >
            ${instead}
          </td>`
    }
  </tr>`;
}

/** Its markers, and so its figures, are a person's. */
const handView = html`<span class="by-hand" title="Onset and end by hand"
  >${iconView('edit')}<span class="spoken">by hand </span></span
>`;

/** Its figures are on their way. */
const measuringView = html`<span class="measuring" title=${outdatedText}
  >${iconView('sync')}<span class="spoken"> being measured</span></span
>`;

/** Arrow keys, Home and End go from head to head; Enter and the space bar sort by it, as they press any button. */
function walkHeads(event: KeyboardEvent): void {
  const heads = [...document.querySelectorAll<HTMLElement>('.potentials-table thead button')];
  const now = heads.findIndex((head) => head === event.target);
  const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: heads.length - 1 }[event.key];
  const head = next === undefined ? undefined : heads[(next + heads.length) % heads.length];
  if (event.key !== 'Escape') event.stopPropagation();
  if (!head || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  head.focus();
}
