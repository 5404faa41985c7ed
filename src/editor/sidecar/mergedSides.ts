/** A sidecar whose merge git has left to a person: what is said of it, and the last step that it takes. */
import * as path from 'node:path';
import type * as vscode from 'vscode';
import type { GitVersions } from '../git/gitVersions';
import type { Notices } from '../basics/notices';

/** A sidecar that has been saved, and who hears of it. */
export interface SettledFile {
  readonly sidecar: vscode.Uri;
  readonly notices: Notices;
  readonly git: GitVersions;
}

/** After a save: offers to put the file into git's index where git waits for it and nothing is left to decide. */
export async function offerStaging({ sidecar, notices, git }: SettledFile, toDecide: number): Promise<void> {
  const name = path.posix.basename(sidecar.path);
  const id = `stage ${name}`;
  notices.clear(id);
  if (toDecide > 0 || !(await git.isUnmerged(sidecar))) return;
  const settle = async (): Promise<void> => {
    await git.stage(sidecar);
    notices.clear(id);
  };
  notices.set(id, {
    severity: 'info',
    sentence: `${name} is saved and nothing in it is left to choose; git takes it for unmerged until it is staged.`,
    actions: [
      { id: 'stage', title: 'Stage', run: settle },
      { id: 'dismiss', title: 'Not now', run: () => notices.clear(id) },
    ],
  });
}
