/**
 * Where bytes come from: one small interface, so that a local file, a virtual file system and a test
 * look alike to every reader. Sources read ranges; a reader never needs the whole file in memory.
 */
import type { FileHandle } from 'node:fs/promises';
import * as path from 'node:path';
import { FileError, openRegularFile, readInto, readNowInto } from '../base/files/regularFile';

/** A file's bytes, read by range. */
export interface ByteSource {
  /** File name without folder, for sentences a user reads. */
  readonly name: string;
  /** Length in bytes when it was opened. */
  readonly size: number;
  /**
   * Bytes [offset, offset + length), fewer where the file ends first (none past its end).
   * @param room at least that long, where they may be put: then they are a view of it
   */
  read(offset: number, length: number, room?: Uint8Array): Promise<Uint8Array>;
  /** The same while the thread waits, where that can be: for a library that knows no other way. */
  readNow?(offset: number, length: number): Uint8Array;
  close(): Promise<void>;
}

/** A recording's place: its own bytes, and the files that may stand beside it. */
export interface RecordingLocation {
  readonly name: string;
  open(): Promise<ByteSource>;
  /**
   * A file by path relative to the recording's folder (`../x` allowed), or undefined where there is none.
   * @throws FileError for a folder, a pipe, a device, and for a file that cannot be opened.
   */
  sibling(relativePath: string): Promise<ByteSource | undefined>;
}

/** A file on a local disk, held open and read by range. */
class FileSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  private readonly handle: FileHandle;

  constructor(name: string, size: number, handle: FileHandle) {
    this.name = name;
    this.size = size;
    this.handle = handle;
  }

  async read(offset: number, length: number, room?: Uint8Array): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const bytes = room ?? new Uint8Array(wanted);
    return bytes.subarray(0, await readInto(this.handle, bytes, wanted, offset));
  }

  readNow(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)));
    return bytes.subarray(0, readNowInto(this.handle, bytes, bytes.length, offset));
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}

/** Opens a local file for range reads; see `openRegularFile` for what is not opened, and for links. @throws FileError */
export async function openFileSource(filePath: string): Promise<ByteSource> {
  const { handle, stats } = await openRegularFile(filePath);
  return new FileSource(path.basename(filePath), stats.size, handle);
}

/** Bytes already in memory, as a source. */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.byteLength,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, Math.max(offset, offset + length))),
    readNow: (offset, length) => bytes.subarray(offset, Math.max(offset, offset + length)),
    close: () => Promise.resolve(),
  };
}

/** The place of a recording on a local disk. */
export function fileLocation(filePath: string): RecordingLocation {
  return {
    name: path.basename(filePath),
    open: () => openFileSource(filePath),
    sibling: async (relativePath) => {
      try {
        return await openFileSource(path.resolve(path.dirname(filePath), relativePath));
      } catch (error) {
        if (error instanceof FileError && error.problem === 'missing') return undefined;
        throw error;
      }
    },
  };
}
