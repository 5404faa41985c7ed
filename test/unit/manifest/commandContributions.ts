/** What package.json must say of the commands, made from their table. */
import type { KeyBinding } from '../../../src/protocol/commands/keys';
import { hostCommands, viewCommands, type CommandEntry } from '../../../src/protocol/commands/table';
import {
  workspaceCommands,
  type WorkspaceCommandEntry,
} from '../../../src/protocol/commands/workspaceCommands';
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

/** … in a panel of motor units. */
const unitsFocused = 'emg.unitsFocused';

/** Keys that mean something else there. */
const keysOfUnits = new Set<string>(
  commands.flatMap(([, { keys = [], keysIn }]) => (keysIn === 'units' ? keys.map(({ key }) => key) : [])),
);

function keybinding(command: string, { keysIn }: CommandEntry, binding: KeyBinding): object {
  const isOther = keysIn !== 'units' && keysOfUnits.has(binding.key);
  const where = keysIn === 'units' ? ` && ${unitsFocused}` : isOther ? ` && !${unitsFocused}` : '';
  return { command, ...binding, when: `${tracesFocused}${where}` };
}

/** Commands that need no editor. */
const ofWorkspace: readonly (readonly [command: string, entry: WorkspaceCommandEntry])[] =
  Object.entries(workspaceCommands);

/** `contributes.commands`, `contributes.keybindings` and `contributes.menus`. */
export function commandContributions(texts: Texts) {
  return {
    commands: [
      ...commands.map(([command, { title, icon }]) => ({
        command,
        title: texts.put(`${command}.title`, title),
        category: texts.put('commands.category', 'EMG'),
        enablement: activeEditor,
        ...(icon === undefined ? {} : { icon }),
      })),
      ...ofWorkspace.map(([command, { title, icon }]) => ({
        command,
        title: texts.put(`${command}.title`, title),
        category: texts.put('commands.category', 'EMG'),
        ...(icon === undefined ? {} : { icon }),
      })),
    ],
    keybindings: commands.flatMap(([command, entry]) =>
      (entry.keys ?? []).map((binding) => keybinding(command, entry, binding)),
    ),
    menus: {
      commandPalette: [...commands, ...ofWorkspace].flatMap(([command, { inPalette = true }]) =>
        inPalette ? [] : [{ command, when: 'false' }],
      ),
      'view/title': ofWorkspace.flatMap(([command, { viewTitle }]) =>
        viewTitle === undefined
          ? []
          : [
              {
                command,
                when: [
                  'view == emg.recordings',
                  ...(viewTitle.when === undefined ? [] : [viewTitle.when]),
                ].join(' && '),
                group: viewTitle.group,
              },
            ],
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
