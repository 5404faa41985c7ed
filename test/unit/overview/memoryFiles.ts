/** A tree of files in memory, as the index sees files, which counts what is read. */
import { inFolder, type FileSource } from '../../../src/overview/fileSource';

const minute = 60_000;

export class MemoryFiles implements FileSource {
  /** Paths that were read, in order. */
  readonly read: string[] = [];
  private readonly files = new Map<string, { readonly bytes: Uint8Array; readonly version: number }>();
  private versions = 0;

  write(path: string, text: string | Uint8Array = ''): void {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    this.files.set(path, { bytes, version: ++this.versions });
  }

  /** A file, or a folder with all that is in it. */
  remove(path: string): void {
    for (const file of [...this.files.keys()]) {
      if (file === path || file.startsWith(`${path}/`)) this.files.delete(file);
    }
  }

  entries(folder: string) {
    const prefix = folder === '' ? '' : `${folder}/`;
    const inside = [...this.files.keys()].filter((file) => file.startsWith(prefix));
    if (inside.length === 0 && folder !== '') return Promise.resolve(undefined);
    const names = inside.map((file) => file.slice(prefix.length).split('/'));
    return Promise.resolve({
      files: names.flatMap(([name = '', ...more]) => (more.length === 0 ? [name] : [])),
      folders: [...new Set(names.flatMap(([name = '', ...more]) => (more.length > 0 ? [name] : [])))],
    });
  }

  state(path: string) {
    const file = this.files.get(path);
    const state = file && { changedMilliseconds: file.version * minute, stamp: `${file.version}` };
    return Promise.resolve(state);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- in small blocks, as a disk gives them
  async *blocks(path: string): AsyncIterable<Uint8Array> {
    this.read.push(path);
    const { bytes } = this.files.get(path) ?? {};
    if (!bytes) throw new Error(`${inFolder('', path)} is not there.`);
    for (let from = 0; from < bytes.length; from += 1000) yield bytes.subarray(from, from + 1000);
  }
}
