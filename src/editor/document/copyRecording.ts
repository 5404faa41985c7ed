/** Copies a recording to another place for Save As, with the files it is made of; the original is never written. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { renameRecord } from '../../recording/wfdb/renameRecord';
import { isThere } from '../basics/isThere';
import { writeWholeFile } from '../surface/wholeFile';

function stemOf(uri: vscode.Uri): string {
  return path.posix.parse(uri.path).name;
}

/** A WFDB header must name its own record; every other recording is copied byte by byte. */
async function copyMainFile(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  if (!from.path.toLowerCase().endsWith('.hea')) {
    await vscode.workspace.fs.copy(from, to, { overwrite: true });
    return;
  }
  const header = await vscode.workspace.fs.readFile(from);
  await writeWholeFile(to, renameRecord(header, stemOf(from), stemOf(to)));
}

/** A header names its signal files, so they keep their names; annotations are found by the record's name. */
function companionName(companion: string, from: vscode.Uri, to: vscode.Uri): string {
  return companion === `${stemOf(from)}.atr` ? `${stemOf(to)}.atr` : companion;
}

/**
 * Copies `from` to `to`, and beside it the `companions` (names in the recording's folder) that it needs. A companion
 * that is already there is left alone.
 * @throws the file system's error.
 */
export async function copyRecording(
  from: vscode.Uri,
  to: vscode.Uri,
  companions: readonly string[],
): Promise<void> {
  for (const companion of companions) {
    const source = vscode.Uri.joinPath(from, '..', companion);
    const target = vscode.Uri.joinPath(to, '..', companionName(companion, from, to));
    if (!(await isThere(target))) await vscode.workspace.fs.copy(source, target);
  }
  await copyMainFile(from, to);
}
