/** The commands that act on the workspace and need no open recording: their words, and where VS Code offers them. */

export interface WorkspaceCommandEntry {
  /** In the command palette, after `EMG:`. */
  readonly title: string;
  readonly icon?: `$(${string})`;
  /** False for a command that needs arguments, or something to be seen. */
  readonly inPalette?: false;
  /** Its place in the title of the tree of recordings, and when it is there. */
  readonly viewTitle?: { readonly group: string; readonly when?: string };
}

export const workspaceCommands = {
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
