/** Who has the keyboard: tells the host, so that VS Code's single-key bindings act only where nobody types. */
import type { Host } from '../host/host';
import type { Disposables } from '../lifetime/disposables';
import { HeldKeys, pressesButton } from './heldKeys';

/** Elements in which a person types, or picks by typing. */
const typing =
  'input, textarea, select, vscode-text-area, vscode-text-field, vscode-dropdown, [contenteditable]';

/** Where keys are for motor units. */
const unitPanels = '.aligned';

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
  let told: { readonly traces: boolean; readonly units: boolean } | undefined;
  let turn = 0;
  const tell = (): void => {
    const traces = document.hasFocus() && !document.activeElement?.closest(typing);
    const units = traces && Boolean(document.activeElement?.closest(unitPanels));
    if (traces === told?.traces && units === told.units) return;
    told = { traces, units };
    turn++;
    if (traces) keys.await(turn);
    else keys.release();
    void host.call('keyboardFocus', { traces, units, turn });
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
