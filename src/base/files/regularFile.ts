/**
 * The one door to a file on a local disk: only a regular file is ever opened. A folder, a named pipe, a device or a
 * socket is refused by what it is before it is opened, since opening or reading one may wait for ever, and with it a
 * thread that the whole process shares.
 *
 * Links are followed, as every program does that the user starts: what a link leads to must be a regular file, wherever
 * it stands. Nothing that is read leaves the machine.
 */
import { constants, type Stats } from 'node:fs';
import { lstat, open, stat, type FileHandle } from 'node:fs/promises';
import * as path from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { annexSentence, leadsToAnnex } from './annexLink';

/** Why a file cannot be had. */
export type FileProblem =
  /** There is nothing of that name. */
  | 'missing'
  /** A link whose target does not exist. */
  | 'dangling-link'
  /** A link of git-annex or DataLad whose content is not on this machine. */
  | 'annex-link'
  /** A folder, a named pipe, a device or a socket. */
  | 'not-a-file'
  /** More bytes than the caller takes. */
  | 'too-large'
  | 'no-permission'
  /** Anything else the disk or file system said. */
  | 'unreadable';

/** A file that cannot be opened or read; its message is one sentence to show, with the file's name and without its folder. */
export class FileError extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'FileError';
    this.problem = problem;
  }
}

/** A regular file held open for reading, and what the file system said of it when it was opened. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly stats: Stats;
}

/** Names that Windows keeps for devices, whatever folder and extension they are given. */
const windowsDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** Without effect on a regular file; a pipe or terminal that took its place since we looked does not hold us up. */
const openFlags = constants.O_RDONLY | (flag('O_NONBLOCK') ?? 0) | (flag('O_NOCTTY') ?? 0);

/** What to do with a link in the place of a file: files of our own are never links. */
export type Links = 'follow' | 'refuse';

/**
 * Opens a regular file for reading; the caller closes the handle.
 * @throws FileError
 */
export async function openRegularFile(filePath: string, links: Links = 'follow'): Promise<OpenFile> {
  const name = path.basename(filePath);
  if (process.platform === 'win32' && windowsDevice.test(name)) throw notAFile(name, 'a device');
  try {
    refuseUnlessRegular(links === 'follow' ? await stat(filePath) : await lstat(filePath), name);
    const noFollow = links === 'follow' ? 0 : (flag('O_NOFOLLOW') ?? 0);
    const handle = await open(filePath, openFlags | noFollow);
    try {
      const stats = await handle.stat();
      refuseUnlessRegular(stats, name);
      return { handle, stats };
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    throw await asFileError(error, filePath);
  }
}

/**
 * All bytes of a regular file, for small ones such as label files and settings: as many as it had when it was opened,
 * fewer where it shrank since.
 * @throws FileError where it cannot be read or has more than `maximumBytes`.
 */
export async function readRegularFile(filePath: string, maximumBytes: number): Promise<Uint8Array> {
  const { handle, stats } = await openRegularFile(filePath);
  try {
    refuseTooLarge(stats.size, path.basename(filePath), maximumBytes);
    const bytes = new Uint8Array(stats.size);
    return bytes.subarray(0, await readInto(handle, bytes, bytes.length, 0));
  } catch (error) {
    throw await asFileError(error, filePath);
  } finally {
    await handle.close();
  }
}

/**
 * Reads into the first `length` bytes of `bytes`, from a place in the file on.
 * @returns how many there were: fewer than `length` only where the file ends.
 */
export async function readInto(
  handle: FileHandle,
  bytes: Uint8Array,
  length: number,
  fileOffset: number,
): Promise<number> {
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, fileOffset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

/** @throws FileError where a file of `size` bytes is more than the caller takes. */
export function refuseTooLarge(size: number, name: string, maximumBytes: number): void {
  if (size <= maximumBytes) return;
  throw new FileError(
    'too-large',
    `${name} has ${megabytes(size)} MB; at most ${megabytes(maximumBytes)} MB are read.`,
  );
}

function refuseUnlessRegular(stats: Stats, name: string): void {
  if (!stats.isFile()) throw notAFile(name, whatItIs(stats));
}

function notAFile(name: string, what: string): FileError {
  return new FileError('not-a-file', `${name} is ${what}, not a file: it is not opened.`);
}

function whatItIs(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isSymbolicLink()) return 'a link';
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return 'a device';
  return 'something else';
}

/** The file system's error as a sentence without its code. */
async function asFileError(error: unknown, filePath: string): Promise<FileError> {
  if (error instanceof FileError) return error;
  const name = path.basename(filePath);
  const { code } = error as NodeJS.ErrnoException;
  const failed = (problem: FileProblem, sentence: string): FileError =>
    new FileError(problem, sentence, { cause: error });
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    if (await leadsToAnnex(filePath)) return failed('annex-link', annexSentence(name, 'link'));
    return (await isLink(filePath))
      ? failed('dangling-link', `${name} is a link to a file that is not there.`)
      : failed('missing', `${name} cannot be opened: there is no such file.`);
  }
  // A companion's or label file's name is longer than its recording's: there can be none.
  if (code === 'ENAMETOOLONG') {
    return failed('missing', `${name} cannot be opened: its name is too long, so there is no such file.`);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return failed('no-permission', `${name} cannot be read: you have no permission to read it.`);
  }
  return failed('unreadable', `${name} cannot be read: ${systemReason(error) ?? String(error)}.`);
}

/** What went wrong in the file system's words, without its code: `i/o error`; undefined for every other error. */
export function systemReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errno } = error as NodeJS.ErrnoException;
  const map = getSystemErrorMap();
  const entry = (errno !== undefined && map.get(errno)) || [...map.values()].find(([name]) => name === code);
  return entry?.[1];
}

async function isLink(filePath: string): Promise<boolean> {
  // A path that cannot be looked at is no link that we could tell the user about.
  const found = await lstat(filePath).catch(() => undefined);
  return found?.isSymbolicLink() ?? false;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}

/** A flag for opening, where this platform has it. */
function flag(name: 'O_NONBLOCK' | 'O_NOCTTY' | 'O_NOFOLLOW'): number | undefined {
  return (constants as Readonly<Partial<Record<string, number>>>)[name];
}
