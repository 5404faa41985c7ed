/** The versions of a label file that there are to compare with, and how each is read. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import {
  fileAt,
  commitCalled,
  repositoryFile,
  type RepositoryFile,
  type RepositoryState,
} from '../git/fileInRepository';
import { readSidecar } from '../editor/sidecar/sidecarFile';
import { readerOf, sidecarEnding } from '../labels/sidecarName';
import { isUnreadable } from '../records/textOnDisk';
import { gitApi, type GitCommit, type GitRef } from './gitExtension';

/** A version that somebody can choose. */
export interface OfferedVersion {
  /** As scripts name it: `HEAD`, `index`, `MERGE_HEAD`, a branch or tag, a commit's hash, a file's name. */
  readonly id: string;
  /** As the list of choices has it. */
  readonly label: string;
  readonly detail: string;
  /** As the page calls it. */
  readonly name: string;
  /** Whether it may be another in a moment, by a commit, a checkout, a pull or `git add`. */
  readonly isMoving?: true;
  /** Its bytes; undefined where that version has no such file. @throws Error with a sentence */
  read(signal: AbortSignal): Promise<Uint8Array | undefined>;
}

/** So many commits of a file are offered. */
const mostCommits = 100;

/** How much of a commit's hash is shown. */
const shownOfHash = 7;

/** Every version of a label file that is found, those first that are asked for most. */
export async function offeredVersions(sidecar: vscode.Uri): Promise<readonly OfferedVersion[]> {
  const [inGit, besides] = await Promise.all([versionsInGit(sidecar), readersFiles(sidecar)]);
  return [...inGit.near, ...besides, ...inGit.far];
}

/** A version that is a file of its own. */
export function fileVersion(uri: vscode.Uri, name: string): OfferedVersion {
  const file = posix.basename(uri.path);
  return {
    id: file,
    label: name,
    detail: file,
    name,
    read: async () => {
      const text = await readSidecar(uri);
      if (isUnreadable(text)) throw new Error(text.unreadable);
      return text;
    },
  };
}

/** What a version that moves is now; undefined where it is gone. */
export async function movingVersion(sidecar: vscode.Uri, id: string): Promise<OfferedVersion | undefined> {
  const { near, far } = await versionsInGit(sidecar, 0);
  return [...near, ...far].find((version) => version.isMoving === true && version.id === id);
}

interface VersionsInGit {
  readonly near: readonly OfferedVersion[];
  readonly far: readonly OfferedVersion[];
}

/** @param commits so many of the file are listed */
async function versionsInGit(sidecar: vscode.Uri, commits = mostCommits): Promise<VersionsInGit> {
  const none = { near: [], far: [] };
  if (sidecar.scheme !== 'file') return none;
  const api = await gitApi();
  const repository = api?.getRepository(sidecar);
  if (!api || !repository) return none;
  const file = await repositoryFile({ git: api.git.path, folder: repository.rootUri.fsPath }, sidecar.fsPath);
  if (!file) return none;
  const [head, merged, refs, ofFile] = await Promise.all([
    // The extension hears of a commit made elsewhere only after a while.
    commitCalled(file, 'HEAD'),
    commitCalled(file, 'MERGE_HEAD'),
    repository.getRefs({ sort: 'committerdate' }),
    // A repository without a commit has none of a file.
    commits === 0 ? [] : repository.log({ maxEntries: commits, path: sidecar.fsPath }).catch(() => []),
  ]);
  return {
    near: [...headOf(head, file, ofFile), indexOf(file), ...mergeOf(merged, file)],
    far: [
      ...refs.flatMap((ref) => refVersion(ref, file)),
      ...ofFile.map((each) => commitVersion(each, file)),
    ],
  };
}

function shortHash(commit: string): string {
  return commit.slice(0, shownOfHash);
}

function subjectOf(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}

function inState(
  file: RepositoryFile,
  state: RepositoryState,
  words: Omit<OfferedVersion, 'read'>,
): OfferedVersion {
  return { ...words, read: (signal) => fileAt(file, state, signal) };
}

function headOf(
  commit: string | undefined,
  file: RepositoryFile,
  commits: readonly GitCommit[],
): readonly OfferedVersion[] {
  if (commit === undefined) return [];
  const message = commits.find(({ hash }) => hash === commit)?.message;
  const subject = message === undefined ? '' : `: ${subjectOf(message)}`;
  const detail = `The last commit, ${shortHash(commit)}${subject}`;
  return [
    inState(
      file,
      { commit },
      { id: 'HEAD', label: 'HEAD', detail, name: `HEAD (${shortHash(commit)})`, isMoving: true },
    ),
  ];
}

function indexOf(file: RepositoryFile): OfferedVersion {
  return inState(file, 'index', {
    id: 'index',
    label: 'Index',
    detail: 'What is staged for the next commit',
    name: 'the index',
    isMoving: true,
  });
}

function mergeOf(commit: string | undefined, file: RepositoryFile): readonly OfferedVersion[] {
  if (commit === undefined) return [];
  const detail = `What is being merged, ${shortHash(commit)}`;
  const name = `the other side of the merge (${shortHash(commit)})`;
  return [
    inState(file, { commit }, { id: 'MERGE_HEAD', label: 'The other side of the merge', detail, name }),
  ];
}

const refWords = { 0: 'branch', 1: 'branch of a remote', 2: 'tag' } as const;

function refVersion({ type, name, commit }: GitRef, file: RepositoryFile): readonly OfferedVersion[] {
  if (name === undefined || commit === undefined) return [];
  const words = refWords[type];
  return [
    inState(
      file,
      { commit },
      {
        ...{
          id: name,
          label: name,
          detail: `The ${words} at ${shortHash(commit)}`,
          name: `${words} ${name}`,
        },
        isMoving: true,
      },
    ),
  ];
}

function commitVersion(
  { hash, message, authorName, authorDate }: GitCommit,
  file: RepositoryFile,
): OfferedVersion {
  const who = authorName ?? 'unknown';
  const when = authorDate ? `, ${authorDate.toISOString().slice(0, 10)}` : '';
  const subject = subjectOf(message);
  return inState(
    file,
    { commit: hash },
    {
      id: hash,
      label: subject,
      detail: `Commit ${shortHash(hash)} by ${who}${when}`,
      name: `${shortHash(hash)} ${subject}`,
    },
  );
}

/** Other readers' files of the same recording, beside the shared one. */
async function readersFiles(sidecar: vscode.Uri): Promise<readonly OfferedVersion[]> {
  const folder = vscode.Uri.joinPath(sidecar, '..');
  const own = posix.basename(sidecar.path);
  const recording = own.slice(0, -sidecarEnding.length);
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  return entries
    .flatMap(([name]) => {
      const reader = readerOf(recording, name);
      return reader === undefined
        ? []
        : [fileVersion(vscode.Uri.joinPath(folder, name), `${reader}’s labels`)];
    })
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}
