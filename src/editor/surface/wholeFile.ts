/** The one door to `vscode.workspace.fs.writeFile`, which may leave half a file: files that people own are replaced whole. */
import * as vscode from 'vscode';
import { updateFile } from '../../base/files/updateFile';

/**
 * Writes a file, over one that is there: a crash or a full disk leaves the old one or the new one, where the disk is this
 * machine's.
 * @throws SaveError, or the file system's error
 */
export async function writeWholeFile(place: vscode.Uri, bytes: Uint8Array): Promise<void> {
  if (place.scheme === 'file') await updateFile(place.fsPath, () => bytes);
  else await vscode.workspace.fs.writeFile(place, bytes);
}

/** Writes a backup to where VS Code wants it: its own file, which it reads only after this has ended well. */
export async function writeBackup(destination: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(destination, bytes);
}
