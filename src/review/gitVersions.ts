/** What git knows of an open sidecar, asked through the git of VS Code's own extension. */
import * as path from 'node:path';
import type * as vscode from 'vscode';
import type { GitVersions } from '../editor/git/gitVersions';
import { fileAt, fileInFolder, type RepositoryState } from '../git/fileInRepository';
import { lastChangeOfLine, mergeInProgress } from '../git/mergeInProgress';
import { runGit, type GitPlace } from '../git/runGit';
import { RecordError } from '../records/recordError';
import { gitPath } from '../editor/git/gitProgram';
import { repositoryOf } from './gitExtension';
import { followGit } from './gitMoves';

/** Where git is run for a file; undefined where there is none for it. */
async function placeOf(file: vscode.Uri): Promise<GitPlace | undefined> {
  const git = file.scheme === 'file' ? await gitPath() : undefined;
  return git === undefined ? undefined : { git, folder: path.dirname(file.fsPath) };
}

/** What git has of a file in some state; undefined where it has none, or can't give it. */
async function bytesIn(
  place: GitPlace,
  file: vscode.Uri,
  state: RepositoryState,
): Promise<Uint8Array | undefined> {
  return fileAt(fileInFolder(place, path.basename(file.fsPath)), state).catch(() => undefined);
}

/** Whether the index still has a side of a merge for it. */
async function isUnmerged(file: vscode.Uri): Promise<boolean> {
  const place = await placeOf(file);
  if (!place) return false;
  const { code, out } = await runGit(place, [
    'ls-files',
    '--unmerged',
    '-z',
    '--',
    path.basename(file.fsPath),
  ]);
  return code === 0 && out.length > 0;
}

/** Git as every document asks it. */
export const gitVersions: GitVersions = {
  stagesOf: async (file) => {
    const place = await placeOf(file);
    if (!place) return undefined;
    const stages = ([1, 2, 3] as const).map((stage) => bytesIn(place, file, { stage }));
    const [base, ours, theirs] = await Promise.all(stages);
    return { base, ours, theirs };
  },
  mergeOf: async (file) => {
    const place = await placeOf(file);
    return place && mergeInProgress(place);
  },
  fileAt: async (file, commit) => {
    const place = await placeOf(file);
    return place && bytesIn(place, file, { commit });
  },
  lastChange: async (file, commit, line) => {
    const place = await placeOf(file);
    return place && lastChangeOfLine(place, commit, path.basename(file.fsPath), line);
  },
  isUnmerged,
  follow: followGit,
  stage: async (file) => {
    const repository = await repositoryOf(file);
    if (!repository) {
      const name = path.basename(file.fsPath);
      throw new RecordError(
        `VS Code has not opened the repository of ${name}: stage it with "git add", or open the repository's folder.`,
      );
    }
    await repository.add([file.fsPath]);
  },
};
