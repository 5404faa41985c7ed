/**
 * The one way to change a small file that others write too, so that no one's change is lost and a crash leaves the old
 * file or the new one. Under the file's lock it is read, changed, written beside, read again immediately before the new
 * version takes its place, and the whole is done anew when another has written it meanwhile.
 */
import { link, readdir, rename } from 'node:fs/promises';
import * as path from 'node:path';
import { removeDeadLock, removeIfThere, takeLock, type FileLock, type Patience } from './fileLock';
import type { Attempt, Reached, Replacement } from './replacement';
import { asSaveError, codeOf, refusal } from './saveError';
import { besideFile, inStateFolder, isOldTemporary } from './sideNames';
import { isStill, readVersion, requireWritable, sameBytes, targetOf } from './target';
import { OwnerNotKept, syncFolder, writeTemporary } from './temporary';
import { recover, writeInPlace } from './writeInPlace';

/** How a file is updated. */
export interface UpdateOptions {
  /** More bytes than this are refused; default 256 MiB. */
  readonly mostBytes?: number;
  /** How long another's lock is respected; for tests. */
  readonly patience?: Patience;
  /** For tests. */
  readonly reached?: Reached;
}

/** Given the bytes of a file (undefined: there is none) answers what they shall be; undefined: nothing is to be written. */
export type ChangeBytes = (
  current: Uint8Array | undefined,
) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

const mostAttempts = 50;

/** The default limit of what is read and written. */
export const defaultMostBytes = 256 * 2 ** 20;

/**
 * Changes a file. `change` is given the bytes on the disk (undefined: there is no file) and answers what they shall be,
 * or undefined where nothing is to be written; it is asked again when another has written meanwhile.
 *
 * A new file gets what new files get; an old one keeps its permissions, owner, further names, and a link to it. A file
 * without any write permission is left alone.
 * @returns whether something was written
 * @throws SaveError where it can't be written, FileError where what is there can't be read, and whatever `change` throws
 */
export async function updateFile(
  filePath: string,
  change: ChangeBytes,
  options: UpdateOptions = {},
): Promise<boolean> {
  const name = path.basename(filePath);
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const target = await targetOf(filePath);
      const lock = await takeLock(target, options.patience);
      try {
        await options.reached?.('locked');
        const outcome = await updateLocked({ filePath, target, lock }, change, options);
        if (outcome !== 'changed') return outcome === 'done';
      } finally {
        await lock.release();
      }
    }
    throw refusal('changing', name);
  } catch (error) {
    throw asSaveError(error, name);
  }
}

/** What is changed: a path, where its links lead, and the lock of what stands there. */
interface Locked {
  readonly filePath: string;
  readonly target: string;
  readonly lock: FileLock;
}

async function updateLocked(
  { filePath, target, lock }: Locked,
  change: ChangeBytes,
  { mostBytes = defaultMostBytes, reached = () => undefined }: UpdateOptions,
): Promise<Attempt | 'nothing-to-do'> {
  const name = path.basename(filePath);
  await recover(target, mostBytes);
  await removeLeftovers(target);
  const found = await readVersion(target, mostBytes);
  await reached('read');
  const next = await change(found?.bytes);
  if (next === undefined || sameBytes(next, found?.bytes)) return 'nothing-to-do';
  if (next.length > mostBytes) throw refusal('too-large', name);
  const isUnchanged = async (): Promise<boolean> =>
    (await lock.isHeld()) &&
    (await isStill(target, found, mostBytes)) &&
    // A link may have taken the place of a file or of another link, and is written through, not over.
    (await targetOf(filePath)) === target;
  if (!found) return create(target, next, isUnchanged, reached);
  await requireWritable(target, found.stats, name);
  return replace({ target, found, next, isUnchanged, reached });
}

/** What earlier crashes have left. Who holds the lock is the only one who writes, so nothing of it is in use. */
async function removeLeftovers(target: string): Promise<void> {
  for (const names of [besideFile(target), inStateFolder(target)]) {
    const entries = await readdir(names.folder).catch((error: unknown): string[] => {
      if (['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR'].includes(codeOf(error) ?? '')) return [];
      throw error;
    });
    if (entries.includes(path.basename(names.lock))) await removeDeadLock(names);
    const left = entries.filter((entry) => names.isTemporary(entry) || isOldTemporary(target, entry));
    for (const entry of left) {
      await removeIfThere(path.join(names.folder, entry)).catch((error: unknown) => {
        // A folder that can't be written, or a folder of that name: it stays, and harms nothing.
        if (!['EACCES', 'EPERM', 'EROFS', 'EISDIR'].includes(codeOf(error) ?? '')) throw error;
      });
    }
  }
}

/** Makes a file where there was none, and never over one that has arrived since: a link, unlike a rename, fails then. */
async function create(
  target: string,
  next: Uint8Array,
  isUnchanged: () => Promise<boolean>,
  reached: Reached,
): Promise<Attempt> {
  const temporary = besideFile(target).temporary();
  await writeTemporary(temporary, next);
  try {
    await reached('temporary');
    if (!(await isUnchanged())) return 'changed';
    await reached('looked-again');
    try {
      await link(temporary, target);
    } catch (error) {
      if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return 'changed';
      // A file system without links.
      if (!(await isUnchanged())) return 'changed';
      await rename(temporary, target);
    }
    await reached('replaced');
  } finally {
    await removeIfThere(temporary);
  }
  await syncFolder(path.dirname(target));
  return 'done';
}

/** Why a file can't be replaced by a new one and is written where it stands. */
const inPlaceCodes = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV', 'ENOTSUP', 'EINVAL'];

async function replace(replacement: Replacement): Promise<Attempt> {
  if (replacement.found.stats.nlink > 1) return writeInPlace(replacement);
  try {
    return await replaceByRename(replacement);
  } catch (error) {
    if (!(error instanceof OwnerNotKept) && !inPlaceCodes.includes(codeOf(error) ?? '')) throw error;
    return writeInPlace(replacement);
  }
}

async function replaceByRename({ target, found, next, isUnchanged, reached }: Replacement): Promise<Attempt> {
  const temporary = besideFile(target).temporary();
  await writeTemporary(temporary, next, found.stats);
  try {
    await reached('temporary');
    if (!(await isUnchanged())) return 'changed';
    await reached('looked-again');
    await rename(temporary, target);
    await reached('replaced');
  } catch (error) {
    // Another has taken the lock over and tidied.
    if (codeOf(error) === 'ENOENT') return 'changed';
    throw error;
  } finally {
    await removeIfThere(temporary);
  }
  await syncFolder(path.dirname(target));
  return 'done';
}
