/**
 * A page of nothing but a panel host, for `tabs.test.ts`: one pane with one panel, below it one with three, of which the last
 * has something to show only once `window.tabsBench.fill()` is called. The view is saved as the page's is.
 */
import { PanelHost } from '../../../webview/panels/panelHost';
import type { Panel } from '../../../webview/panels/panel';
import { initialModel, type Model } from '../../../webview/state/model';
import { firstPanels } from '../../../webview/state/panelsView';
import { pickSavedView, readSavedView } from '../../../webview/state/savedView';
import { Store } from '../../../webview/state/store';
import type { Actor } from '../../../webview/actions/actor';
import { choices } from './benchLabels';
import { cramp } from './signals';

/** What the test does with it. */
export interface TabsBench {
  fill(): void;
  empty(): void;
  /** Panels by how often each has been rendered. */
  readonly rendered: Readonly<Record<string, number>>;
}

declare global {
  interface Window {
    tabsBench: TabsBench;
  }
}

const rendered: Record<string, number> = {};

/** A panel that says its title; `isEmpty` reads the state. */
function panel(
  id: string,
  title: string,
  isEmpty: (model: Model) => boolean = () => false,
): Panel<{ empty: boolean }> {
  return {
    id,
    title,
    select: (model) => ({ empty: isEmpty(model) }),
    isEmpty: ({ empty }) => empty,
    render: (_inputs, body) => {
      rendered[id] = (rendered[id] ?? 0) + 1;
      body.textContent = `This is ${title}.`;
    },
    dispose: () => undefined,
  };
}

const state = {
  recording: cramp().view,
  labels: { fresh: true, removed: [], changed: [], more: false },
  choices,
  settings: { negativeUp: false },
  content: 1,
  readOnlyReason: null,
  comparison: null,
  blindReading: null,
  adjudication: null,
  decided: [],
  notices: [],
};
const saved = readSavedView(JSON.parse(sessionStorage.getItem('state') ?? 'null'));
const store = new Store(initialModel(state, saved, firstPanels(window.innerWidth)));
// What a panel host asks of an actor is the store alone.
const actor = { store } as unknown as Actor;
const stage = document.createElement('main');
stage.className = 'stage';
const host = new PanelHost(actor, stage, [
  [panel('alone', 'Alone')],
  [
    panel('first', 'First'),
    panel('second', 'Second'),
    panel('third', 'Third', ({ problem }) => problem === null),
  ],
]);
document.getElementById('app')?.replaceChildren(host.element);
store.subscribe((model) => {
  host.render(model);
  sessionStorage.setItem('state', JSON.stringify(pickSavedView(model)));
});
host.render(store.get());

window.tabsBench = {
  fill: () => store.update({ problem: 'filled' }),
  empty: () => store.update({ problem: null }),
  rendered,
};
