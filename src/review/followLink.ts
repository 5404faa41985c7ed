/** A link to a label, followed: it opens a recording of the open folder at that moment, and never does anything else. */
import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { isThere } from '../editor/basics/isThere';
import type { OpenSessions } from '../editor/openSessions';
import { registerLinks } from '../editor/surface/links';
import { say } from '../editor/surface/say';
import { readLink } from '../labels/labelLink';
import { sessionOf } from './openPage';

/** Registers what follows links. */
export function registerFollowLink(sessions: OpenSessions): vscode.Disposable {
  return registerLinks(async (linkPath, query) => {
    const link = readLink(linkPath, query);
    if (!link.ok) throw new Error(link.sentence);
    const { file, label, seconds } = link.target;
    const found = await inOpenFolder(file);
    if (!found) {
      throw new Error(
        `${file} is not in the folder that is open: open the folder it is in, then follow the link again.`,
      );
    }
    if (!(await mayOpen(found))) return;
    const session = await sessionOf(sessions, found.recording);
    await session.document.whenOpened();
    if (label !== undefined && !session.document.labels.labels.some(({ id }) => id === label)) {
      const name = path.posix.basename(file);
      throw new Error(
        `${name} is open, but its labels here have none by this link’s id: it was removed, or is on another branch.`,
      );
    }
    session.goTo({
      ...(label === undefined ? {} : { id: label }),
      ...(seconds === undefined ? {} : { seconds }),
    });
  });
}

interface Found {
  readonly folder: vscode.Uri;
  readonly recording: vscode.Uri;
}

async function inOpenFolder(file: string): Promise<Found | undefined> {
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
    const recording = vscode.Uri.joinPath(folder, file);
    if (await isThere(recording)) return { folder, recording };
  }
  return undefined;
}

/** A file that a link of the file system leads out of the folder is opened only where somebody says so. */
async function mayOpen({ folder, recording }: Found): Promise<boolean> {
  if (recording.scheme !== 'file') return true;
  const [root, target] = await Promise.all([realpath(folder.fsPath), realpath(recording.fsPath)]);
  const relative = path.relative(root, target);
  if (!relative.startsWith('..') && !path.isAbsolute(relative)) return true;
  const question = `The link leads to ${target}, which is outside the folder that is open.`;
  return (await say.warn(question, 'Open')) === 'Open';
}
