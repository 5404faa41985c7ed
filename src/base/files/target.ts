/** The file behind a path, links followed, and what it is now: the version that a change stands on. */
import type { Stats } from 'node:fs';
import { access, constants, lstat, readlink, realpath } from 'node:fs/promises';
import * as path from 'node:path';
import { FileError, openRegularFile, readInto, refuseTooLarge } from './regularFile';
import { asSaveError, codeOf, refusal } from './saveError';

/** A file's bytes, and what the file system says of it. */
export interface FileVersion {
  readonly bytes: Uint8Array;
  readonly stats: Stats;
}

const mostLinks = 40;

/**
 * The path that is written when `filePath` is: where its links lead, also where nothing stands there yet.
 * @throws the file system's error where its folder is not there; SaveError for links that never end.
 */
export async function targetOf(filePath: string): Promise<string> {
  let current = path.resolve(filePath);
  for (let links = 0; links < mostLinks; links++) {
    const folder = await realpath(path.dirname(current));
    current = path.join(folder, path.basename(current));
    if (!(await isLink(current))) return current;
    current = path.resolve(folder, await readlink(current));
  }
  throw refusal('not-a-file', path.basename(filePath));
}

async function isLink(filePath: string): Promise<boolean> {
  try {
    return (await lstat(filePath)).isSymbolicLink();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** The file as it is now; undefined where there is none. @throws FileError where it can't be read. */
export async function readVersion(target: string, mostBytes: number): Promise<FileVersion | undefined> {
  try {
    const { handle, stats } = await openRegularFile(target);
    try {
      refuseTooLarge(stats.size, path.basename(target), mostBytes);
      const bytes = new Uint8Array(stats.size);
      return { bytes: bytes.subarray(0, await readInto(handle, bytes, bytes.length, 0)), stats };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof FileError && error.problem === 'missing') return undefined;
    throw error;
  }
}

/** True when both hold the same bytes, or neither is there. */
export function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Buffer.compare(a, b) === 0;
}

/** True when the file still holds what `version` says, or is still not there. */
export async function isStill(
  target: string,
  version: FileVersion | undefined,
  mostBytes: number,
): Promise<boolean> {
  const now = await readVersion(target, mostBytes);
  return sameBytes(now?.bytes, version?.bytes);
}

/**
 * Makes sure that this process may do `mode` (of `fs.constants`) to a path. `name` is for the sentence.
 * @throws SaveError
 */
export async function requireAccess(filePath: string, mode: number, name: string): Promise<void> {
  try {
    await access(filePath, mode);
  } catch (error) {
    throw asSaveError(error, name);
  }
}

/**
 * Makes sure that a file may be written. One without any write permission is meant to stay as it is, also where this
 * user (the superuser) could write it all the same.
 * @throws SaveError
 */
export async function requireWritable(target: string, { mode }: Stats, name: string): Promise<void> {
  if ((mode & 0o222) === 0) throw refusal('read-only-file', name);
  await requireAccess(target, constants.W_OK, name);
}
