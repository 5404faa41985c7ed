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
  /** Whether it is offered where a sidecar is in a merge that git could not do: in source control, and above its text. */
  readonly conflictMenus?: true;
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
} as const satisfies Readonly<Record<string, WorkspaceCommandEntry>>;
