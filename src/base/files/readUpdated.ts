/** Reads a file that `updateFile` writes: whole, and completed first where a crash has cut a write in place short. */
import { access, constants } from 'node:fs/promises';
import { takeLock } from './fileLock';
import { readVersion, targetOf, type FileVersion } from './target';
import { completedBy, journalsOf, recover } from './writeInPlace';

const mostLooks = 20;

/**
 * The file's bytes; undefined where there is none (a link that leads nowhere is none yet).
 * @throws FileError where it can't be read or has more than `mostBytes`, SaveError where another program writes it for
 * longer than it is worth waiting.
 */
export async function readUpdatedFile(filePath: string, mostBytes: number): Promise<Uint8Array | undefined> {
  let target: string;
  try {
    target = await targetOf(filePath);
  } catch {
    // Its folder can't be looked into, or is not there: reading says which, in a sentence.
    return (await readVersion(filePath, mostBytes))?.bytes;
  }
  for (let look = 0; look < mostLooks; look++) {
    if ((await journalsOf(target)).length > 0) return readUnderLock(target, mostBytes);
    const [found, after] = [await readVersion(target, mostBytes), await journalsOf(target)];
    // A write in place that began and ended while we read would show in the file's times.
    if (after.length === 0 && (await isAsRead(target, found, mostBytes))) return found?.bytes;
  }
  return readUnderLock(target, mostBytes);
}

async function isAsRead(target: string, found: FileVersion | undefined, mostBytes: number): Promise<boolean> {
  if (!found) return true;
  const now = await readVersion(target, mostBytes);
  return now?.stats.mtimeMs === found.stats.mtimeMs && now.stats.size === found.bytes.length;
}

/** Where this user may not complete the file, its journal still says what it should be. */
async function readUnderLock(target: string, mostBytes: number): Promise<Uint8Array | undefined> {
  const lock = await takeLock(target);
  try {
    const isOurs = await access(target, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (isOurs) await recover(target, mostBytes);
    for (const journal of await journalsOf(target)) {
      const after = await completedBy(journal, target, mostBytes);
      if (after) return after;
    }
    return (await readVersion(target, mostBytes))?.bytes;
  } finally {
    await lock.release();
  }
}
