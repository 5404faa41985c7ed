/**
 * The page: asks the host for the recording and shows it, or shows the host's sentence when it cannot be opened.
 * In come messages of src/protocol; out go requests of the same.
 */
import '@vscode/codicons/dist/codicon.css';
import './css/page.css';
import './css/traces.css';
import './css/panel.css';
import { startApp } from './app';
import { el, icon } from './dom';
import { connect, type Host } from './host';
import { keepButtonKeys, watchKeyboardFocus } from './keyboardFocus';
import { button, progressRing, registerControls } from './toolkit';

async function open(root: HTMLElement, host: Host): Promise<void> {
  root.replaceChildren(opening());
  try {
    startApp(root, host, await host.call('open', null));
  } catch (error) {
    root.replaceChildren(
      failure(error instanceof Error ? error.message : String(error), () => void open(root, host)),
    );
  }
}

function opening(): HTMLElement {
  return el('div', 'centred quiet', { role: 'status', 'data-testid': 'opening' }, [
    progressRing('Opening the recording'),
    el('p', '', {}, ['Opening the recording…']),
  ]);
}

function failure(sentence: string, retry: () => void): HTMLElement {
  return el('div', 'centred', { role: 'alert', 'data-testid': 'open-failure' }, [
    icon('error'),
    el('p', '', {}, [sentence]),
    button({ text: 'Retry', title: 'Try to open the recording again', testId: 'retry', onClick: retry }),
  ]);
}

const root = document.getElementById('app');
if (root) {
  registerControls();
  const host = connect();
  watchKeyboardFocus(host);
  keepButtonKeys();
  void open(root, host);
}
