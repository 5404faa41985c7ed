/** The rows of one folder's index, as they stand after what it has told. */
import type { IndexEvent } from './folderIndex';
import { folderOf, inFolder } from './fileSource';
import type { RecordingRow } from './recordingRow';

export class RowsById {
  /** By folder, then by name. */
  private readonly folders = new Map<string, Map<string, RecordingRow>>();

  get all(): readonly RecordingRow[] {
    return [...this.folders.values()].flatMap((rows) => [...rows.values()]);
  }

  get count(): number {
    return [...this.folders.values()].reduce((sum, rows) => sum + rows.size, 0);
  }

  /** The row of a recording by its path. */
  get(path: string): RecordingRow | undefined {
    return this.folders.get(folderOf(path))?.get(path.slice(path.lastIndexOf('/') + 1));
  }

  /** Answers the paths of recordings whose rows came, changed or went. */
  take(event: IndexEvent): readonly string[] {
    switch (event.kind) {
      case 'rows':
        return event.rows.map((row) => this.put(row));
      case 'folder': {
        const names = new Set(event.names);
        return this.remove(event.folder, (name) => !names.has(name));
      }
      case 'gone': {
        const isGone = (folder: string): boolean =>
          event.folder === '' || folder === event.folder || folder.startsWith(`${event.folder}/`);
        return [...this.folders.keys()].filter(isGone).flatMap((folder) => this.remove(folder, () => true));
      }
      case 'done':
        return [];
    }
  }

  private put(row: RecordingRow): string {
    const rows = this.folders.get(row.folder) ?? new Map<string, RecordingRow>();
    this.folders.set(row.folder, rows.set(row.name, row));
    return inFolder(row.folder, row.name);
  }

  private remove(folder: string, isGone: (name: string) => boolean): readonly string[] {
    const rows = this.folders.get(folder);
    const gone = [...(rows?.keys() ?? [])].filter(isGone);
    for (const name of gone) rows?.delete(name);
    if (rows?.size === 0) this.folders.delete(folder);
    return gone.map((name) => inFolder(folder, name));
  }
}
