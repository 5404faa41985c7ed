/**
 * A store on disk for what is expensive to compute: entries of named sections by their keys, in one folder, within a size.
 * It can always be done without: whatever goes wrong (a full disk, a folder that can't be written, a damaged file) means
 * that an entry is not there, and is not worth a word to anybody.
 *
 * Several processes share a folder without knowing of each other: an entry is written under another name and then given
 * its own, so that who reads finds it whole or not at all; and what was cut short all the same (by a power failure, a
 * network drive) is known by its hash. That is also why nothing is flushed to the disk.
 *
 * The folder: `storeFolder.ts` says which files are ours, `entryFile.ts` what is in them, `shelf.ts` what belongs to one
 * recording, `plainValue.ts` how a value becomes bytes, `eviction.ts` what goes where there is no more
 * space. Nothing here knows what is kept.
 */
import { open, rename, rmdir, unlink, utimes, type FileHandle } from 'node:fs/promises';
import { endianness } from 'node:os';
import * as path from 'node:path';
import { openRegularFile } from '../base/files/regularFile';
import { entryBytes, readHead, readSection, type EntryHead, type Section } from './entryFile';
import { fits, holdingOf, toRemove, withOneMore, type Holding } from './eviction';
import { fileMode, filesIn, isOurs, prepareFolder, temporaryBeside, type StoredFile } from './storeFolder';

/** Where a store is, and how much it may hold: nothing at 0, and what was kept before is removed. */
export interface StoreChoice {
  readonly folder: string;
  readonly mostBytes: number;
}

/** An entry that is being read. */
export interface OpenEntry {
  /** What its writer had to say of it. */
  readonly about: string;
  /** A section's bytes, which are the caller's; undefined where there is none. */
  read(section: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** An entry's key, as its file's name has it; see `Shelf`. */
export type EntryKey = `${string}-${string}-${string}`;

/** So much is written before it is looked whether it is still wanted: some milliseconds. */
const bytesAtOnce = 2 ** 20;
/** When an entry was last used is written down no more often than this. */
const millisecondsBetweenUses = 60_000;
/** A file that was not given its name for so long was left by a crash. */
const leftoverMilliseconds = 600_000;
/** The folder is looked through again after this time: another process may have filled it. */
const millisecondsBetweenLooks = 30_000;

/** The entries of a folder. No method throws. */
export class ByteStore {
  readonly #folder: string;
  readonly #mostBytes: number;
  #isWritable = true;
  #isAbandoned = false;
  /** What the folder held when it was last looked through, and what was written since. */
  #known: Holding = holdingOf([]);
  #lookedMilliseconds = -Infinity;

  private constructor({ folder, mostBytes }: StoreChoice) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** The store in a folder, which is made; undefined where there can be none, or none is wanted. */
  static async open(choice: StoreChoice): Promise<ByteStore | undefined> {
    // Sections are typed arrays as they are in memory; no machine that VS Code runs on has them the other way round.
    if (endianness() !== 'LE') return undefined;
    if (!(choice.mostBytes > 0)) {
      await clearStore(choice.folder);
      return undefined;
    }
    try {
      await prepareFolder(choice.folder);
      return new ByteStore(choice);
    } catch {
      return undefined;
    }
  }

  /** What `reader` makes of an entry; undefined where there is none that is whole, or where `reader` throws. */
  async use<Value>(
    key: EntryKey,
    reader: (entry: OpenEntry) => Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    const file = this.#fileOf(key);
    let handle: FileHandle | undefined;
    try {
      const opened = await openRegularFile(file, 'refuse');
      ({ handle } = opened);
      const { size, mtimeMs } = opened.stats;
      if (!isOurs(opened.stats) || size > this.#mostBytes) return undefined;
      const head = await readHead(handle, size);
      if (head?.key !== key) {
        await this.#discard(file);
        return;
      }
      const entry = new EntryBeingRead(handle, head);
      const value = await reader(entry);
      if (entry.isDamaged) {
        await this.#discard(file);
        return;
      }
      if (Math.abs(Date.now() - mtimeMs) > millisecondsBetweenUses) await touch(file);
      return value;
    } catch {
      return undefined;
    } finally {
      await handle?.close().catch(() => undefined);
    }
  }

  /** Writes an entry, or takes the place of the one there is; resolves when it is there, or is not going to be. */
  async write(key: EntryKey, about: string, sections: readonly Section[]): Promise<void> {
    if (this.#isAbandoned || !this.#isWritable) return;
    const pieces = entryBytes(key, about, sections);
    if (!pieces) return;
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (bytes > this.#mostBytes) return;
    const file = this.#fileOf(key);
    const temporary = temporaryBeside(file);
    try {
      await this.#makeSpace(bytes);
      await writeNew(temporary, pieces, () => this.#isAbandoned);
      await rename(temporary, file);
      this.#known = withOneMore(this.#known, bytes);
    } catch {
      // A disk that is full now is not tried again for every entry: the next opening is another chance.
      this.#isWritable = false;
      await removed(temporary);
    }
  }

  /** Gives up what is being written, which leaves nothing behind, and writes nothing from now on. */
  abandon(): void {
    this.#isAbandoned = true;
  }

  /** Removes the entries for which `isToGo` says so; it sees their keys. */
  async removeWhere(isToGo: (key: string) => boolean): Promise<void> {
    const all = await filesIn(this.#folder).catch(() => []);
    const going = all.filter(({ kind, name }) => kind === 'entry' && isToGo(keyIn(name)));
    for (const { path: file } of going) await removed(file);
  }

  #fileOf(key: EntryKey): string {
    return path.join(this.#folder, `${key}.kept`);
  }

  async #discard(file: string): Promise<undefined> {
    await removed(file);
    return undefined;
  }

  /** Sees to it that so many bytes fit. */
  async #makeSpace(bytes: number): Promise<void> {
    const isDue = performance.now() - this.#lookedMilliseconds >= millisecondsBetweenLooks;
    if (!isDue && fits(this.#known, bytes, this.#mostBytes)) return;
    const all = await filesIn(this.#folder);
    await removeLeftovers(all);
    const entries = all.filter(({ kind }) => kind === 'entry');
    const going = new Set(toRemove(entries, bytes, this.#mostBytes));
    for (const { path: file } of going) await removed(file);
    this.#known = holdingOf(entries.filter((entry) => !going.has(entry)));
    this.#lookedMilliseconds = performance.now();
  }
}

/** How much a folder holds; see `ByteStore`. */
export async function storeUse(
  folder: string,
): Promise<{ readonly entries: number; readonly bytes: number }> {
  const all = await filesIn(folder).catch(() => []);
  return { entries: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Removes everything of ours in a folder, and the folder where nothing else is in it. */
export async function clearStore(folder: string): Promise<void> {
  const all = await filesIn(folder).catch(() => undefined);
  if (!all) return;
  for (const { path: file } of all) await removed(file);
  await rmdir(folder).catch(() => undefined);
}

/** Remembers whether what it was asked for was not whole. */
class EntryBeingRead implements OpenEntry {
  readonly about: string;
  isDamaged = false;
  readonly #handle: FileHandle;
  readonly #head: EntryHead;

  constructor(handle: FileHandle, head: EntryHead) {
    this.about = head.about;
    this.#handle = handle;
    this.#head = head;
  }

  async read(section: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = await readSection(this.#handle, this.#head, section);
    if (!bytes && this.#head.sections.has(section)) this.isDamaged = true;
    return bytes;
  }
}

function keyIn(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}

/** @throws the file system's error, and one where it is given up */
async function writeNew(
  file: string,
  pieces: readonly Uint8Array[],
  isGivenUp: () => boolean,
): Promise<void> {
  const handle = await open(file, 'wx', fileMode);
  try {
    for (const piece of pieces) {
      for (let from = 0; from < piece.length; from += bytesAtOnce) {
        if (isGivenUp()) throw new Error('It is given up.');
        await handle.writeFile(piece.subarray(from, from + bytesAtOnce));
      }
    }
  } finally {
    await handle.close();
  }
}

async function removeLeftovers(files: readonly StoredFile[]): Promise<void> {
  for (const { kind, path: file, usedMilliseconds } of files) {
    // Also one from the future: the clock was put back.
    const isOld = Math.abs(Date.now() - usedMilliseconds) > leftoverMilliseconds;
    if (kind === 'temporary' && isOld) await removed(file);
  }
}

/** Another process may have removed it, or holds it open on Windows: then it stays for the next time. */
async function removed(file: string): Promise<void> {
  await unlink(file).catch(() => undefined);
}

async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}
