/** Files that are not the same in two commits, or in a commit and the folder. */
import type { CommitRange } from './refs';
import { gitBytes } from './runGit';

/** What stands at a path on one side. */
export type FileSide =
  | { readonly kind: 'absent' }
  /** Kept by git under this name. */
  | { readonly kind: 'blob'; readonly id: string }
  /** As it stands in the folder. */
  | { readonly kind: 'folder' }
  /** A link, or another repository: nothing that is read. */
  | { readonly kind: 'no-file'; readonly what: 'a link' | 'another repository' };

/** A file that differs. Paths are from the repository's root, with `/`. */
export interface ChangedFile {
  /** Where it stands now, or stood where it is gone. */
  readonly path: string;
  /** Where it stood before, if elsewhere. */
  readonly was?: string;
  readonly before: FileSide;
  readonly after: FileSide;
}

/**
 * The changed files whose names end so, in the order of their paths; a file that was renamed is followed. With the folder
 * are compared also files that git does not know yet.
 * @param paths of files and folders, from the root: only these; none: all
 * @throws GitError
 */
export async function changedFiles(
  repository: string,
  { base, head }: CommitRange,
  { ending, paths }: { readonly ending: string; readonly paths: readonly string[] },
): Promise<readonly ChangedFile[]> {
  const only = pathspecs(paths, ending);
  const sides = head ? [base.hash, head.hash] : [base.hash];
  const args = ['diff', '--raw', '-z', '--no-abbrev', '-M', '--no-ext-diff', '--no-textconv'];
  const ignore = ['--ignore-submodules=all'];
  const listed = changesIn(await records(repository, [...args, ...ignore, ...sides, '--', ...only]));
  const known = head ? listed : await withFolder(repository, listed, only);
  const others = head
    ? []
    : await records(repository, ['ls-files', '--others', '--exclude-standard', '-z', '--', ...only]);
  const added = others.map((path): ChangedFile => ({ path, before: absent, after: { kind: 'folder' } }));
  return [...known, ...added]
    .filter(({ path }) => path.endsWith(ending))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Of a file in the folder that was renamed git computes the id, whether or not it has that content: then the folder alone has it. */
async function withFolder(
  repository: string,
  files: readonly ChangedFile[],
  only: readonly string[],
): Promise<readonly ChangedFile[]> {
  if (!files.some(({ was }) => was !== undefined)) return files;
  const indexed = await records(repository, ['ls-files', '--stage', '-z', '--', ...only]);
  // `100644 <id> 0`, a tab, the path.
  const ids = new Set(indexed.map((entry) => entry.split(' ', 2)[1]));
  return files.map((file) => {
    const { was, after } = file;
    const isUnknown = was !== undefined && after.kind === 'blob' && !ids.has(after.id);
    return isUnknown ? { ...file, after: { kind: 'folder' } } : file;
  });
}

const absent: FileSide = { kind: 'absent' };

/** Never a pattern of the user's: what is named is a path. */
export function pathspecs(paths: readonly string[], ending: string): readonly string[] {
  if (paths.length === 0) return [`:(top,glob)**/*${ending}`];
  return paths.map((path) => (path === '' ? `:(top,glob)**/*${ending}` : `:(top,literal)${path}`));
}

/** What git prints between zero bytes. */
async function records(repository: string, args: readonly string[]): Promise<readonly string[]> {
  const text = new TextDecoder().decode(await gitBytes(repository, args));
  return text.split('\0').slice(0, -1);
}

/** `:100644 100644 <id> <id> M`, then a path, or two of a file that was renamed. */
function changesIn(parts: readonly string[]): readonly ChangedFile[] {
  const changes: ChangedFile[] = [];
  for (let i = 0; i + 1 < parts.length; i++) {
    const [modes, toMode = '', from = '', to = '', status = ''] = (parts[i] ?? '').split(' ');
    const was = parts[(i += 1)] ?? '';
    const isMoved = /^[RC]/u.test(status);
    const path = isMoved ? (parts[(i += 1)] ?? '') : was;
    // A file that a merge has left open is listed once more without its ids.
    if (status.startsWith('U')) continue;
    changes.push({
      path,
      ...(path === was ? {} : { was }),
      before: status.startsWith('A') ? absent : sideOf((modes ?? '').slice(1), from),
      after: status.startsWith('D') ? absent : sideOf(toMode, to),
    });
  }
  return changes;
}

function sideOf(mode: string, id: string): FileSide {
  if (mode === '120000') return { kind: 'no-file', what: 'a link' };
  if (mode === '160000') return { kind: 'no-file', what: 'another repository' };
  // All zeros: git has not taken it up yet.
  return /^0+$/u.test(id) ? { kind: 'folder' } : { kind: 'blob', id };
}
