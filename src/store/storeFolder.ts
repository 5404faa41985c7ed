/**
 * The folder of a store: this user's alone, and what in it is ours by its name. Nothing else in it is ever opened or
 * removed.
 */
import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, lstat, mkdir, readdir } from 'node:fs/promises';
import * as path from 'node:path';

/** What is in a recording's entries is medical data: no other user may read it. */
const folderMode = 0o700;
export const fileMode = 0o600;

const entryName = /^[0-9a-f]{16}-[0-9a-f]{16}-[0-9a-f]{32}\.kept$/u;
const temporaryName = /^[0-9a-f]{16}-[0-9a-f]{16}-[0-9a-f]{32}\.kept\.[0-9a-f]{16}\.tmp$/u;

/** A file of ours in the folder. */
export interface StoredFile {
  readonly path: string;
  readonly name: string;
  readonly kind: 'entry' | 'temporary';
  readonly bytes: number;
  /** When it was last used: kept as the time of its last change. */
  readonly usedMilliseconds: number;
}

/**
 * Makes the folder where it is not there.
 * @throws the file system's error; and an Error for one that is not ours alone: what is read from it would be another's.
 */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: folderMode });
  const stats = await lstat(folder);
  if (!stats.isDirectory()) throw new Error('Something that is not a folder stands where the store should.');
  if (!isOurs(stats)) throw new Error('The folder of the store belongs to another user.');
  // Windows has no such permissions: what is in a user's folders is theirs.
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) await chmod(folder, folderMode);
}

/** Whether a file or folder is this user's. */
export function isOurs({ uid }: Stats): boolean {
  return process.getuid === undefined || process.getuid() === uid;
}

/** A new name beside an entry, for a file that is to take its place. */
export function temporaryBeside(entry: string): string {
  return `${entry}.${randomBytes(8).toString('hex')}.tmp`;
}

/** Everything of ours in the folder. @throws the file system's error */
export async function filesIn(folder: string): Promise<readonly StoredFile[]> {
  const names = await readdir(folder);
  const found = await Promise.all(
    names.map(async (name): Promise<readonly StoredFile[]> => {
      const kind = entryName.test(name) ? 'entry' : temporaryName.test(name) ? 'temporary' : undefined;
      if (!kind) return [];
      const file = path.join(folder, name);
      // Another window may have removed it since.
      const stats = await lstat(file).catch(() => undefined);
      if (!stats || stats.isDirectory()) return [];
      return [{ path: file, name, kind, bytes: stats.size, usedMilliseconds: stats.mtimeMs }];
    }),
  );
  return found.flat();
}
