/**
 * The study that a recording belongs to in VS Code: `.emg/study.json` of the nearest folder around it that has one, within its
 * workspace folder. Data only; nothing in it is run.
 */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { FileError } from '../../base/files/regularFile';
import { DetectionChoiceError } from '../../detection/detectionChoice';
import { openStudy, readStudy, StudyError, type Study } from '../../study/readStudy';
import { studyFilePath } from '../../study/studyFile';
import { isThere } from '../basics/isThere';
import { studyFile } from './studyBytes';

/** Folders from the recording's own up to its workspace folder; none outside of one. */
function foldersAround(recording: vscode.Uri): readonly vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(recording)?.uri;
  if (!root) return [];
  const folders: vscode.Uri[] = [];
  for (let at = vscode.Uri.joinPath(recording, '..'); at.path.startsWith(root.path);) {
    folders.push(at);
    if (at.path === root.path) return folders;
    at = vscode.Uri.joinPath(at, '..');
  }
  return [root];
}

/** Where the study's file stands, or would; undefined outside of a workspace folder. */
export async function studyUri(recording: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folders = foldersAround(recording);
  for (const folder of folders) {
    const file = vscode.Uri.joinPath(folder, studyFilePath);
    if (await isThere(file)) return file;
  }
  const root = folders.at(-1);
  return root && vscode.Uri.joinPath(root, studyFilePath);
}

/** Calls `changed` after each change of a file that is, or becomes, the recording's study. */
export function watchStudy(recording: vscode.Uri, changed: () => void): vscode.Disposable {
  const root = foldersAround(recording).at(-1);
  if (!root) return vscode.Disposable.from();
  // A folder that comes with its file, as from a checkout, may be all that the watcher tells.
  const watched = [studyFilePath, posix.dirname(studyFilePath)].map((each) =>
    vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, `**/${each}`)),
  );
  return vscode.Disposable.from(
    ...watched.flatMap((watcher) => [
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    ]),
  );
}

/** A file that is to be blind says so, however much else in it is wrong. */
const saysBlind = /"blind"\s*:\s*true/u;

/** Who reads in the recording's study, and whether blind; of a file that can't be used nothing is known but that. */
export async function readersOf(
  recording: vscode.Uri,
): Promise<Pick<Study, 'blind' | 'readers' | 'adjudicators'>> {
  try {
    return await studyOf(recording);
  } catch {
    const file = await studyUri(recording);
    const bytes = file && (await studyFile(file).catch(() => undefined));
    return { ...openStudy, blind: bytes !== undefined && saysBlind.test(Buffer.from(bytes).toString()) };
  }
}

/** What the study's file says; nothing where there is none. @throws DetectionChoiceError, naming the file, for one that can't be used */
export async function studyOf(recording: vscode.Uri): Promise<Study> {
  const file = await studyUri(recording);
  try {
    const bytes = file && (await studyFile(file));
    return bytes ? readStudy(bytes, studyFilePath) : openStudy;
  } catch (error) {
    if (error instanceof StudyError) throw new DetectionChoiceError(error.message);
    if (!(error instanceof FileError)) throw error;
    throw new DetectionChoiceError(`${studyFilePath} can't be read: ${error.message}`);
  }
}
