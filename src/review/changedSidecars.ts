/** Tells VS Code whether source control has a label file that is changed, or unmerged: only then its menus offer what there is to do. */
import * as vscode from 'vscode';
import { unitsEnding } from '../corrections/sidecarName';
import { sidecarEnding } from '../labels/sidecarName';
import { gitApi, type GitRepository } from './gitExtension';

function hasChangedSidecar({ state }: GitRepository): boolean {
  const { indexChanges, mergeChanges, untrackedChanges, workingTreeChanges } = state;
  return [indexChanges, mergeChanges, untrackedChanges, workingTreeChanges].some((changes) =>
    changes.some(({ uri }) => uri.path.endsWith(sidecarEnding)),
  );
}

function hasUnmergedSidecar({ state }: GitRepository): boolean {
  return state.mergeChanges.some(
    ({ uri }) => uri.path.endsWith(sidecarEnding) || uri.path.endsWith(unitsEnding),
  );
}

/** Sets a key of `when` clauses where it is another than before. */
function teller(key: string): (value: boolean) => void {
  let told: boolean | undefined;
  return (value) => {
    if (value === told) return;
    told = value;
    void vscode.commands.executeCommand('setContext', key, value);
  };
}

/** Follows every repository until it is disposed of. */
export function followChangedSidecars(): vscode.Disposable {
  const disposables: vscode.Disposable[] = [];
  let isOver = false;
  const tellChanged = teller('emg.changedSidecars');
  const tellUnmerged = teller('emg.unmergedSidecars');
  const follow = async (): Promise<void> => {
    const api = await gitApi();
    if (!api || isOver) return;
    const tell = (): void => {
      tellChanged(api.repositories.some(hasChangedSidecar));
      tellUnmerged(api.repositories.some(hasUnmergedSidecar));
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
