/** Commits by what people call them: a branch, a tag, a hash, `BASE..HEAD`. */
import { gitText, GitError } from './runGit';
import { worktreeOf } from './worktree';

/** A commit, and what it was called. */
export interface NamedCommit {
  readonly name: string;
  /** Its whole hash: this, and never the name, is what git is given from here on. */
  readonly hash: string;
}

/** Two states that are compared; without `head` the second is what stands in the folder. */
export interface CommitRange {
  readonly base: NamedCommit;
  readonly head: NamedCommit | undefined;
}

/** The folder that a repository's paths start from. @throws GitError for a folder in none */
export async function repositoryOf(folder: string): Promise<string> {
  return worktreeOf({ git: 'git', folder });
}

/** @throws GitError for a name that no commit has */
export async function commitOf(repository: string, name: string): Promise<NamedCommit> {
  try {
    // Nothing that is given is ever an option: what begins with "-" is a name like any other.
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const hash = (await gitText(repository, args)).trim();
    if (/^[0-9a-f]{40,64}$/u.test(hash)) return { name, hash };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
  }
  throw new GitError(
    `"${name}" is not a commit of this repository. Check how it is spelled, and fetch it if it is elsewhere (a shallow clone has few commits).`,
  );
}

/**
 * What a range names. `BASE..HEAD` compares the two; `BASE...HEAD` compares HEAD with where it left BASE, as pull requests
 * do; BASE alone compares it with the files as they stand. As git has it, a side that is left out is HEAD.
 * @throws GitError
 */
export async function rangeOf(repository: string, range: string): Promise<CommitRange> {
  const dots = range.includes('...') ? '...' : range.includes('..') ? '..' : undefined;
  if (dots === undefined) return { base: await commitOf(repository, range), head: undefined };
  const place = range.indexOf(dots);
  const base = await commitOf(repository, range.slice(0, place) || 'HEAD');
  const head = await commitOf(repository, range.slice(place + dots.length) || 'HEAD');
  return { base: dots === '..' ? base : await forkOf(repository, base, head), head };
}

async function forkOf(repository: string, base: NamedCommit, head: NamedCommit): Promise<NamedCommit> {
  try {
    const hash = (await gitText(repository, ['merge-base', base.hash, head.hash])).trim();
    return { name: base.name, hash };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new GitError(
      `${base.name} and ${head.name} have no common commit here. Fetch all of the history (in a workflow: fetch-depth: 0).`,
      { cause: error },
    );
  }
}
