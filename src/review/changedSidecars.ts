/** Tells VS Code whether source control has a changed label file: only then its menus offer to compare labels. */
import * as vscode from 'vscode';
import { sidecarEnding } from '../labels/sidecarName';
import { gitApi, type GitRepository } from './gitExtension';

function hasChangedSidecar({ state }: GitRepository): boolean {
  const { indexChanges, mergeChanges, untrackedChanges, workingTreeChanges } = state;
  return [indexChanges, mergeChanges, untrackedChanges, workingTreeChanges].some((changes) =>
    changes.some(({ uri }) => uri.path.endsWith(sidecarEnding)),
  );
}

/** Follows every repository until it is disposed of. */
export function followChangedSidecars(): vscode.Disposable {
  const disposables: vscode.Disposable[] = [];
  let isOver = false;
  let told: boolean | undefined;
  const follow = async (): Promise<void> => {
    const api = await gitApi();
    if (!api || isOver) return;
    const tell = (): void => {
      const now = api.repositories.some(hasChangedSidecar);
      if (now === told) return;
      told = now;
      void vscode.commands.executeCommand('setContext', 'emg.changedSidecars', now);
    };
    const watch = (repository: GitRepository): void => {
      disposables.push(repository.state.onDidChange(tell));
      tell();
    };
    for (const repository of api.repositories) watch(repository);
    disposables.push(api.onDidOpenRepository(watch));
  };
  // Without git there is nothing to tell.
  const begin = (): void => void follow().catch(() => undefined);
  begin();
  disposables.push(vscode.workspace.onDidGrantWorkspaceTrust(begin));
  return new vscode.Disposable(() => {
    isOver = true;
    for (const each of disposables) each.dispose();
  });
}
