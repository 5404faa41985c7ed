/** Says before the work what would keep it from being saved: a folder or file that can only be read, a full disk. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { writability } from '../../base/files/writability';
import type { EmgDocument } from './emgDocument';

const noticeId = 'not-writable';

/** Why the sidecar could not be written now, as a sentence; undefined where it could. */
async function obstacleTo(sidecar: vscode.Uri): Promise<string | undefined> {
  if (sidecar.scheme === 'file') {
    const answer = await writability(sidecar.fsPath);
    return answer.kind === 'writable' ? undefined : answer.sentence;
  }
  const name = path.posix.basename(sidecar.path);
  if (vscode.workspace.fs.isWritableFileSystem(sidecar.scheme) === false) {
    return `${name} can't be written: this file system can only be read. Save a copy elsewhere.`;
  }
  const permissions = await vscode.workspace.fs.stat(sidecar).then(
    (found) => found.permissions,
    () => undefined,
  );
  return permissions === vscode.FilePermission.Readonly
    ? `${name} can't be written: the file is marked read-only. Allow writing to it and save again.`
    : undefined;
}

/** Looks whether the labels could be saved, and says so above the traces where they could not. */
export async function tellWhereNotWritable(document: EmgDocument): Promise<void> {
  const { sidecar, notices } = document;
  const obstacle = await obstacleTo(sidecar);
  if (obstacle === undefined) {
    notices.clear(noticeId);
    return;
  }
  notices.set(noticeId, {
    severity: 'warning',
    sentence: `Labels made here could not be saved. ${obstacle}`,
    actions: [
      { id: 'retry', title: 'Look again', run: () => tellWhereNotWritable(document) },
      { id: 'dismiss', title: 'Dismiss', run: () => notices.clear(noticeId) },
    ],
  });
}
