/**
 * The sidecar on disk: read whole, written so that a crash leaves the old file or the new one, never half.
 * Local files go through Node (only it can flush before the rename), other file systems through VS Code.
 */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { replaceFile } from '../labels/replaceFile';

/** Where the labels of a recording stand: `<recording file name>.labels.json` beside it. */
export function sidecarUri(recording: vscode.Uri): vscode.Uri {
  return recording.with({ path: `${recording.path}.labels.json` });
}

/** The sidecar's text, or undefined where there is none. @throws when it is there but can't be read. */
export async function readSidecar(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8').decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** Writes the sidecar as one step. @throws the file system's error; the old file is then still whole. */
export async function writeSidecar(uri: vscode.Uri, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  if (uri.scheme === 'file') await replaceFile(uri.fsPath, bytes);
  else await replaceThroughVSCode(uri, bytes);
}

async function replaceThroughVSCode(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const temporary = uri.with({ path: `${uri.path}.${randomBytes(6).toString('hex')}.tmp` });
  await vscode.workspace.fs.writeFile(temporary, bytes);
  await vscode.workspace.fs.rename(temporary, uri, { overwrite: true });
}
