/**
 * A lock beside a file, so that two processes never write it at the same moment. It is advisory: who knows nothing of
 * it is found out by the second look before the write (see updateFile.ts). A dead process's lock is taken over at once,
 * one that cannot be judged from here (such as another machine's) when nothing has touched it for some seconds of our
 * own clock.
 */
import { randomBytes } from 'node:crypto';
import { link, lstat, mkdir, rename, unlink, utimes, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { FileError, readRegularFile } from './regularFile';
import { lifeOf, nameOf, readHolder, thisProcess } from './lockHolder';
import { codeOf, SaveError } from './saveError';
import { besideFile, inStateFolder, type SideNames } from './sideNames';

/** A lock that this process holds. */
export interface FileLock {
  /** False once another process has taken it over, because we seemed to be gone. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** How long a lock is respected. */
export interface Patience {
  /** A holder that can't be asked may be silent for this long. */
  readonly silenceMilliseconds: number;
  /** How long we wait for one that lives. */
  readonly waitMilliseconds: number;
}

const defaultPatience: Patience = { silenceMilliseconds: 8000, waitMilliseconds: 20_000 };

/** How often a holder shows that it lives. */
const beatMilliseconds = 1000;
const mostLockBytes = 4096;

/** Takes the lock of a file, or waits for it. @throws SaveError naming who holds it, after twenty seconds. */
export async function takeLock(filePath: string, patience = defaultPatience): Promise<FileLock> {
  try {
    return await takeLockAt(besideFile(filePath), filePath, patience);
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof SaveError || code === 'ENOENT' || code === 'ENOTDIR') throw error;
  }
  // A folder that can't be written (or a full disk): processes of this user at least keep out of each other's way.
  try {
    const names = inStateFolder(filePath);
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    return await takeLockAt(names, filePath, patience);
  } catch (error) {
    if (error instanceof SaveError || codeOf(error) === undefined) throw error;
    return { isHeld: () => Promise.resolve(true), release: () => Promise.resolve() };
  }
}

async function takeLockAt(names: SideNames, filePath: string, patience: Patience): Promise<FileLock> {
  const text = JSON.stringify({ ...(await thisProcess()), token: randomBytes(16).toString('hex') });
  const begin = performance.now();
  let seen = { content: '', since: begin };
  for (;;) {
    const found = await look(names.lock);
    if (!found) {
      if (await create(names, text)) return heldLock(names.lock, text);
      continue;
    }
    const now = performance.now();
    if (found.content !== seen.content) seen = { content: found.content, since: now };
    const holder = readHolder(found.text);
    const life = await lifeOf(holder);
    const isSilent = life === 'unknown' && now - seen.since > patience.silenceMilliseconds;
    if (life === 'dead' || isSilent) await removeStale(names, found.text);
    else if (now - begin > patience.waitMilliseconds) throw heldBy(nameOf(holder), filePath);
    else await sleep(5 + Math.random() * 15);
  }
}

function heldBy(who: string, filePath: string): SaveError {
  const name = path.basename(filePath);
  return new SaveError('locked', `${name} can't be written: ${who} is writing it. Save again in a moment.`);
}

/**
 * Makes the lock; false where there is one. It is written first and then given its name, so that whoever finds it knows
 * whose it is.
 */
async function create(names: SideNames, text: string): Promise<boolean> {
  const written = names.temporary();
  await writeFile(written, text, { flag: 'wx', mode: 0o644 });
  try {
    await link(written, names.lock);
    return true;
  } catch (error) {
    // `ENOENT`: the holder has tidied what it took for a leftover.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false;
    return await createWithoutLink(names.lock, text);
  } finally {
    await removeIfThere(written);
  }
}

/** For file systems without links: whoever finds the lock before it is written waits. */
async function createWithoutLink(lock: string, text: string): Promise<boolean> {
  try {
    await writeFile(lock, text, { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A lock as it is now: its text, and all that changes while its holder lives. */
async function look(lock: string): Promise<{ readonly text: string; readonly content: string } | undefined> {
  try {
    const stats = await lstat(lock);
    if (stats.isDirectory()) {
      const name = path.basename(lock);
      throw new SaveError(
        'locked',
        `A folder stands where the lock ${name} should: remove it and save again.`,
      );
    }
    const text = stats.isFile() ? new TextDecoder().decode(await readRegularFile(lock, mostLockBytes)) : '';
    return { text, content: `${text} ${stats.mtimeMs} ${stats.ino}` };
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || isMissing(error)) return undefined;
    if (error instanceof FileError) return { text: '', content: error.problem };
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof FileError && error.problem === 'missing';
}

/**
 * Takes a stale lock away. Another process may do so at the same moment and lock anew between our look and our step, so
 * it is moved first and looked at again; one that turns out to be another's is put back.
 */
async function removeStale(names: SideNames, text: string): Promise<void> {
  const aside = names.temporary();
  try {
    await rename(names.lock, aside);
    const moved = await look(aside);
    if (moved && moved.text !== text) await link(aside, names.lock);
  } catch (error) {
    // Gone already, or locked anew meanwhile: who lost their lock so finds out before they write.
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  }
  await removeIfThere(aside);
}

/** Takes away a lock that a crash has left at one of the places where locks of a file stand. */
export async function removeDeadLock(names: SideNames): Promise<void> {
  const found = await look(names.lock);
  if (found && (await lifeOf(readHolder(found.text))) === 'dead') await removeStale(names, found.text);
}

/** Removes a file that may be gone already. */
export async function removeIfThere(filePath: string): Promise<void> {
  try {
    await unlink(filePath);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function heldLock(lock: string, text: string): FileLock {
  const beat = setInterval(() => {
    const now = new Date();
    // A lock that is gone is found out by `isHeld`.
    utimes(lock, now, now).catch(() => undefined);
  }, beatMilliseconds);
  beat.unref();
  const isHeld = async (): Promise<boolean> => (await look(lock))?.text === text;
  return {
    isHeld,
    release: async () => {
      clearInterval(beat);
      if (await isHeld()) await removeIfThere(lock);
    },
  };
}
