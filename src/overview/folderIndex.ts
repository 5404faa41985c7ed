/**
 * An index of the recordings and label files of a folder and the folders in it, told row by row as they are counted, so that the
 * first ones show long before the last are read.
 *
 * The room: `sidecarTally` counts what is in one label file, `recordingNames` says by its name what it belongs to,
 * `recordingRow` sums up a recording, `fileSource` and `localFiles` are how files are seen, `tallyCache` and `keptTallies` what
 * was counted before. Nothing here knows VS Code; `src/worker` runs it in a thread of its own.
 */
import { compareText } from '../base/compareText';
import { folderOf, inFolder, type FileSource } from './fileSource';
import { isRecordingName, namedSidecar, orphanNamed, type NamedSidecar } from './recordingNames';
import { recordingRow, type RecordingRow, type SidecarRow } from './recordingRow';
import { isBroken, tallySidecar, type BrokenSidecar, type SidecarTally } from './sidecarTally';
import type { TallyCache } from './tallyCache';

/** What the index tells. */
export type IndexEvent =
  /** New rows, or rows in the place of those of the same folder and name. */
  | { readonly kind: 'rows'; readonly rows: readonly RecordingRow[] }
  /** That is all of this folder: rows of other names are no more. */
  | { readonly kind: 'folder'; readonly folder: string; readonly names: readonly string[] }
  /** There is no such folder any more, nor any in it. */
  | { readonly kind: 'gone'; readonly folder: string }
  /** Everything has been looked through; what is too much, in a sentence. */
  | { readonly kind: 'done'; readonly warning?: string };

/** Never looked into. */
const leftOut = new Set(['.git', 'node_modules', '.hg', '.svn']);

/** More folders are not a study but somebody's whole disk. */
const mostFolders = 50_000;
/** Folders in folders; a link is not followed, so nobody gets so deep by accident. */
const mostDepth = 64;
/** Files that are looked at together: most of the time goes by waiting for the disk. */
const filesAtOnce = 16;
/** Rows are told this often, or whenever a folder is through. */
const tellMilliseconds = 100;

export class FolderIndex {
  private readonly source: FileSource;
  private readonly cache: TallyCache;
  private readonly tell: (event: IndexEvent) => void;
  private readonly signal: AbortSignal;
  /** The folders that had recordings or label files, and the label files in each. */
  private readonly folders = new Map<string, readonly string[]>();
  private waiting: RecordingRow[] = [];
  private toldAt = -Infinity;

  /** @param signal once it is aborted, nothing more is read or told */
  constructor(
    source: FileSource,
    {
      cache,
      tell,
      signal,
    }: {
      readonly cache: TallyCache;
      readonly tell: (event: IndexEvent) => void;
      readonly signal: AbortSignal;
    },
  ) {
    this.source = source;
    this.cache = cache;
    this.tell = tell;
    this.signal = signal;
  }

  /** Looks through everything. */
  async scan(): Promise<void> {
    const before = new Set(this.folders.keys());
    const seen = await this.through('');
    if (this.signal.aborted) return;
    for (const folder of before) {
      if (!seen.has(folder)) this.leave(folder);
    }
    const files = new Set(
      [...this.folders].flatMap(([folder, names]) => names.map((name) => inFolder(folder, name))),
    );
    const isTooMuch = seen.size >= mostFolders;
    if (!isTooMuch) this.cache.keepOnly((file) => files.has(file));
    const warning = `More than ${mostFolders} folders: what is in the others is not listed. Open the folder of your study.`;
    this.tell({ kind: 'done', ...(isTooMuch ? { warning } : {}) });
  }

  /** Looks again at what may have changed: files, or folders with all that is in them. */
  async refresh(paths: readonly string[]): Promise<void> {
    const whole = new Set<string>();
    const alone = new Set<string>();
    for (const path of paths) {
      const isFolder = this.hasFolder(path) || (await this.source.entries(path)) !== undefined;
      if (isFolder) whole.add(path);
      else alone.add(folderOf(path));
    }
    for (const folder of whole) {
      const before = [...this.folders.keys()].filter((each) => isWithin(each, folder));
      const seen = await this.through(folder);
      for (const each of before) if (!seen.has(each)) this.leave(each);
    }
    for (const folder of alone) if (!whole.has(folder)) await this.folder(folder);
  }

  private hasFolder(path: string): boolean {
    for (const folder of this.folders.keys()) if (isWithin(folder, path)) return true;
    return false;
  }

  /** Looks through a folder and those in it; answers which there were. */
  private async through(start: string): Promise<ReadonlySet<string>> {
    const seen = new Set<string>();
    const ahead = [start];
    for (let folder = ahead.pop(); folder !== undefined; folder = ahead.pop()) {
      if (this.signal.aborted || seen.size >= mostFolders) break;
      const inside = await this.folder(folder);
      if (!inside) continue;
      seen.add(folder);
      if (folder.split('/').length >= mostDepth) continue;
      const next = inside.filter((name) => !leftOut.has(name)).sort((a, b) => compareText(b, a));
      for (const name of next) ahead.push(inFolder(folder, name));
    }
    return seen;
  }

  /** Brings the rows of one folder up to date; answers the folders in it, or undefined where there is none. */
  private async folder(folder: string): Promise<readonly string[] | undefined> {
    const entries = await this.source.entries(folder);
    if (!entries) {
      this.leave(folder);
      return undefined;
    }
    const files = new Set(entries.files);
    const sidecars = entries.files.flatMap((file) => namedSidecar(file, (name) => files.has(name)) ?? []);
    const groups = new Map<string, NamedSidecar[]>();
    for (const name of entries.files) if (isRecordingName(name)) groups.set(name, []);
    const orphans: NamedSidecar[] = [];
    for (const sidecar of sidecars) {
      const { recording } = sidecar;
      if (recording === undefined) orphans.push(sidecar);
      else groups.set(recording, [...(groups.get(recording) ?? []), sidecar]);
    }
    const ordered = [...groups].sort(([a], [b]) => compareText(a, b));
    const names = [...(await this.rowsThere(folder, ordered)), ...(await this.rowsWithout(folder, orphans))];
    if (this.signal.aborted) return undefined;
    this.flush();
    if (names.length > 0 || this.folders.has(folder)) this.tell({ kind: 'folder', folder, names });
    const own = sidecars.map(({ file }) => file);
    if (names.length > 0) this.folders.set(folder, own);
    else this.folders.delete(folder);
    return entries.folders;
  }

  private async rowsThere(
    folder: string,
    groups: readonly (readonly [name: string, sidecars: readonly NamedSidecar[]])[],
  ): Promise<readonly string[]> {
    for (let from = 0; from < groups.length; from += filesAtOnce) {
      if (this.signal.aborted) break;
      const rows = groups.slice(from, from + filesAtOnce).map(async ([name, sidecars]) => {
        const read = await Promise.all(sidecars.map((sidecar) => this.sidecar(folder, sidecar)));
        return recordingRow({ folder, name, isThere: true }, read.flat());
      });
      this.add(await Promise.all(rows));
    }
    return groups.map(([name]) => name);
  }

  /** Label files without their recording: whose they are, they have to say themselves. */
  private async rowsWithout(folder: string, orphans: readonly NamedSidecar[]): Promise<readonly string[]> {
    const groups = new Map<string, SidecarRow[]>();
    for (let from = 0; from < orphans.length; from += filesAtOnce) {
      if (this.signal.aborted) break;
      const some = orphans.slice(from, from + filesAtOnce);
      const read = await Promise.all(some.map((sidecar) => this.sidecar(folder, sidecar)));
      for (const row of read.flat()) {
        const { recording, reader } = orphanNamed(
          row.file,
          isBroken(row.tally) ? undefined : row.tally.recording,
        );
        groups.set(recording, [...(groups.get(recording) ?? []), { ...row, reader }]);
      }
    }
    this.add([...groups].map(([name, rows]) => recordingRow({ folder, name, isThere: false }, rows)));
    return [...groups.keys()];
  }

  /** Empty where the file has gone meanwhile. */
  private async sidecar(folder: string, { file, reader }: NamedSidecar): Promise<readonly SidecarRow[]> {
    const path = inFolder(folder, file);
    const state = await this.source.state(path);
    if (!state) return [];
    const { changedMilliseconds } = state;
    let tally = this.cache.get(path, state);
    if (!tally) {
      tally = await this.read(path);
      this.cache.put(path, state, tally);
    }
    return [{ file, reader, changedMilliseconds, tally }];
  }

  private async read(path: string): Promise<SidecarTally | BrokenSidecar> {
    try {
      return await tallySidecar(this.source.blocks(path));
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  private add(rows: readonly RecordingRow[]): void {
    this.waiting.push(...rows);
    if (performance.now() - this.toldAt >= tellMilliseconds) this.flush();
  }

  private flush(): void {
    const rows = this.waiting;
    this.waiting = [];
    if (rows.length === 0 || this.signal.aborted) return;
    this.tell({ kind: 'rows', rows });
    this.toldAt = performance.now();
  }

  private leave(folder: string): void {
    const gone = [...this.folders.keys()].filter((each) => isWithin(each, folder));
    for (const each of gone) this.folders.delete(each);
    if (gone.length > 0) this.tell({ kind: 'gone', folder });
  }
}

/** Whether a folder is another one or lies in it. */
function isWithin(folder: string, other: string): boolean {
  return other === '' || folder === other || folder.startsWith(`${other}/`);
}
