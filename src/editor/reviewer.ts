/** Who is labelling: the setting, else git's user name in this workspace, else the login name. */
import { userInfo } from 'node:os';
import * as vscode from 'vscode';
import { reviewerSetting } from './settings';

/** The small part of the built-in git extension's API that is used here. */
interface GitRepository {
  readonly rootUri: vscode.Uri;
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): { readonly repositories: readonly GitRepository[] };
}

async function gitUserName(recording: vscode.Uri): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  const git = await extension.activate();
  if (!git.enabled) return undefined;
  const repository = git
    .getAPI(1)
    .repositories.find(({ rootUri }) => recording.path.startsWith(`${rootUri.path}/`));
  // git answers a key that is not set by failing: then there is no name, and the login name serves.
  const local = await repository?.getConfig('user.name').catch(() => '');
  const name =
    local === undefined || local === ''
      ? await repository?.getGlobalConfig('user.name').catch(() => '')
      : local;
  return name === undefined || name.trim() === '' ? undefined : name.trim();
}

/** The name that stands in `by` and `reviews`. */
export async function reviewerName(recording: vscode.Uri): Promise<string> {
  const configured = reviewerSetting();
  if (configured !== '') return configured;
  const fromGit = await gitUserName(recording).catch(() => undefined);
  return fromGit ?? userInfo().username;
}
