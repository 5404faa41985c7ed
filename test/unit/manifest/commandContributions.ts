/** What package.json must say of the commands, made from their table. */
import type { KeyBinding } from '../../../src/protocol/commands/keys';
import { hostCommands, viewCommands, type CommandEntry } from '../../../src/protocol/commands/table';
import {
  workspaceCommands,
  type FileMenu,
  type WorkspaceCommandEntry,
} from '../../../src/protocol/commands/workspaceCommands';
import { studyKeys } from '../../../src/study/studyKeys';
import type { Texts } from './texts';

/** The active editor is one of ours, of either view type. */
const activeEditor = 'activeCustomEditorId =~ /^emg\\.recording/';
/** … and its traces, not a text field of the page, have the keyboard. */
const tracesFocused = `${activeEditor} && emg.tracesFocused`;

/** What is under way in it, the first before the others where a key means something in more than one. */
const during = ['adjudicating', 'comparing'] as const;

/** The mouse is over a lane's gutter in one of our pages. */
const laneOfPage = "webviewId =~ /^emg\\.recording/ && webviewSection == 'lane'";

/** The file that a menu is about is a label file, or a recording. */
const labelFile = 'resourceFilename =~ /\\.labels\\.json$/';
const recording = 'resourceFilename =~ /\\.(edf|bdf|hea|vhdr|otb\\+|otb4)$/i';
const inExplorer = (file: string): string => `!explorerResourceIsFolder && ${file}`;

/** Where a command on label files is offered. VS Code does not say which changed file a menu of source control is about. */
const fileMenus: Readonly<Record<FileMenu, { readonly when: string; readonly group: string }>> = {
  'editor/title': { when: `${activeEditor} || ${labelFile}`, group: 'navigation' },
  'explorer/context': { when: `${inExplorer(labelFile)} || ${inExplorer(recording)}`, group: '3_compare' },
  'scm/resourceState/context': { when: 'scmProvider == git && emg.changedSidecars', group: '3_compare' },
  'timeline/item/context': {
    when: `timelineItem =~ /git:file:commit\\b/ && ${labelFile} && !listMultiSelection`,
    group: '3_compare',
  },
};

/** Commands that need no editor. */
const ofWorkspace: readonly (readonly [command: string, entry: WorkspaceCommandEntry])[] =
  Object.entries(workspaceCommands);

function inMenu(menu: FileMenu): readonly object[] {
  return ofWorkspace.flatMap(([command, { menus = [] }]) =>
    menus.includes(menu) ? [{ command, ...fileMenus[menu] }] : [],
  );
}

/** What is offered for folders, and behind the buttons in an editor's title. */
function ofFolders(when: string): readonly object[] {
  return ofWorkspace.flatMap(([command, { forFolders }]) =>
    forFolders === true ? [{ command, when, group: '3_compare' }] : [],
  );
}

/** The file is a sidecar. */
const ofSidecar = 'resourceFilename =~ /\\.(labels|units)\\.json$/';

/** What is offered where git could not merge. */
function ofConflicts(when: string, group: string): readonly object[] {
  return ofWorkspace.flatMap(([command, { conflictMenus }]) =>
    conflictMenus === true ? [{ command, when, group }] : [],
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

/** What else its keys mean, before which this command stands back. */
function othersOn(key: string, own: CommandEntry['during']): readonly string[] {
  const before = own === undefined ? during : during.slice(0, during.indexOf(own));
  return before.filter((time) =>
    commands.some(([, entry]) => entry.during === time && entry.keys?.some((each) => each.key === key)),
  );
}

function keybinding(command: string, { keysIn, during: own }: CommandEntry, binding: KeyBinding): object {
  const isOther = keysIn !== 'units' && keysOfUnits.has(binding.key);
  const where = keysIn === 'units' ? ` && ${unitsFocused}` : isOther ? ` && !${unitsFocused}` : '';
  const when = own === undefined ? '' : ` && emg.${own}`;
  const not = othersOn(binding.key, own).map((time) => ` && !emg.${time}`);
  const unlessStudys =
    keysIn !== 'units' && studyKeys.includes(binding.key) ? ` && !(${isStudys(binding.key)})` : '';
  return { command, ...binding, when: `${tracesFocused}${where}${when}${not.join('')}${unlessStudys}` };
}

/** The study gives this key to a label of its own. */
function isStudys(key: string): string {
  return `emg.studyKeys =~ /${key}/`;
}

/** Keys that do nothing unless the study gives them to a label. */
function studyKeybinding(key: string): object {
  const notThere = keysOfUnits.has(key) ? ` && !${unitsFocused}` : '';
  return {
    command: 'emg.labelByKey',
    key,
    args: key,
    when: `${tracesFocused}${notThere} && ${isStudys(key)}`,
  };
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
      ...ofWorkspace.map(([command, entry]) => contribution(command, entry, texts)),
    ],
    keybindings: [
      ...commands.flatMap(([command, entry]) =>
        (entry.keys ?? []).map((binding) => keybinding(command, entry, binding)),
      ),
      ...studyKeys.map(studyKeybinding),
    ],
    menus: {
      commandPalette: [
        ...commands.flatMap(([command, { inPalette = true, during: time }]) =>
          time !== undefined
            ? [{ command, when: `${activeEditor} && emg.${time}` }]
            : inPalette
              ? []
              : [{ command, when: 'false' }],
        ),
        ...ofWorkspace.flatMap(([command, { inPalette = true }]) =>
          inPalette === true
            ? []
            : [{ command, when: inPalette === 'of-labels' ? `${activeEditor} || ${labelFile}` : 'false' }],
        ),
      ],
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
      'editor/title': [
        ...commands.flatMap(([command, { titleGroup }]) =>
          titleGroup === undefined ? [] : [{ command, when: activeEditor, group: titleGroup }],
        ),
        ...inMenu('editor/title'),
        ...ofFolders(fileMenus['editor/title'].when),
        ...ofConflicts(`${ofSidecar} && git.activeResourceHasMergeConflicts`, 'navigation'),
      ],
      'explorer/context': [...inMenu('explorer/context'), ...ofFolders('explorerResourceIsFolder')],
      'scm/resourceState/context': [
        ...inMenu('scm/resourceState/context'),
        ...ofConflicts(
          'scmProvider == git && scmResourceGroup == merge && emg.unmergedSidecars',
          '3_compare',
        ),
      ],
      'timeline/item/context': inMenu('timeline/item/context'),
      'webview/context': commands.flatMap(([command, { laneMenu }]) =>
        laneMenu === true ? [{ command, when: laneOfPage }] : [],
      ),
    },
  };
}
