/** Files of one commit. */
import { gitText } from './runGit';
import type { NamedCommit } from './refs';

/** A file of a commit; its path is from the repository's root, with `/`. */
export interface CommittedFile {
  readonly path: string;
  /** What `blobBytes` gives its bytes by. */
  readonly id: string;
}

/**
 * The file that stands at a path in a commit, or all files in a folder and the folders in it, in the order of their paths;
 * links and other repositories are left out.
 * @param path from the root; empty for everything
 * @throws GitError
 */
export async function filesAtRef(
  repository: string,
  { hash }: NamedCommit,
  path: string,
): Promise<readonly CommittedFile[]> {
  const only = path === '' ? [] : [`:(top,literal)${path}`];
  const listed = await gitText(repository, ['ls-tree', '-r', '-z', '--full-tree', hash, '--', ...only]);
  return listed
    .split('\0')
    .flatMap((line): readonly CommittedFile[] => {
      const [, mode = '', id = '', at = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/u.exec(line) ?? [];
      return mode.startsWith('100') ? [{ path: at, id }] : [];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
