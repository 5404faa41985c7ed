/** Writes what channels are into the study's file, which all recordings of a workspace folder are opened by. */
import * as vscode from 'vscode';
import { decodeUtf8 } from '../../base/utf8';
import { updateFile } from '../../base/files/updateFile';
import { mostStudyFileBytes, readChoice } from '../../detection/detectionChoice';
import { studyTextWithKind } from '../../detection/studyText';
import type { ChannelKind } from '../../recording/recording';
import { readStudy } from '../../study/readStudy';
import { studyFilePath } from '../../study/studyFile';
import { parametersFile } from './detectionSettings';
import { isThere } from '../basics/isThere';
import { parametersFileSetting } from '../basics/settings';
import { writeWholeFile } from '../surface/wholeFile';
import { studyUri } from './study';
import { studyFile } from './studyBytes';

const changed = new vscode.EventEmitter<void>();

/** The study's file was written here. */
export const onDidChangeStudy = changed.event;

/** A file that may say what channels are, and what it is called. */
interface StudyPlace {
  readonly file: vscode.Uri;
  readonly name: string;
  /** @throws DetectionChoiceError, StudyError for a text that would not be used */
  readonly requireUsable: (text: string) => void;
}

/** The study's file where there is one, else the parameter file; undefined where there can be none. */
async function placeOf(recording: vscode.Uri): Promise<StudyPlace | undefined> {
  const study = await studyUri(recording);
  if (study && (await isThere(study))) {
    const requireUsable = (text: string): unknown => readStudy(Buffer.from(text), studyFilePath);
    return { file: study, name: studyFilePath, requireUsable };
  }
  const name = parametersFileSetting(recording);
  const file = parametersFile(recording, name);
  return file && { file, name, requireUsable: (text) => readChoice(text, name) };
}

/** What the study's file is called; undefined where there can be none, or it does not count yet. */
export async function studyFileName(recording: vscode.Uri): Promise<string | undefined> {
  return vscode.workspace.isTrusted ? (await placeOf(recording))?.name : undefined;
}

/**
 * Sets what the channels of a pattern are in all recordings of the folder.
 * @throws DetectionChoiceError for a file that can't be read, SaveError where it can't be written
 */
export async function setStudyKind(recording: vscode.Uri, pattern: string, kind: ChannelKind): Promise<void> {
  const place = await placeOf(recording);
  if (!place) return;
  const { file, requireUsable } = place;
  const change = (bytes: Uint8Array | undefined): Uint8Array =>
    Buffer.from(studyTextWithKind(bytes && decodeUtf8(bytes), requireUsable, { pattern, kind }));
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, '..'));
  if (file.scheme === 'file') await updateFile(file.fsPath, change, { mostBytes: mostStudyFileBytes });
  else await writeWholeFile(file, change(await studyFile(file)));
  changed.fire();
}
