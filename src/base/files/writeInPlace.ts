/**
 * Writes over a file where it stands, for one that no new file may replace: it has a second name, another's owner, a
 * folder that may not be written, or is a mount of its own. A journal makes sure that one of both texts can be had.
 */
import { lstat, mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import * as path from 'node:path';
import { FileError, readRegularFile } from './regularFile';
import { removeIfThere } from './fileLock';
import { decodeJournal, encodeJournal, isCutShort, type Journal } from './journal';
import type { Attempt, Replacement } from './replacement';
import { codeOf } from './saveError';
import { besideFile, inStateFolder, type SideNames } from './sideNames';
import { readVersion, sameBytes, type FileVersion } from './target';
import { syncFolder, writeTemporary, type Keeping } from './temporary';

const blockBytes = 64 * 1024;

/** What stands in the way of a journal beside the file, and not of one elsewhere. */
const closedFolder: readonly (string | undefined)[] = ['EACCES', 'EPERM', 'EROFS'];

/** Puts the journal on the disk and answers its path. A state folder is its user's alone, whatever the file is. */
async function writeJournal(target: string, journal: Journal, kept: Keeping): Promise<string> {
  const bytes = encodeJournal(journal);
  try {
    return await putJournal(besideFile(target), bytes, kept.mode & 0o777);
  } catch (error) {
    if (!closedFolder.includes(codeOf(error))) throw error;
  }
  const names = inStateFolder(target);
  await mkdir(names.folder, { recursive: true, mode: 0o700 });
  return putJournal(names, bytes, 0o600);
}

async function putJournal(names: SideNames, bytes: Uint8Array, mode: number): Promise<string> {
  const temporary = names.temporary();
  await writeTemporary(temporary, bytes);
  const handle = await open(temporary, 'r+');
  await handle.chmod(mode).finally(() => handle.close());
  await rename(temporary, names.journal);
  await syncFolder(names.folder);
  return names.journal;
}

async function overwrite(
  handle: FileHandle,
  bytes: Uint8Array,
  afterBlock: () => Promise<void> | void,
): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const length = Math.min(blockBytes, bytes.length - offset);
    offset += (await handle.write(bytes, offset, length, offset)).bytesWritten;
    await afterBlock();
  }
  await handle.truncate(bytes.length);
  await handle.sync();
}

/**
 * Writes the new version over the old one, unless the file has changed since it was read.
 * @throws the file system's error; the file then holds the old text again, or the journal is left to tell.
 */
export async function writeInPlace(replacement: Replacement): Promise<Attempt> {
  const { target, found, next, isUnchanged, reached } = replacement;
  const journal = await writeJournal(target, { before: found.bytes, after: next }, found.stats);
  await reached('journalled');
  if (!(await isUnchanged())) {
    await removeIfThere(journal);
    return 'changed';
  }
  const written = await writeOver(replacement, () => reached('overwriting')).catch(async (error: unknown) => {
    if (await isWhole(target, found)) await removeIfThere(journal);
    throw error;
  });
  await removeIfThere(journal);
  await syncFolder(path.dirname(journal));
  return written;
}

async function writeOver(
  { target, found, next }: Replacement,
  afterBlock: () => Promise<void> | void,
): Promise<Attempt> {
  const handle = await open(target, 'r+');
  try {
    // Another file of the name since we looked: it is not the one that the journal is about.
    const { dev, ino } = await handle.stat();
    if (dev !== found.stats.dev || ino !== found.stats.ino) return 'changed';
    try {
      await overwrite(handle, next, afterBlock);
    } catch (error) {
      // The old text fits where it stood before, so also on a disk that is full.
      await overwrite(handle, found.bytes, () => undefined);
      throw error;
    }
    return 'done';
  } finally {
    await handle.close();
  }
}

async function isWhole(target: string, { bytes }: FileVersion): Promise<boolean> {
  return sameBytes((await readVersion(target, Infinity))?.bytes, bytes);
}

/** The journals of a file that a crash has left. A link in their place is none of ours. */
export async function journalsOf(target: string): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { journal } of [besideFile(target), inStateFolder(target)]) {
    try {
      if ((await lstat(journal)).isFile()) left.push(journal);
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes(codeOf(error) ?? '')) throw error;
    }
  }
  return left;
}

/** The journal; undefined for one that is none of ours. */
async function readJournal(journal: string, mostBytes: number): Promise<Journal | undefined> {
  try {
    return decodeJournal(await readRegularFile(journal, 2 * mostBytes + blockBytes));
  } catch (error) {
    if (error instanceof FileError && error.problem === 'too-large') return undefined;
    throw error;
  }
}

/** What a journal says that the file must hold, when it was cut short; undefined when it is as someone wanted it. */
export async function completedBy(
  journal: string,
  target: string,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  const texts = await readJournal(journal, mostBytes);
  const found = await readVersion(target, mostBytes);
  return texts && found && isCutShort(found.bytes, texts) ? texts.after : undefined;
}

/** Completes what a crash has cut short, and tidies its journal. The file's lock must be held. */
export async function recover(target: string, mostBytes: number): Promise<void> {
  for (const journal of await journalsOf(target)) {
    const after = await completedBy(journal, target, mostBytes);
    if (after) {
      const handle = await open(target, 'r+');
      await overwrite(handle, after, () => undefined).finally(() => handle.close());
    }
    await removeIfThere(journal);
  }
}
