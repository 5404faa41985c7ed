/** The study that a recording belongs to in VS Code: `.emg/study.json` of its workspace folder. Data only; nothing in it is run. */
import * as vscode from 'vscode';
import { FileError } from '../base/files/regularFile';
import { DetectionChoiceError } from '../detection/detectionChoice';
import { openStudy, readStudy, StudyError, type Study } from '../study/readStudy';
import { studyFilePath } from '../study/studyFile';
import { studyFile } from './studyBytes';

/** Where the study's file stands, or would; undefined outside of a workspace folder. */
export function studyUri(recording: vscode.Uri): vscode.Uri | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(recording);
  return folder && vscode.Uri.joinPath(folder.uri, studyFilePath);
}

/** What the study's file says; nothing where there is none. @throws DetectionChoiceError, naming the file, for one that can't be used */
export async function studyOf(recording: vscode.Uri): Promise<Study> {
  const file = studyUri(recording);
  try {
    const bytes = file && (await studyFile(file));
    return bytes ? readStudy(bytes, studyFilePath) : openStudy;
  } catch (error) {
    if (error instanceof StudyError) throw new DetectionChoiceError(error.message);
    if (!(error instanceof FileError)) throw error;
    throw new DetectionChoiceError(`${studyFilePath} can't be read: ${error.message}`);
  }
}
