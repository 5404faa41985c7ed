/** Tells when a recording or its sidecar may have changed on disk. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { unitsEnding } from '../../corrections/sidecarName';
import { sidecarEnding } from '../../labels/sidecarName';
import type { RecordingConnection } from './recordingConnection';

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

/** Of a file that is written and deleted at once the system may report neither; by then it has reported all else. */
const afterWritingMilliseconds = 1000;

/** Watches a sidecar; `written` is to be called when we have written it ourselves. */
export interface SidecarWatch {
  dispose(): void;
  written(): void;
}

/**
 * Calls `changed` whenever something happened to the sidecar, when the window comes back (not every file system
 * reports what happens to it), and once more after it was written here.
 */
export function watchSidecar(sidecar: vscode.Uri, changed: () => void): SidecarWatch {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const watch = vscode.Disposable.from(
    watchFolder(vscode.Uri.joinPath(sidecar, '..'), `*${endingOf(sidecar)}`, (file) => {
      if (file.path === sidecar.path) changed();
    }),
    whenWindowComesBack(changed),
  );
  return {
    written: () => {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(changed, afterWritingMilliseconds);
    },
    dispose: () => {
      isOver = true;
      clearTimeout(timer);
      watch.dispose();
    },
  };
}

/** What the names of its kind of sidecar end with. */
function endingOf(sidecar: vscode.Uri): string {
  return sidecar.path.endsWith(unitsEnding) ? unitsEnding : sidecarEnding;
}

function whenWindowComesBack(changed: () => void): vscode.Disposable {
  return vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused) changed();
  });
}

/** Names of the files in its folder that a recording was read from. */
function filesOf({ state }: RecordingConnection): readonly string[] {
  return state.kind === 'open' ? state.summary.files.map((file) => file.path) : [];
}

/**
 * Calls `changed` a moment after something happened to one of the files that a recording was read from, and when the
 * window comes back: not every file system reports what happens to it.
 */
export function watchRecording(recording: RecordingConnection, changed: () => void): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, burstMilliseconds);
  };
  return vscode.Disposable.from(
    watchFolder(vscode.Uri.joinPath(recording.uri, '..'), '*', (file) => {
      if (filesOf(recording).includes(path.posix.basename(file.path))) soon();
    }),
    whenWindowComesBack(soon),
    { dispose: () => clearTimeout(timer) },
  );
}
