/** What package.json must say of the commands, made from their table. */
import type { KeyBinding } from '../../../src/protocol/commands/keys';
import { hostCommands, viewCommands, type CommandEntry } from '../../../src/protocol/commands/table';
import type { Texts } from './texts';

/** The active editor is one of ours, of either view type. */
const activeEditor = 'activeCustomEditorId =~ /^emg\\.recording/';
/** … and its traces, not a text field of the page, have the keyboard. */
const tracesFocused = `${activeEditor} && emg.tracesFocused`;

/** The mouse is over a lane's gutter in one of our pages. */
const laneOfPage = "webviewId =~ /^emg\\.recording/ && webviewSection == 'lane'";

const views = Object.entries(viewCommands).map(([name, entry]) => [`emg.view.${name}`, entry] as const);
/** Every command by its name in VS Code. */
const commands: readonly (readonly [command: string, entry: CommandEntry])[] = [
  ...Object.entries(hostCommands),
  ...views,
];

function keybinding(command: string, binding: KeyBinding): object {
  return { command, ...binding, when: tracesFocused };
}

/** `contributes.commands`, `contributes.keybindings` and `contributes.menus`. */
export function commandContributions(texts: Texts) {
  return {
    commands: commands.map(([command, { title, icon }]) => ({
      command,
      title: texts.put(`${command}.title`, title),
      category: texts.put('commands.category', 'EMG'),
      enablement: activeEditor,
      ...(icon === undefined ? {} : { icon }),
    })),
    keybindings: commands.flatMap(([command, { keys = [] }]) =>
      keys.map((binding) => keybinding(command, binding)),
    ),
    menus: {
      commandPalette: commands.flatMap(([command, { inPalette = true }]) =>
        inPalette ? [] : [{ command, when: 'false' }],
      ),
      'editor/title': commands.flatMap(([command, { titleGroup }]) =>
        titleGroup === undefined ? [] : [{ command, when: activeEditor, group: titleGroup }],
      ),
      'webview/context': commands.flatMap(([command, { laneMenu }]) =>
        laneMenu === true ? [{ command, when: laneOfPage }] : [],
      ),
    },
  };
}
