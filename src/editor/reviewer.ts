/**
 * Who is labelling: the person's own setting, else git's user name, else the login name. None of it comes from a
 * workspace that nobody has trusted: the setting can't be set there, and its repository is not asked.
 */
import { userInfo } from 'node:os';
import * as vscode from 'vscode';
import { plainName } from '../base/displayText';
import { RecordError } from '../records/recordError';
import { reviewerSetting } from './settings';
import { readersOf } from './study';
import { readerAs } from './studyReader';

/** The small part of the built-in git extension's API that is used here. */
interface GitRepository {
  readonly rootUri: vscode.Uri;
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}
interface GitApi {
  readonly repositories: readonly GitRepository[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

const mostCharacters = 100;

async function gitApi(): Promise<GitApi | undefined> {
  // Absent where the workspace is not trusted: VS Code runs no git there.
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const git = await extension?.activate();
  return git?.enabled === true ? git.getAPI(1) : undefined;
}

/** What git says; empty for a name that is not set, which git answers by failing. */
async function configured(ask: () => Promise<string>): Promise<string> {
  return plainName(await ask().catch(() => ''), mostCharacters);
}

/** The name in the repository's own configuration, else in the person's. */
async function nameIn(repository: GitRepository, isTrusted: boolean): Promise<string> {
  const own = isTrusted ? await configured(() => repository.getConfig('user.name')) : '';
  return own === '' ? configured(() => repository.getGlobalConfig('user.name')) : own;
}

/** Names that git was asked for, by repository: git is a process, and a label should not wait for one each time. */
const asked = new Map<string, Promise<string>>();

async function gitUserName(recording: vscode.Uri): Promise<string> {
  const git = await gitApi();
  const own = git?.getRepository(recording) ?? undefined;
  // Any repository knows the person's global name.
  const repository = own ?? git?.repositories[0];
  if (!repository) return '';
  const mayUseOwn = vscode.workspace.isTrusted && own !== undefined;
  const key = `${repository.rootUri.toString()} ${mayUseOwn}`;
  const name = asked.get(key) ?? nameIn(repository, mayUseOwn);
  asked.set(key, name);
  return name;
}

function loginName(): string {
  try {
    return plainName(userInfo().username, mostCharacters);
  } catch {
    // The system knows no user of this number, as in some containers.
    return '';
  }
}

/**
 * The name that stands in `by` and `reviews`: one short line; in a study that names its readers, as it knows this one.
 * @throws RecordError where nothing gives one
 */
export async function reviewerName(recording: vscode.Uri): Promise<string> {
  const usual = await usualName(recording);
  return (await readerAs(usual, recording, await readersOf(recording))) ?? usual;
}

/** The name of whoever is at this machine, in whatever study. @throws RecordError where nothing gives one */
export async function usualName(recording: vscode.Uri): Promise<string> {
  const set = plainName(reviewerSetting(), mostCharacters);
  if (set !== '') return set;
  const name = (await gitUserName(recording).catch(() => '')) || loginName();
  if (name !== '') return name;
  throw new RecordError(
    'Labels are signed, and nothing says by whom: put your name into the setting emg.reviewer.',
  );
}
