/** Whether something stands at an address. */
import * as vscode from 'vscode';

/** True where there is a file or folder that can be looked at. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
