/**
 * Labels follow their recording: when one is renamed or moved in VS Code, its label and unit files go along in the same
 * edit (so that one undo takes all back), and unsaved work is left for the editor that opens under the new name.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { unitsEnding } from '../../corrections/sidecarName';
import { isSameFile } from '../../worker/fileIdentity';
import type { BlindReadings } from '../blind/blindReadings';
import type { EmgDocument } from './emgDocument';
import { isThere } from '../basics/isThere';
import { namedReadings } from '../blind/readingFiles';
import { sidecarUri, unitsUri } from '../sidecar/sidecarFile';
import { say } from '../surface/say';

/** Where `uri` stands after the rename; undefined where it is neither renamed nor inside a renamed folder. */
function renamed(uri: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri | undefined {
  if (uri.scheme !== from.scheme || uri.authority !== from.authority) return undefined;
  if (uri.path === from.path) return to;
  return uri.path.startsWith(`${from.path}/`)
    ? to.with({ path: to.path + uri.path.slice(from.path.length) })
    : undefined;
}

/** A file that stands there already is somebody's work: never overwritten. */
function sayTaken(from: vscode.Uri, to: vscode.Uri): void {
  const [old, taken] = [path.posix.basename(from.path), path.posix.basename(to.path)];
  void say.warn(`${taken} is there already, so ${old} stays where it is: what it holds did not come along.`);
}

/** Whether another file stands at the new address: where the case of letters does not count, a file is at all its spellings. */
async function isTaken(from: vscode.Uri, to: vscode.Uri): Promise<boolean> {
  if (!(await isThere(to))) return false;
  const isSpelling = from.scheme === 'file' && from.path.toLowerCase() === to.path.toLowerCase();
  return !isSpelling || !(await isSameFile(from.fsPath, to.fsPath));
}

/** The label and unit files of the renamed recordings, as renames of their own; those that are renamed already are left out. */
async function sidecarMoves(files: vscode.FileRenameEvent['files']): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const moving = new Set(files.map(({ oldUri }) => oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    const named = [...(await namedReadings(oldUri)), ...(await namedReadings(oldUri, unitsEnding))];
    const readings = named.map(
      (file) => [file, newUri.with({ path: newUri.path + file.path.slice(oldUri.path.length) })] as const,
    );
    const shared = [
      [sidecarUri(oldUri), sidecarUri(newUri)],
      [unitsUri(oldUri), unitsUri(newUri)],
    ] as const;
    for (const [from, to] of [...shared, ...readings]) {
      if (moving.has(from.toString()) || !(await isThere(from))) continue;
      if (await isTaken(from, to)) sayTaken(from, to);
      else edit.renameFile(from, to);
    }
  }
  return edit;
}

/** Follows renames for as long as it is not disposed of. `documents` gives the open ones. */
export function followRecordings(
  documents: () => Iterable<EmgDocument>,
  blind: BlindReadings,
): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    const leave = async (): Promise<void> => {
      for (const document of documents()) {
        for (const { oldUri, newUri } of event.files) {
          const to = renamed(document.uri, oldUri, newUri);
          if (to) for (const { unsavedWork } of document.files) await unsavedWork.leaveFor(to);
        }
      }
    };
    const follow = async (): Promise<void> => {
      for (const { oldUri, newUri } of event.files) await blind.follow(oldUri, newUri);
    };
    event.waitUntil(
      leave()
        .then(follow)
        .then(() => sidecarMoves(event.files)),
    );
  });
}
