/** VS Code's own git extension: which git there is, the repositories that are open, their refs and commits. What we use of its API is declared here. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { gitExtensionApi, type GitProgram } from '../editor/git/gitProgram';

/** A branch or a tag. */
export interface GitRef {
  /** 0 a branch, 1 a branch of a remote, 2 a tag. */
  readonly type: 0 | 1 | 2;
  readonly name?: string;
  readonly commit?: string;
}

/** A commit of a file's history. */
export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly authorDate?: Date;
}

interface GitChange {
  readonly uri: vscode.Uri;
}

interface GitRepositoryState {
  readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
  /** Files that a merge has left for a person to settle. */
  readonly mergeChanges: readonly GitChange[];
  readonly indexChanges: readonly GitChange[];
  readonly workingTreeChanges: readonly GitChange[];
  readonly untrackedChanges: readonly GitChange[];
  readonly onDidChange: vscode.Event<void>;
}

/** A repository that the git extension has open. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: GitRepositoryState;
  getRefs(query: { readonly sort?: 'alphabetically' | 'committerdate' }): Promise<readonly GitRef[]>;
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly GitCommit[]>;
  /** Puts files into the index, by their paths. */
  add(paths: string[]): Promise<void>;
  /** Reads the state of the repository anew. */
  status(): Promise<void>;
}

/** What the extension answers for version 1. */
export interface GitApi extends GitProgram {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  /** Null where the extension has not opened the repository around. */
  getRepository(uri: vscode.Uri): GitRepository | null;
}

/** The API, where git may be run. */
export function gitApi(): Promise<GitApi | undefined> {
  return gitExtensionApi<GitApi>();
}

/** Said wherever git is not run for that reason. */
export const untrusted =
  'This workspace is not trusted, and git runs what a repository’s configuration names: trust it first (Workspaces: Manage Workspace Trust).';

/** Said where VS Code has none. */
export const noGit = 'VS Code has no git here: install it, or switch its setting git.enabled on.';

/** Why git has nothing to say of a file, in a sentence; undefined where it can be asked. */
export async function whyNoGit(file: vscode.Uri): Promise<string | undefined> {
  if (!vscode.workspace.isTrusted) return untrusted;
  const name = posix.basename(file.path);
  if (file.scheme !== 'file') {
    return `${name} is on no disk of this machine, so git knows nothing of it here.`;
  }
  const api = await gitApi();
  if (!api) return noGit;
  return api.getRepository(file) ? undefined : `${name} is in no repository that VS Code has open.`;
}

/** The open repository around a file. */
export async function repositoryOf(uri: vscode.Uri): Promise<GitRepository | undefined> {
  return (await gitApi())?.getRepository(uri) ?? undefined;
}
