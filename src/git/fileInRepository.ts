/** A file as a repository has it. */
import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import { runGit, type GitPlace } from './runGit';

/** A file of a repository. */
export interface RepositoryFile extends GitPlace {
  /** As git writes it: from the root, or with `./` before it from the folder that git is run in. */
  readonly path: string;
}

/** As much as our own reader takes of a file. */
const mostFileBytes = 256 * 2 ** 20;
const mostAnswerBytes = 2 ** 16;

/** A full name of a commit: nothing else is given to git. */
const commitHash = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u;

/** Names the file whatever links lead to it; undefined for one outside the repository. */
export async function repositoryFile(place: GitPlace, file: string): Promise<RepositoryFile | undefined> {
  const root = await realpath(place.folder);
  // The file itself need not be there any more, or may be a link of the repository's own.
  const folder = await realpath(path.dirname(file));
  const relative = path.relative(root, path.join(folder, path.basename(file)));
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  return { ...place, folder: root, path: relative.split(path.sep).join('/') };
}

/** Which state of a repository: a commit by its full hash, what is staged, or a side of a merge: 1 what both come from, 2 ours, 3 theirs. */
export type RepositoryState = { readonly commit: string } | { readonly stage: 1 | 2 | 3 } | 'index';

function revOf(state: RepositoryState): string {
  if (state === 'index') return ':0';
  if ('stage' in state) return `:${state.stage}`;
  if (!commitHash.test(state.commit)) throw new Error('A commit is named by its whole hash.');
  return state.commit;
}

/** A file in the folder that git is run in, whatever repository that is in. */
export function fileInFolder(place: GitPlace, name: string): RepositoryFile {
  return { ...place, path: `./${name}` };
}

/**
 * The bytes of a file in that state, as they are stored: no filter and no textconv of the repository's sees them.
 * Undefined where there was no such file.
 * @throws Error with a sentence
 */
export async function fileAt(
  file: RepositoryFile,
  state: RepositoryState,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  const name = await runGit(file, ['rev-parse', '--verify', '--quiet', `${revOf(state)}:${file.path}`], {
    mostBytes: mostAnswerBytes,
    signal,
  });
  if (name.code !== 0) return undefined;
  const hash = Buffer.from(name.out).toString('latin1').trim();
  const blob = await runGit(file, ['cat-file', 'blob', hash], { mostBytes: mostFileBytes, signal });
  if (blob.code !== 0) {
    throw new Error(`git does not give ${file.path} as it was: its repository may be damaged.`);
  }
  return blob.out;
}

/**
 * The commit that a name of git's own stands for now, whatever an editor has seen of it: `MERGE_HEAD` is the other side of a
 * merge that is under way. Undefined where there is none.
 */
export async function commitCalled(
  place: GitPlace,
  name: 'HEAD' | 'MERGE_HEAD',
): Promise<string | undefined> {
  const found = await runGit(place, ['rev-parse', '--verify', '--quiet', name], {
    mostBytes: mostAnswerBytes,
  });
  const hash = Buffer.from(found.out).toString('latin1').trim();
  return found.code === 0 && commitHash.test(hash) ? hash : undefined;
}
