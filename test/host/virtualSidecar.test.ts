import assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { readThroughVSCode, updateThroughVSCode } from '../../src/editor/sidecar/virtualSidecar';
import { parse } from '../../src/labels/parse';
import type { SidecarText } from '../../src/records/textOnDisk';

/** A file system in memory that keeps a log and fails, or stops half-way, when it is told to. */
class LoggedFiles implements vscode.FileSystemProvider {
  readonly files = new Map<string, Uint8Array>();
  readonly log: string[] = [];
  /** Called before a write: throws to fail, or answers how many bytes arrive before it fails. */
  beforeWrite: (name: string) => number | undefined = () => undefined;
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === '/' || uri.path === '/study') {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.find(uri).length };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map((name) => [name, vscode.FileType.File]);
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.find(uri);
  }

  /** Not at once: VS Code lets no later write of a file through when one has thrown instead of answering. */
  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await Promise.resolve();
    const name = path.posix.basename(uri.path);
    this.log.push(`write ${name}`);
    const arrived = this.beforeWrite(name);
    this.files.set(name, content.slice(0, arrived ?? content.length));
    if (arrived !== undefined) throw vscode.FileSystemError.Unavailable('connection lost');
  }

  delete(uri: vscode.Uri): void {
    const name = path.posix.basename(uri.path);
    this.log.push(`delete ${name}`);
    this.find(uri);
    this.files.delete(name);
  }

  rename(from: vscode.Uri): void {
    this.log.push(`rename ${from.path}`);
    throw vscode.FileSystemError.NoPermissions();
  }

  text(name: string): string | undefined {
    const bytes = this.files.get(name);
    return bytes && new TextDecoder().decode(bytes);
  }

  private find(uri: vscode.Uri): Uint8Array {
    const found = this.files.get(path.posix.basename(uri.path));
    if (!found) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  }
}

const sidecar = 'case.edf.labels.json';
const copy = `.${sidecar}.journal`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let count = 0;

describe('A sidecar on a file system that is not the disk’s', () => {
  let provider: LoggedFiles;
  let uri: vscode.Uri;
  let registration: vscode.Disposable;

  beforeEach(() => {
    provider = new LoggedFiles();
    const scheme = `emg-virtual-${++count}`;
    registration = vscode.workspace.registerFileSystemProvider(scheme, provider);
    uri = vscode.Uri.from({ scheme, path: `/study/${sidecar}` });
  });
  afterEach(() => void registration.dispose());

  const { fs } = vscode.workspace;
  const textOf = (found: SidecarText): unknown =>
    found instanceof Uint8Array ? new TextDecoder().decode(found) : found;
  const read = async (): Promise<unknown> => textOf(await readThroughVSCode(fs, uri));
  const append = (word: string): Promise<void> =>
    updateThroughVSCode(fs, uri, (found) =>
      bytes(`${found instanceof Uint8Array ? new TextDecoder().decode(found) : ''}${word} `),
    );

  it('is written over where it stands, with a safety copy until it has been read back; nothing of it is deleted or renamed', async () => {
    provider.files.set(sidecar, bytes('old '));
    await append('new');
    assert.equal(provider.text(sidecar), 'old new ');
    assert.deepEqual(provider.log, [`write ${copy}`, `write ${sidecar}`, `delete ${copy}`]);
  });

  it('is made where there is none', async () => {
    await append('new');
    assert.deepEqual([...provider.files.keys()], [sidecar]);
  });

  for (const arrived of [0, 2, 6]) {
    it(`keeps its old text when the connection is lost after ${arrived} bytes and comes back`, async () => {
      provider.files.set(sidecar, bytes('old text '));
      let failures = 0;
      provider.beforeWrite = (name) => (name === sidecar && failures++ === 0 ? arrived : undefined);
      await assert.rejects(append('new'), (error: unknown) => {
        assert.match(
          String(error),
          /labels\.json can't be written: its file system does not answer\. Try again/u,
        );
        return true;
      });
      assert.equal(provider.text(sidecar), 'old text ');
      assert.deepEqual([...provider.files.keys()], [sidecar]);
    });

    it(`is read whole from its safety copy when the connection is lost for good after ${arrived} bytes`, async () => {
      provider.files.set(sidecar, bytes('old text '));
      provider.beforeWrite = (name) => (name === sidecar ? arrived : undefined);
      await assert.rejects(append('new'));
      assert.equal(await read(), 'old text new ');
      provider.beforeWrite = () => undefined;
      await append('next');
      assert.equal(provider.text(sidecar), 'old text new next ');
      assert.deepEqual([...provider.files.keys()], [sidecar], 'the next save leaves nothing beside it');
    });
  }

  it('is put back by the next save when it was lost in the middle of one', async () => {
    provider.files.set(sidecar, bytes('old '));
    provider.beforeWrite = (name) => {
      if (name === sidecar) provider.files.delete(sidecar);
      return name === sidecar ? 0 : undefined;
    };
    await assert.rejects(append('new'));
    provider.files.delete(sidecar);
    assert.equal(await read(), 'old new ');
  });

  it('is merged with what someone else writes before ours is written', async () => {
    provider.files.set(sidecar, bytes('old '));
    let foreign = 0;
    provider.beforeWrite = (name) => {
      if (name === copy && foreign++ === 0) provider.files.set(sidecar, bytes('old foreign '));
      return undefined;
    };
    await append('ours');
    assert.equal(provider.text(sidecar), 'old foreign ours ');
  });

  it('keeps what someone has put there since a save was cut short', async () => {
    provider.files.set(sidecar, bytes('old '));
    provider.beforeWrite = (name) => (name === sidecar ? 1 : undefined);
    await assert.rejects(append('new'));
    provider.files.set(sidecar, bytes('pulled '));
    provider.beforeWrite = () => undefined;
    assert.equal(await read(), 'pulled ');
    await append('ours');
    assert.equal(provider.text(sidecar), 'pulled ours ');
    assert.deepEqual([...provider.files.keys()], [sidecar]);
  });

  it('that is a folder says so; one that is not UTF-8 comes as it is, for whoever reads it to say so', async () => {
    provider.files.set(sidecar, Uint8Array.of(0x0a, 0xe9));
    const found = await readThroughVSCode(fs, uri);
    assert.ok(found instanceof Uint8Array);
    const parsed = parse(found);
    assert.equal(
      !parsed.ok && parsed.message,
      'Line 2: Byte 1 of the line (hexadecimal E9) is not UTF-8 text; convert the file to UTF-8, or take an earlier version of it.',
    );
    const folder = await readThroughVSCode(fs, uri.with({ path: '/study' }));
    assert.deepEqual(folder, { unreadable: 'study is a folder, not a file: it is not opened.' });
  });
});
