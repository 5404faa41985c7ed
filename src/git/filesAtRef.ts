/** Files of one commit. */
import { gitText } from './runGit';
import type { NamedCommit } from './refs';

/** A file of a commit; its path is from the repository's root, with `/`. */
export interface CommittedFile {
  readonly path: string;
  /** What `blobBytes` gives its bytes by. */
  readonly id: string;
}

/** What a commit has at a place; other repositories are left out. */
export interface FoundAtRef {
  readonly files: readonly CommittedFile[];
  /** Paths of links: what they lead to is a file of the commit itself, or of no commit. */
  readonly links: readonly string[];
}

/**
 * The file that stands at a path in a commit, or all files in a folder and the folders in it, in the order of their paths.
 * @param path from the root; empty for everything
 * @throws GitError
 */
export async function filesAtRef(
  repository: string,
  { hash }: NamedCommit,
  path: string,
): Promise<FoundAtRef> {
  const only = path === '' ? [] : [`:(top,literal)${path}`];
  const listed = await gitText(repository, ['ls-tree', '-r', '-z', '--full-tree', hash, '--', ...only]);
  const entries = listed
    .split('\0')
    .map((line) => {
      const [, mode = '', id = '', at = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/u.exec(line) ?? [];
      return { mode, id, path: at };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files: entries.filter(({ mode }) => mode.startsWith('100')).map(({ path: at, id }) => ({ path: at, id })),
    links: entries.filter(({ mode }) => mode === '120000').map(({ path: at }) => at),
  };
}
