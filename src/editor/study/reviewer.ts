/**
 * Who is labelling: the person's own setting, else git's user name, else the login name. None of it comes from a
 * workspace that nobody has trusted: the setting can't be set there, and its repository is not asked.
 */
import { homedir, userInfo } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { plainName } from '../../base/displayText';
import { gitLine } from '../../git/runGit';
import { RecordError } from '../../records/recordError';
import { gitPath } from '../git/gitProgram';
import { reviewerSetting } from '../basics/settings';
import { readersOf } from './study';
import { readerAs } from './studyReader';

const mostCharacters = 100;

/** Names that git was asked for, by folder: git is a process, and a label should not wait for one each time. */
const asked = new Map<string, Promise<string>>();

/** The name in the repository's own configuration, else in the person's; empty where neither has one. */
async function nameIn(folder: string, isOwn: boolean): Promise<string> {
  const git = await gitPath();
  if (git === undefined) return '';
  const scope = isOwn ? [] : ['--global'];
  const name = await gitLine({ git, folder }, ['config', ...scope, '--get', 'user.name']);
  return plainName(name ?? '', mostCharacters);
}

async function gitUserName(recording: vscode.Uri): Promise<string> {
  const isOwn = vscode.workspace.isTrusted && recording.scheme === 'file';
  const folder = isOwn ? path.dirname(recording.fsPath) : homedir();
  const key = `${isOwn} ${folder}`;
  const name = asked.get(key) ?? nameIn(folder, isOwn);
  asked.set(key, name);
  // A person without a name may get one at any time.
  if ((await name.catch(() => '')) === '') asked.delete(key);
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
