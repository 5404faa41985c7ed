// Makes throw-away folders: workspaces under git, and profiles; all are removed when the process ends.
import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Profile } from './server';

const made: string[] = [];

function removeAll(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A new empty folder with a real (symlink-free) path. Children must have ended before this process does. */
export function scratchFolder(purpose: string): string {
  if (made.length === 0) process.on('exit', removeAll);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `emg-labels-${purpose}-`)));
  made.push(folder);
  return folder;
}

/** A profile nobody has used before. */
export function scratchProfile(): Profile {
  const folder = scratchFolder('profile');
  return { userDataDir: join(folder, 'user-data'), extensionsDir: join(folder, 'extensions') };
}

const gitEnvironment = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Test Reader',
  GIT_AUTHOR_EMAIL: 'reader@example.org',
  GIT_COMMITTER_NAME: 'Test Reader',
  GIT_COMMITTER_EMAIL: 'reader@example.org',
  LC_ALL: 'C',
};

/** Runs git in `folder` as a fixed person and returns its standard output. Throws with git's message. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const result = await promisify(execFile)('git', args, {
    cwd: folder,
    env: { ...process.env, ...gitEnvironment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return result.stdout;
}

/** Puts everything in `folder` under git, as one first commit on the branch `main`. */
export async function initialiseGit(folder: string): Promise<void> {
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await git(folder, 'config', 'user.name', 'Test Reader');
  await git(folder, 'config', 'user.email', 'reader@example.org');
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Start');
}
