/** A file that is made for a person, at a place that they have chosen. */
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
