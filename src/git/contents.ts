/** The bytes of a file that git keeps. */
import { gitBytes } from './runGit';

/**
 * @param id as git lists it: a hash, so that no name of a file is ever given to git to be understood
 * @param mostBytes more than this is refused
 * @throws GitError
 */
export async function blobBytes(repository: string, id: string, mostBytes: number): Promise<Uint8Array> {
  return gitBytes(repository, ['cat-file', 'blob', id], mostBytes);
}
