/** Tells the host whether the traces have the keyboard, so that VS Code's single-key bindings act only then. */
import type { Host } from './host';

/** Elements in which a person types, or picks by typing. */
const typing =
  'input, textarea, select, vscode-text-area, vscode-text-field, vscode-dropdown, [contenteditable]';

export function watchKeyboardFocus(host: Host): void {
  let told: boolean | undefined;
  const tell = (): void => {
    const traces = document.hasFocus() && !document.activeElement?.closest(typing);
    if (traces === told) return;
    told = traces;
    void host.call('keyboardFocus', { traces });
  };
  // Where the focus goes is known only after the event.
  const soon = (): void => queueMicrotask(tell);
  for (const name of ['focus', 'blur'] as const) window.addEventListener(name, soon);
  for (const name of ['focusin', 'focusout'] as const) document.addEventListener(name, soon);
  tell();
}
