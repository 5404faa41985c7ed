/**
 * Said over the traces while the host does not answer. The page still draws what it has, so words alone tell that
 * nobody listens; whoever goes on typing is told again.
 */
import { el, icon, setText } from '../dom/elements';
import { Disposables, type Disposable } from '../lifetime/disposables';
import type { Model } from '../state/model';
import { onChange } from '../state/derived';

const sentence =
  'VS Code’s extension host has stopped answering. Reload the window (Developer: Reload Window); your labels are kept.';

/** Keys that change nothing by themselves. */
const harmless = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Tab', 'Escape', 'CapsLock']);

export class HostSilence implements Disposable {
  readonly element = el('div', 'host-silence', {
    role: 'alert',
    'data-testid': 'host-silence',
    hidden: true,
  });
  private readonly text = el('span', '', {}, [sentence]);
  private readonly more = el('span', 'host-silence-more');
  private unconfirmed = '';
  private readonly listening = new Disposables();

  constructor() {
    this.element.append(icon('debug-disconnect'), el('div', '', {}, [this.text, this.more]));
    this.listening.onWindow('keydown', (event) => this.pressed(event), { capture: true });
    this.element.addEventListener('animationend', () => this.element.classList.remove('again'));
  }

  dispose(): void {
    this.listening.dispose();
  }

  readonly render = onChange((model: Model) => this.show(model.hostSilence));

  private readonly show = onChange((silence: Model['hostSilence']) => {
    const edits = silence?.unconfirmedEdits ?? 0;
    this.unconfirmed =
      edits === 0
        ? ''
        : ` ${edits === 1 ? 'The last change has' : `The last ${edits} changes have`} not been confirmed.`;
    setText(this.more, this.unconfirmed);
    // Shown last: what comes into view with its words is read out.
    this.element.hidden = silence === null;
  });

  /** A key that VS Code would carry to nobody is answered here. */
  private pressed({ key, target }: KeyboardEvent): void {
    if (this.element.hidden || harmless.has(key)) return;
    if (target instanceof Element && target.closest('input, textarea, vscode-text-area')) return;
    setText(this.more, `${this.unconfirmed} The key you pressed did nothing.`);
    this.element.classList.add('again');
  }
}
