/**
 * The files of one recording on a file system that only VS Code can reach (virtual workspaces), for the worker that opens
 * it: looked for when a reader asks, fetched whole and once, and shared by every worker of the recording. Never more than
 * a limit in all, never outside the folders that a recording's companions may stand in.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { RemoteError, type Handlers } from '../../protocol/rpc';
import type { FileIdentity, HostFileMethods } from '../../protocol/workerMethods';

type Stat = HostFileMethods['stat']['result'];

/** Bytes of all files of one recording together: they are held in memory as long as it is open. */
const mostBytes = 512_000_000;

/** A plain name, beside the recording or in a folder above it as the inheritance of BIDS has it. */
const allowedPath = /^(?:\.\.\/){0,3}(?!\.{1,2}$)[^/\\\0]+$/u;

/** What VS Code knows of a file without reading it; undefined where there is none. @throws FileSystemError */
export async function hostedIdentity(uri: vscode.Uri): Promise<FileIdentity | undefined> {
  return (await statFile(uri))?.identity;
}

async function statFile(uri: vscode.Uri): Promise<NonNullable<Stat> | undefined> {
  try {
    const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
    // A link to a file has both bits.
    if ((type & vscode.FileType.File) === 0) return undefined;
    return { bytes: size, identity: { file: '', state: `${size}:${mtime}` } };
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof vscode.FileSystemError &&
    (error.code === 'FileNotFound' || error.code === 'FileNotADirectory')
  );
}

/** Remembers what has been asked for as long as the recording is open. */
export class HostedFiles {
  private readonly folder: vscode.Uri;
  private readonly limitBytes: number;
  private readonly listings = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  private readonly stats = new Map<string, Promise<Stat>>();
  private readonly contents = new Map<string, Promise<SharedArrayBuffer>>();
  private totalBytes = 0;

  /** `limitBytes`: for all files together. */
  constructor(recording: vscode.Uri, limitBytes = mostBytes) {
    this.folder = vscode.Uri.joinPath(recording, '..');
    this.limitBytes = limitBytes;
  }

  /** The answers to a worker. */
  readonly handlers: Handlers<HostFileMethods> = {
    stat: (params) => this.stat(allowed(params)),
    read: (params) => this.read(allowed(params)),
  };

  private stat(file: string): Promise<Stat> {
    return remembered(this.stats, file, async () => {
      const listing = await this.listing(path.posix.dirname(file));
      const name = path.posix.basename(file);
      if (listing && !listing.has(name.toLowerCase())) return null;
      const found = await statFile(this.uriOf(file));
      if (found) this.requireRoom(found.bytes);
      return found ?? null;
    });
  }

  /** A folder's names: dozens of companions are looked for in each. Undefined where it can't be listed. */
  private listing(folder: string): Promise<ReadonlySet<string> | undefined> {
    return remembered(this.listings, folder, async () => {
      try {
        const entries = await vscode.workspace.fs.readDirectory(this.uriOf(folder));
        // Whether the case of letters counts, only the file system knows.
        return new Set(entries.map(([name]) => name.toLowerCase()));
      } catch {
        return undefined; // Some file systems list nothing: then each file is looked for.
      }
    });
  }

  private read(file: string): Promise<SharedArrayBuffer> {
    return remembered(this.contents, file, async () => {
      const found = await this.stat(file);
      if (!found) throw new RemoteError({ sentence: 'it is not there any more.' });
      this.take(found.bytes);
      const bytes = await vscode.workspace.fs.readFile(this.uriOf(file));
      // What the file system said before need not be so.
      this.take(Math.max(0, bytes.byteLength - found.bytes));
      const shared = new SharedArrayBuffer(bytes.byteLength);
      new Uint8Array(shared).set(bytes);
      return shared;
    });
  }

  /** Counts bytes before they are fetched. @throws RemoteError where they are too many */
  private take(bytes: number): void {
    this.requireRoom(bytes);
    this.totalBytes += bytes;
  }

  private requireRoom(bytes: number): void {
    const needed = this.totalBytes + bytes;
    if (needed <= this.limitBytes) return;
    // Readers put the file's name before it: "case01.edf cannot be opened: …".
    throw new RemoteError({
      sentence: `with it the recording has ${megabytes(needed)} MB; at most ${megabytes(this.limitBytes)} MB are fetched from this file system, which reads files only whole. Copy the recording to a local disk and open it there.`,
    });
  }

  private uriOf(file: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, file);
  }
}

/** What has been found out is not asked again; what failed is. */
function remembered<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found) return found;
  const asked = ask();
  known.set(key, asked);
  asked.catch(() => known.delete(key));
  return asked;
}

/** @throws RemoteError for a path that leads where no recording's files stand */
function allowed(params: unknown): string {
  const { path: file } = params as HostFileMethods['stat']['params'];
  if (typeof file === 'string' && allowedPath.test(file)) return file;
  throw new RemoteError({ sentence: 'Files are only read from the recording’s own folder.' });
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}
