/** The commands by who carries them out, read from their table. */
import type { KeyBinding } from './keys';
import { hostCommands, viewCommands } from './table';

/** A command that the host carries out. */
export type HostCommand = keyof typeof hostCommands;

/** What the page does to its view or to what is selected in it; the VS Code command is `emg.view.NAME`. */
export type ViewCommand = keyof typeof viewCommands;
export const viewCommandNames = Object.keys(viewCommands) as readonly ViewCommand[];

type Table = typeof hostCommands & typeof viewCommands;
type Having<Field extends string> = {
  [C in keyof Table]: Table[C] extends Readonly<Record<Field, unknown>> ? C : never;
}[keyof Table];

/** Commands that give what is selected one label. */
export type LabelCommand = Having<'label'>;
export const labelCommands = Object.fromEntries(
  Object.entries(hostCommands).flatMap(([command, entry]) =>
    'label' in entry ? [[command, entry.label]] : [],
  ),
) as { readonly [C in LabelCommand]: Table[C]['label'] };

/** Commands that the page has buttons for. */
export type ButtonCommand = Having<'button'>;
/** Those of them that the host carries out, one about the recording as a file, and two of VS Code's own. */
export type PageCommand = Extract<ButtonCommand, HostCommand> | 'emg.showAgreement' | 'undo' | 'redo';
export const pageCommands = [
  ...Object.entries(hostCommands).flatMap(([command, entry]) => ('button' in entry ? [command] : [])),
  'emg.showAgreement',
  'undo',
  'redo',
] as readonly PageCommand[];

/** Commands with default keys. */
export type KeyedCommand = Having<'keys'>;

/** The default key of a command that the page names. */
export function firstKey(command: KeyedCommand): KeyBinding {
  return { ...hostCommands, ...viewCommands }[command].keys[0];
}

/** What the page's button for a command says when pointed at, and its default key where it has one. */
export function buttonOf(command: ButtonCommand): { readonly text: string; readonly key?: KeyBinding } {
  const entry: { readonly button: string; readonly keys?: readonly KeyBinding[] } = {
    ...hostCommands,
    ...viewCommands,
  }[command];
  const key = entry.keys?.[0];
  return { text: entry.button, ...(key ? { key } : {}) };
}
