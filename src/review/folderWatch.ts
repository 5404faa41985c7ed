/** Follows the files of a workspace folder: which paths may have changed, some at a time. */
import * as vscode from 'vscode';
import { sidecarEnding } from '../labels/sidecarName';

/** Changes that come together (a checkout, a save that replaces its file) are looked at together. */
const gatherMilliseconds = 300;

const leftOut = /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/u;

/** @param changed called with paths from the folder */
export function watchFolder(
  root: vscode.Uri,
  changed: (paths: readonly string[]) => void,
): vscode.Disposable {
  const gathered = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = (uri: vscode.Uri): void => {
    const path = uri.path.slice(root.path.length).replace(/^\//u, '');
    if (leftOut.test(path)) return;
    gathered.add(path);
    timer ??= setTimeout(() => {
      timer = undefined;
      const paths = [...gathered];
      gathered.clear();
      changed(paths);
    }, gatherMilliseconds);
  };
  const labels = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(root, `**/*${sidecarEnding}`),
    true,
    false,
    true,
  );
  // A folder that is moved or removed says so for itself alone, not for what is in it.
  const all = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(root, '**'),
    false,
    true,
    false,
  );
  return vscode.Disposable.from(
    labels,
    all,
    labels.onDidChange(take),
    all.onDidCreate(take),
    all.onDidDelete(take),
    { dispose: () => clearTimeout(timer) },
  );
}
