/** The commands that need no open recording: their words, and where VS Code offers them. */

/** A menu of VS Code that is about a file. */
export type FileMenu =
  'editor/title' | 'explorer/context' | 'scm/resourceState/context' | 'timeline/item/context';

export interface WorkspaceCommandEntry {
  /** In the command palette, after `EMG:`. */
  readonly title: string;
  readonly icon?: `$(${string})`;
  /** False for a command that needs arguments, or something to be seen; `of-labels` where a label file or its recording is active. */
  readonly inPalette?: false | 'of-labels';
  /** Where it is offered for label files and recordings. */
  readonly menus?: readonly FileMenu[];
  /** Whether it is offered for folders in the explorer, too, and in an editor's title among what has no button. */
  readonly forFolders?: true;
  /** Whether it is offered where a sidecar is in a merge that git could not do: in source control, and above its text. */
  readonly conflictMenus?: true;
  /** Its place in the title of the tree of recordings, and when it is there. */
  readonly viewTitle?: { readonly group: string; readonly when?: string };
}

export const workspaceCommands = {
  'emg.setUpReview': { title: 'Set Up This Repository for Label Review' },
  'emg.removeReview': { title: 'Remove Label Review From This Repository' },
  'emg.mergeBothSides': { title: 'Merge Both Sides', icon: '$(git-merge)', conflictMenus: true },
  'emg.compareLabels': {
    title: 'Compare Labels With…',
    icon: '$(git-compare)',
    inPalette: 'of-labels',
    menus: ['editor/title', 'explorer/context', 'scm/resourceState/context', 'timeline/item/context'],
  },
  'emg.showAgreement': {
    title: 'Show Agreement…',
    icon: '$(graph)',
    menus: ['explorer/context'],
    forFolders: true,
  },
  'emg.showRecordings': {
    title: 'Show All Recordings',
    icon: '$(table)',
    viewTitle: { group: 'navigation@1' },
  },
  'emg.recordings.filter': {
    title: 'Filter Recordings…',
    icon: '$(filter)',
    viewTitle: { group: 'navigation@2', when: '!emg.recordings.filtered' },
  },
  'emg.recordings.clearFilter': {
    title: 'Show All Recordings in the Tree Again',
    icon: '$(filter-filled)',
    inPalette: false,
    viewTitle: { group: 'navigation@2', when: 'emg.recordings.filtered' },
  },
  'emg.recordings.sort': {
    title: 'Sort Recordings…',
    icon: '$(list-ordered)',
    viewTitle: { group: 'navigation@3' },
  },
  'emg.recordings.refresh': {
    title: 'Look Through the Recordings Again',
    viewTitle: { group: '1_refresh' },
  },
  'emg.recordings.open': { title: 'Open a Recording of the List', inPalette: false },
} as const satisfies Readonly<Record<string, WorkspaceCommandEntry>>;
