/** Writes what channels are into the study's file, which all recordings of a workspace folder are opened by. */
import * as vscode from 'vscode';
import { decodeUtf8 } from '../base/utf8';
import { updateFile } from '../base/files/updateFile';
import { mostStudyFileBytes } from '../detection/detectionChoice';
import { studyTextWithKind } from '../detection/studyText';
import type { ChannelKind } from '../recording/recording';
import { parametersFile, studyFile } from './detectionSettings';
import { parametersFileSetting } from './settings';

const changed = new vscode.EventEmitter<void>();

/** The study's file was written here. */
export const onDidChangeStudy = changed.event;

/** What the study's file is called; undefined where there can be none, or it does not count yet. */
export function studyFileName(recording: vscode.Uri): string | undefined {
  const name = parametersFileSetting(recording);
  return vscode.workspace.isTrusted && parametersFile(recording, name) ? name : undefined;
}

/**
 * Sets what the channels of a pattern are in all recordings of the folder.
 * @throws DetectionChoiceError for a file that can't be read, SaveError where it can't be written
 */
export async function setStudyKind(recording: vscode.Uri, pattern: string, kind: ChannelKind): Promise<void> {
  const name = parametersFileSetting(recording);
  const file = parametersFile(recording, name);
  if (!file) return;
  const change = (bytes: Uint8Array | undefined): Uint8Array =>
    Buffer.from(studyTextWithKind(bytes && decodeUtf8(bytes), name, { pattern, kind }));
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, '..'));
  if (file.scheme === 'file') await updateFile(file.fsPath, change, { mostBytes: mostStudyFileBytes });
  else await vscode.workspace.fs.writeFile(file, change(await studyFile(file)));
  changed.fire();
}
