/** Who has the keyboard: tells the host, so that VS Code's single-key bindings act only where nobody types. */
import type { Host } from '../host/host';
import type { Disposables } from '../lifetime/disposables';

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
    const presses = event.key === 'Enter' || event.key === ' ';
    if (presses && event.target instanceof Element && event.target.closest('button, vscode-button')) {
      event.stopPropagation();
    }
  });
}

export function watchKeyboardFocus(host: Host, listening: Disposables): void {
  let told: boolean | undefined;
  const tell = (): void => {
    const traces = document.hasFocus() && !document.activeElement?.closest(typing);
    if (traces === told) return;
    told = traces;
    void host.call('keyboardFocus', { traces });
  };
  // Where the focus goes is known only after the event.
  const soon = (): void => queueMicrotask(tell);
  for (const name of ['focus', 'blur'] as const) listening.onWindow(name, soon);
  for (const name of ['focusin', 'focusout'] as const) listening.onDocument(name, soon);
  tell();
}
