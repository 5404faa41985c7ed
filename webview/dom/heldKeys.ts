/**
 * Keys pressed before VS Code knows that the traces have the keyboard. It learns that from the extension, which may be
 * busy; until then its keybindings are not ours, and a key would do nothing. So keys wait here, and go on in their order.
 */
import type { Disposables } from '../lifetime/disposables';

/** A key that acts much later than it was pressed would act on what someone has turned away from. */
const longestWaitMilliseconds = 3000;

/** Keys on their way from the page to VS Code, which listens on the window. */
export class HeldKeys {
  private readonly held: KeyboardEvent[] = [];
  private awaitedTurn: number | undefined;
  private timer: number | undefined;

  constructor(listening: Disposables) {
    // On the document: what the page does with a key itself comes before, VS Code's listener on the window after.
    listening.onDocument('keydown', (event) => this.hold(event));
    listening.add(() => clearTimeout(this.timer));
  }

  /** From now on keys wait for VS Code to know what was told it with this turn. */
  await(turn: number): void {
    this.release();
    this.awaitedTurn = turn;
    this.timer = window.setTimeout(() => this.release(), longestWaitMilliseconds);
  }

  /** VS Code knows. */
  arrive(turn: number): void {
    if (turn === this.awaitedTurn) this.release();
  }

  /** The keys go on, and no more are held. */
  release(): void {
    this.awaitedTurn = undefined;
    clearTimeout(this.timer);
    // To the window alone: the page has had them.
    for (const key of this.held.splice(0)) window.dispatchEvent(copyOf(key));
  }

  private hold(event: KeyboardEvent): void {
    if (this.awaitedTurn === undefined || pressesButton(event)) return;
    event.stopPropagation();
    // VS Code keeps the browser from acting on them too: Ctrl+S saves labels, not the page.
    if (event.ctrlKey || event.metaKey) event.preventDefault();
    if (!event.repeat) this.held.push(event);
  }
}

/** Whether a key presses a button of the page, and is none of VS Code's. */
export function pressesButton({ key, target }: KeyboardEvent): boolean {
  const presses = key === 'Enter' || key === ' ';
  return presses && target instanceof Element && target.closest('button, vscode-button') !== null;
}

function copyOf(event: KeyboardEvent): KeyboardEvent {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- VS Code tells keys by it
  const { key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey } = event;
  return new KeyboardEvent('keydown', {
    ...{ key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey },
    cancelable: true,
  });
}
