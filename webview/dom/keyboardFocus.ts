/** Who has the keyboard: tells the host, so that VS Code's single-key bindings act only where nobody types. */
import type { Host } from '../host/host';
import type { Disposables } from '../lifetime/disposables';
import { HeldKeys, pressesButton } from './heldKeys';

/** Elements in which a person types, or picks by typing. */
const typing =
  'input, textarea, select, vscode-text-area, vscode-text-field, vscode-dropdown, [contenteditable]';

/** Puts the keyboard on the traces. */
export function focusTraces(): void {
  document.querySelector<HTMLElement>('.traces')?.focus();
}

/** Keeps the keys that press a button from VS Code, which would act on them a second time. */
export function keepButtonKeys(listening: Disposables): void {
  listening.onDocument('keydown', (event) => {
    if (pressesButton(event)) event.stopPropagation();
  });
}

export function watchKeyboardFocus(host: Host, listening: Disposables): void {
  const keys = new HeldKeys(listening);
  let told: boolean | undefined;
  let turn = 0;
  const tell = (): void => {
    const traces = document.hasFocus() && !document.activeElement?.closest(typing);
    if (traces === told) return;
    told = traces;
    turn++;
    if (traces) keys.await(turn);
    else keys.release();
    void host.call('keyboardFocus', { traces, turn });
  };
  listening.add(
    host.onEvent((event) => {
      if (event.name === 'keys') keys.arrive(event.value);
    }),
  );
  // Where the focus goes is known only after the event.
  const soon = (): void => queueMicrotask(tell);
  for (const name of ['focus', 'blur'] as const) listening.onWindow(name, soon);
  for (const name of ['focusin', 'focusout'] as const) listening.onDocument(name, soon);
  tell();
}
