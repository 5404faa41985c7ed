/**
 * The page: asks the host for the recording and shows it, or shows the host's sentence when it cannot be opened.
 * In come messages of src/protocol; out go requests of the same.
 */
import '@vscode/codicons/dist/codicon.css';
import './css/page.css';
import './css/traces.css';
import './css/panel.css';
import './css/plots.css';
import './css/pattern.css';
import './css/potentials.css';
import { startApp } from './app';
import { el, icon } from './dom/elements';
import { openingCancelled, type TilesAhead } from '../src/protocol/page';
import { RemoteError } from '../src/protocol/rpc';
import { connect, type Host } from './host/host';
import { Disposables } from './lifetime/disposables';
import { keepButtonKeys, watchKeyboardFocus } from './dom/keyboardFocus';
import { button, progressRing, registerControls } from './dom/toolkit';

/** A recording that opens at once shows no sign of it. */
const quietMilliseconds = 500;

async function open(root: HTMLElement, host: Host, listening: Disposables): Promise<void> {
  let sign: OpeningSign | undefined;
  let ahead: TilesAhead | undefined;
  const leave = host.onEvent((event) => {
    if (event.name === 'ahead') ahead = event.value;
  });
  const timer = setTimeout(() => {
    sign = opening(() => void host.call('cancelOpening', null));
    root.replaceChildren(sign.element);
  }, quietMilliseconds);
  try {
    const state = await host.call('open', null, { report: (fraction) => sign?.moved(fraction) });
    clearTimeout(timer);
    const app = startApp(root, host, { page: state, ahead });
    listening.add(() => app.dispose());
  } catch (error) {
    clearTimeout(timer);
    const sentence = error instanceof Error ? error.message : String(error);
    const isCancelled = error instanceof RemoteError && error.problem === openingCancelled;
    const shown = isCancelled ? cancelled : failure;
    root.replaceChildren(shown(sentence, () => void open(root, host, listening)));
  } finally {
    leave();
  }
}

/** What is seen meanwhile: how far it has got, where that is known, and a way out. */
interface OpeningSign {
  readonly element: HTMLElement;
  moved(fraction: number): void;
}

function opening(cancel: () => void): OpeningSign {
  const text = el('p', '', {}, ['Opening the recording…']);
  const element = el('div', 'centred quiet', { role: 'status', 'data-testid': 'opening' }, [
    progressRing('Opening the recording'),
    text,
    button({
      text: 'Cancel',
      title: 'Stop opening the recording',
      testId: 'cancel-opening',
      onClick: cancel,
    }),
  ]);
  return {
    element,
    moved: (fraction) => {
      text.textContent = `Opening the recording… ${Math.round(100 * fraction)} %`;
    },
  };
}

function failure(sentence: string, retry: () => void): HTMLElement {
  return el('div', 'centred', { role: 'alert', 'data-testid': 'open-failure' }, [
    icon('error'),
    el('p', '', {}, [sentence]),
    button({ text: 'Retry', title: 'Try to open the recording again', testId: 'retry', onClick: retry }),
  ]);
}

/** A person did not want to wait: nothing has failed. */
function cancelled(sentence: string, retry: () => void): HTMLElement {
  return el('div', 'centred quiet', { role: 'status', 'data-testid': 'open-cancelled' }, [
    el('p', '', {}, [sentence]),
    button({
      text: 'Open the recording',
      title: 'Open the recording after all',
      appearance: 'primary',
      testId: 'retry',
      onClick: retry,
    }),
  ]);
}

const root = document.getElementById('app');
if (root) {
  const listening = new Disposables();
  const host = connect(listening);
  // Asked first: the answer is on its way while everything else is made ready.
  void open(root, host, listening);
  registerControls();
  watchKeyboardFocus(host, listening);
  keepButtonKeys(listening);
  listening.onWindow('pagehide', () => listening.dispose());
}
