/** A new version of a file, whole and flushed to the disk, under a name of its own beside the file. */
import type { Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { removeIfThere } from './fileLock';
import { codeOf } from './saveError';

/** The new file can't be given the old one's owner or permissions, so it must not take its place. */
export class OwnerNotKept extends Error {}

/** What a new version takes over from the old. */
export type Keeping = Pick<Stats, 'mode' | 'uid' | 'gid'>;

/** Flushes a folder, so that a name made or removed in it is so after a crash too. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    // Windows and some network drives can't flush a folder, and one may be writable without being readable.
    const cannot = ['EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF'];
    if (!cannot.includes(codeOf(error) ?? '')) throw error;
  } finally {
    await handle?.close();
  }
}

async function keep(handle: FileHandle, kept: Keeping): Promise<void> {
  const own = await handle.stat();
  try {
    // The owner first: a change of owner may take permissions away.
    if (own.uid !== kept.uid || own.gid !== kept.gid) await handle.chown(kept.uid, kept.gid);
    if (((await handle.stat()).mode ^ kept.mode) & 0o7777) await handle.chmod(kept.mode & 0o7777);
  } catch (error) {
    if (['EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error) ?? '')) {
      throw new OwnerNotKept();
    }
    throw error;
  }
}

/**
 * Writes the temporary and flushes it; nothing is left where that fails.
 * @param kept owner and permissions that it must have; otherwise what a new file of this user gets
 * @throws OwnerNotKept where it can't have them; the file system's error.
 */
export async function writeTemporary(filePath: string, bytes: Uint8Array, kept?: Keeping): Promise<void> {
  const handle = await open(filePath, 'wx', kept ? 0o600 : 0o666);
  try {
    await handle.writeFile(bytes);
    if (kept) await keep(handle, kept);
    await handle.sync();
  } catch (error) {
    await removeIfThere(filePath);
    throw error;
  } finally {
    await handle.close();
  }
}
