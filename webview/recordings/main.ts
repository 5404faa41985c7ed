/**
 * The page with the table of all recordings: asks the host for the rows, and shows, orders and filters them. Which rows there are
 * is told it; what it decides is only how they are seen.
 */
import '@vscode/codicons/dist/codicon.css';
import '../css/page.css';
import '../css/recordings.css';
import type { RecordingFilter, RecordingOrder } from '../../src/protocol/recordings/recordingView';
import type { TableEvent, TableMethods } from '../../src/protocol/recordings/tableMethods';
import { el } from '../dom/elements';
import { registerControls } from '../dom/toolkit';
import { connectPage } from '../host/pageConnection';
import { Disposables } from '../lifetime/disposables';
import { Grid } from './grid';
import { TableModel } from './tableModel';
import { TableToolbar } from './toolbar';

/** What stays while the page is hidden. */
interface TableState {
  readonly order: RecordingOrder;
  readonly isReversed: boolean;
  readonly filter: RecordingFilter;
  readonly selected: string | undefined;
}

function startTable(root: HTMLElement): void {
  const listening = new Disposables();
  listening.onWindow('pagehide', () => listening.dispose());
  const model = new TableModel();
  let words = 'reading…';
  let frame: number | undefined;
  /** Rows come many at a time: what is seen is made once for each picture. */
  const render = (): void => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      toolbar.render(words);
      grid.render();
      const isEmpty = model.shown.length === 0 && words === '';
      empty.hidden = !isEmpty;
      empty.textContent =
        model.count === 0
          ? 'There are no recordings and no label files in this workspace.'
          : 'No recording fits.';
    });
  };
  const told = (event: TableEvent): void => {
    if (event.name === 'rows') model.take(event.value.rows, event.value.gone, event.value.isAnew);
    else words = [event.value.isReading ? 'reading…' : '', event.value.warning].filter(Boolean).join(' ');
    render();
  };
  const host = connectPage<{ methods: TableMethods; event: TableEvent; state: TableState }>(listening, told);
  Object.assign(model, host.state);
  const changed = (): void => {
    const { order, isReversed, filter, selected } = model;
    host.keep({ order, isReversed, filter, selected });
    render();
  };
  const problem = el('div', 'table-problem', { role: 'alert', hidden: true });
  const open = (id: string): void => {
    problem.hidden = true;
    host.client.call('openRecording', id).catch((error: unknown) => {
      problem.textContent = error instanceof Error ? error.message : String(error);
      problem.hidden = false;
    });
  };
  const grid = new Grid(model, { changed, open }, listening);
  const toolbar = new TableToolbar(model, changed, () => {
    if (model.selectedIndex === -1) model.move(1);
    grid.element.focus();
    changed();
  });
  const empty = el('p', 'table-empty', { hidden: true });
  root.replaceChildren(toolbar.element, problem, grid.element, empty);
  registerControls();
  grid.element.focus();
  listening.onWindow('focus', () => {
    if (document.activeElement === document.body) grid.element.focus();
  });
  void host.client.call('ready', null);
}

const root = document.getElementById('app');
if (root) startTable(root);
