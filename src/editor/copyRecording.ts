/** Copies a recording to another place for Save As; the original is never written. */
import * as vscode from 'vscode';

/** Copies the file byte by byte. @throws the file system's error. */
export async function copyRecording(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.copy(from, to, { overwrite: true });
}
