/** A file system in memory for the suites: notes every call, and can be told never to answer. */
import * as vscode from 'vscode';

interface Entry {
  readonly bytes: Uint8Array;
  readonly mtime: number;
  /** What `stat` says, where that is not so. */
  readonly statedSize?: number;
}

/** Files by path; folders are there where a file is in them. */
export class MemoryFiles implements vscode.FileSystemProvider, vscode.Disposable {
  /** Every call: `read /study/a.edf`. */
  readonly calls: string[] = [];
  /** Files whose reading never ends. */
  readonly hanging = new Set<string>();
  private readonly entries = new Map<string, Entry>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly registration: vscode.Disposable;
  private readonly scheme: string;
  private clock = 1_700_000_000_000;

  readonly onDidChangeFile = this.changed.event;

  /** VS Code keeps a scheme for a while after it is given up, so each suite has one of its own. */
  constructor(scheme: string) {
    this.scheme = scheme;
    this.registration = vscode.workspace.registerFileSystemProvider(scheme, this, { isCaseSensitive: true });
  }

  /** Puts a file there, or another in its place; gives its address. */
  put(path: string, content: Uint8Array | string, statedSize?: number): vscode.Uri {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.clock += 1000;
    this.entries.set(path, { bytes, mtime: this.clock, ...(statedSize === undefined ? {} : { statedSize }) });
    const uri = vscode.Uri.from({ scheme: this.scheme, path });
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    return uri;
  }

  /** The paths whose bytes were read, in order. */
  reads(): readonly string[] {
    return this.calls.flatMap((call) => (call.startsWith('read ') ? [call.slice('read '.length)] : []));
  }

  text(path: string): string | undefined {
    const entry = this.entries.get(path);
    return entry && new TextDecoder().decode(entry.bytes);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    this.calls.push(`stat ${uri.path}`);
    const entry = this.entries.get(uri.path);
    if (entry) {
      const size = entry.statedSize ?? entry.bytes.byteLength;
      return { type: vscode.FileType.File, ctime: 0, mtime: entry.mtime, size };
    }
    if (this.isFolder(uri.path)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.calls.push(`list ${uri.path}`);
    const prefix = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    const names = [...this.entries.keys()].filter((path) => path.startsWith(prefix));
    const below = names.map((path) => path.slice(prefix.length));
    const folders = below.flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : []));
    return [
      ...below
        .filter((path) => !path.includes('/'))
        .map((name): [string, vscode.FileType] => [name, vscode.FileType.File]),
      ...[...new Set(folders)].map((name): [string, vscode.FileType] => [name, vscode.FileType.Directory]),
    ];
  }

  readFile(uri: vscode.Uri): Uint8Array | Promise<Uint8Array> {
    this.calls.push(`read ${uri.path}`);
    const entry = this.entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return this.hanging.has(uri.path) ? new Promise(() => undefined) : entry.bytes;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.calls.push(`write ${uri.path}`);
    this.put(uri.path, content.slice());
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.calls.push(`rename ${from.path} ${to.path}`);
    const entry = this.entries.get(from.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(from);
    this.entries.delete(from.path);
    this.entries.set(to.path, entry);
  }

  delete(uri: vscode.Uri): void {
    this.calls.push(`delete ${uri.path}`);
    this.entries.delete(uri.path);
  }

  createDirectory(): void {
    // Folders are there where a file is in them.
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }

  private isFolder(path: string): boolean {
    const prefix = path.endsWith('/') ? path : `${path}/`;
    return [...this.entries.keys()].some((file) => file.startsWith(prefix));
  }
}
