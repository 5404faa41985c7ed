/** What package.json must say of the commands, made from their table. */
import type { KeyBinding } from '../../../src/protocol/commands/keys';
import {
  hostCommands,
  reviewCommands,
  viewCommands,
  type CommandEntry,
  type ReviewMenu,
} from '../../../src/protocol/commands/table';
import type { Texts } from './texts';

/** The active editor is one of ours, of either view type. */
const activeEditor = 'activeCustomEditorId =~ /^emg\\.recording/';
/** … and its traces, not a text field of the page, have the keyboard. */
const tracesFocused = `${activeEditor} && emg.tracesFocused`;

/** … and its labels are compared with another version. */
const comparing = `${activeEditor} && emg.comparing`;

/** The mouse is over a lane's gutter in one of our pages. */
const laneOfPage = "webviewId =~ /^emg\\.recording/ && webviewSection == 'lane'";

/** The file that a menu is about is a label file, or a recording. */
const labelFile = 'resourceFilename =~ /\\.labels\\.json$/';
const recording = 'resourceFilename =~ /\\.(edf|bdf|hea|vhdr|otb\\+|otb4)$/i';
const inExplorer = (file: string): string => `!explorerResourceIsFolder && ${file}`;

/** Where a command on label files is offered. VS Code does not say which changed file a menu of source control is about. */
const reviewMenus: Readonly<Record<ReviewMenu, { readonly when: string; readonly group: string }>> = {
  'editor/title': { when: `${activeEditor} || ${labelFile}`, group: 'navigation' },
  'explorer/context': { when: `${inExplorer(labelFile)} || ${inExplorer(recording)}`, group: '3_compare' },
  'scm/resourceState/context': { when: 'scmProvider == git && emg.changedSidecars', group: '3_compare' },
  'timeline/item/context': {
    when: `timelineItem =~ /git:file:commit\\b/ && ${labelFile} && !listMultiSelection`,
    group: '3_compare',
  },
};

const review = Object.entries(reviewCommands);

function inMenu(menu: ReviewMenu): readonly object[] {
  return review.flatMap(([command, { menus }]) =>
    menus.includes(menu) ? [{ command, ...reviewMenus[menu] }] : [],
  );
}

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

function contribution(
  command: string,
  { title, icon }: Pick<CommandEntry, 'title' | 'icon'>,
  texts: Texts,
): object {
  return {
    command,
    title: texts.put(`${command}.title`, title),
    category: texts.put('commands.category', 'EMG'),
    ...(icon === undefined ? {} : { icon }),
  };
}

/** `contributes.commands`, `contributes.keybindings` and `contributes.menus`. */
export function commandContributions(texts: Texts) {
  return {
    commands: [
      ...commands.map(([command, entry]) => ({
        ...contribution(command, entry, texts),
        enablement: activeEditor,
      })),
      ...review.map(([command, entry]) => contribution(command, entry, texts)),
    ],
    keybindings: commands.flatMap(([command, entry]) =>
      (entry.keys ?? []).map((binding) => keybinding(command, entry, binding)),
    ),
    menus: {
      commandPalette: [
        ...commands.flatMap(([command, { inPalette = true, whileComparing }]) =>
          whileComparing === true
            ? [{ command, when: comparing }]
            : inPalette
              ? []
              : [{ command, when: 'false' }],
        ),
        ...review.map(([command]) => ({ command, when: `${activeEditor} || ${labelFile}` })),
      ],
      'editor/title': [
        ...commands.flatMap(([command, { titleGroup }]) =>
          titleGroup === undefined ? [] : [{ command, when: activeEditor, group: titleGroup }],
        ),
        ...inMenu('editor/title'),
      ],
      'explorer/context': inMenu('explorer/context'),
      'scm/resourceState/context': inMenu('scm/resourceState/context'),
      'timeline/item/context': inMenu('timeline/item/context'),
      'webview/context': commands.flatMap(([command, { laneMenu }]) =>
        laneMenu === true ? [{ command, when: laneOfPage }] : [],
      ),
    },
  };
}
