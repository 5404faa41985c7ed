/** Tells when a recording or its sidecar may have changed on disk. */
import * as path from 'node:path';
import * as vscode from 'vscode';

/** Events of one write come in bursts. */
const burstMilliseconds = 200;

/** Calls `changed` for whatever happens to files of a folder whose names fit. */
function watchFolder(
  folder: vscode.Uri,
  pattern: string,
  changed: (file: vscode.Uri) => void,
): vscode.Disposable {
  // By folder and not by name: a name may hold characters that mean something in a glob.
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, pattern));
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
  );
}

/** Calls `changed` whenever something happened to the sidecar. */
export function watchSidecar(sidecar: vscode.Uri, changed: () => void): vscode.Disposable {
  return watchFolder(vscode.Uri.joinPath(sidecar, '..'), '*.labels.json', (file) => {
    if (file.path === sidecar.path) changed();
  });
}

/**
 * Calls `changed` a moment after something happened to one of the files that `names` gives (plain names in the
 * recording's folder), and when the window comes back: not every file system reports what happens to it.
 */
export function watchRecording(
  recording: vscode.Uri,
  names: () => readonly string[],
  changed: () => void,
): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, burstMilliseconds);
  };
  return vscode.Disposable.from(
    watchFolder(vscode.Uri.joinPath(recording, '..'), '*', (file) => {
      if (names().includes(path.posix.basename(file.path))) soon();
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) soon();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
