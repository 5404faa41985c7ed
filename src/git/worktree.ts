/** Which repository a folder is in: a worktree and a submodule are found like any other, and a subfolder's is the one around it. */
import * as path from 'node:path';
import { GitError, gitLine, runGit, type GitPlace } from './runGit';

/** The folder that the files of the repository around a folder stand in. @throws GitError where there is none */
export async function worktreeOf(place: GitPlace): Promise<string> {
  const { code, out, said } = await runGit(place, ['rev-parse', '--show-toplevel']);
  // A name may end with a blank, so nothing but the line end goes.
  const top = Buffer.from(out)
    .toString('utf8')
    .replace(/\r?\n$/u, '');
  if (code === 0 && top !== '') return path.resolve(top);
  if (code === undefined) throw new GitError(`Git could not be started (${place.git}): ${said}`);
  const name = path.basename(place.folder);
  if (said.includes('not a git repository')) {
    throw new GitError(`The folder ${name} is not in a git repository: make one with "git init" first.`);
  }
  if (code === 0 || said.includes('must be run in a work tree')) {
    throw new GitError(`${name} belongs to git's own files, not to a folder with label files.`);
  }
  throw new GitError(`Git can't say which repository the folder ${name} is in: ${said}`);
}

/** How many other folders have files of the same repository, and its configuration with them. */
export async function otherWorktrees(place: GitPlace): Promise<number> {
  const { out } = await runGit(place, ['worktree', 'list', '--porcelain']);
  const listed = Buffer.from(out).toString('utf8').split('\n\n');
  // A bare repository has no files; those of a worktree whose folder has gone are prunable.
  const isThere = (block: string): boolean =>
    block.startsWith('worktree ') && !/^(?:bare|prunable)\b/mu.test(block);
  return Math.max(0, listed.filter(isThere).length - 1);
}

/** Git's own folders of a repository: the worktree's, and the one that all its worktrees share; none where there is no repository. */
export async function gitFolders(place: GitPlace): Promise<readonly string[]> {
  const asked = ['--absolute-git-dir', '--git-common-dir'];
  const found = await Promise.all(asked.map((each) => gitLine(place, ['rev-parse', each])));
  // The shared one is told from where git is run.
  const folders = found.flatMap((each) => (each === undefined ? [] : [path.resolve(place.folder, each)]));
  return [...new Set(folders)];
}
