/**
 * The recordings of the workspace with what their label files hold, for all who show them. Nothing is read before somebody
 * asks; from then on it is kept fresh.
 *
 * The room: what a team sees of a workspace in VS Code, outside the editor of a recording. `recordings` is the data;
 * `recordingTree`, `recordingTable` and `recordingBadges` show it; `recordingCommands` are what can be done with it.
 */
import * as vscode from 'vscode';
import { inFolder } from '../overview/fileSource';
import type { RecordingRow } from '../overview/recordingRow';
import { FolderRows, type IndexPlaces } from './folderRows';
import { watchFolder } from './folderWatch';

/** A recording, and where it stands. */
export interface ListedRecording extends RecordingRow {
  /** Its address as text, by which others name it. */
  readonly id: string;
  readonly uri: vscode.Uri;
}

interface Indexed {
  readonly folder: vscode.WorkspaceFolder;
  readonly rows: FolderRows;
  dispose(): void;
}

export class Recordings implements vscode.Disposable {
  private readonly places: () => IndexPlaces;
  private readonly indexed = new Map<string, Indexed>();
  private readonly changes = new vscode.EventEmitter<readonly vscode.Uri[]>();
  private readonly listening: vscode.Disposable;
  private hasBegun = false;
  /** A row that changes is another object: addresses of thousands are not made again for each look. */
  private made = new WeakMap<RecordingRow, ListedRecording>();

  /** The addresses of recordings that came, changed or went; none where only the state is another. */
  readonly onDidChange = this.changes.event;

  constructor(places: () => IndexPlaces) {
    this.places = places;
    this.listening = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (!this.hasBegun) return;
      this.follow();
      this.changes.fire([]);
    });
  }

  /** Begins to look through the workspace, if nobody has asked for that before. */
  begin(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    this.follow();
  }

  get all(): readonly ListedRecording[] {
    return [...this.indexed.values()].flatMap(({ folder, rows }) =>
      rows.rows.all.map((row) => this.listed(folder, row)),
    );
  }

  get count(): number {
    return [...this.indexed.values()].reduce((sum, { rows }) => sum + rows.rows.count, 0);
  }

  /** The recording at an address, where the workspace has it. */
  at(uri: vscode.Uri): ListedRecording | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const indexed = folder && this.indexed.get(folder.uri.toString());
    if (!indexed) return undefined;
    const path = uri.path.slice(folder.uri.path.length).replace(/^\//u, '');
    const row = indexed.rows.rows.get(path);
    return row && this.listed(folder, row);
  }

  private listed(folder: vscode.WorkspaceFolder, row: RecordingRow): ListedRecording {
    const known = this.made.get(row) ?? listed(folder, row, this.indexed.size > 1);
    this.made.set(row, known);
    return known;
  }

  /** True until everything has been looked through for the first time. */
  get isReading(): boolean {
    return [...this.indexed.values()].some(({ rows }) => rows.isReading);
  }

  /** What is to be said of the list as a whole. */
  get warning(): string {
    const warnings = [...this.indexed.values()].map(({ rows }) => rows.warning);
    return warnings.filter((warning) => warning !== '').join(' ');
  }

  /** Looks through everything again. */
  refresh(): void {
    this.begin();
    for (const { rows } of this.indexed.values()) rows.refresh(['']);
  }

  dispose(): void {
    for (const { dispose } of this.indexed.values()) dispose();
    this.indexed.clear();
    this.listening.dispose();
    this.changes.dispose();
  }

  /** Has an index for each workspace folder, and for no other. */
  private follow(): void {
    // Whether folders are named goes by how many there are.
    this.made = new WeakMap();
    const folders = vscode.workspace.workspaceFolders ?? [];
    const now = new Set(folders.map(({ uri }) => uri.toString()));
    for (const [key, { dispose }] of [...this.indexed]) {
      if (now.has(key)) continue;
      dispose();
      this.indexed.delete(key);
    }
    for (const folder of folders) {
      const key = folder.uri.toString();
      if (this.indexed.has(key)) continue;
      const rows = new FolderRows({ root: folder.uri, places: this.places() }, (paths) =>
        this.changes.fire(paths.map((path) => vscode.Uri.joinPath(folder.uri, path))),
      );
      const watch = watchFolder(folder.uri, (paths) => rows.refresh(paths));
      const dispose = (): void => {
        watch.dispose();
        rows.dispose();
      };
      this.indexed.set(key, { folder, rows, dispose });
    }
  }
}

function listed(folder: vscode.WorkspaceFolder, row: RecordingRow, several: boolean): ListedRecording {
  const uri = vscode.Uri.joinPath(folder.uri, inFolder(row.folder, row.name));
  const shown = several ? inFolder(folder.name, row.folder).replace(/\/$/u, '') : row.folder;
  return { ...row, folder: shown, id: uri.toString(), uri };
}

/** The folders that recordings are in, each with its own, in the order in which they come. */
export function byFolder(rows: readonly ListedRecording[]): ReadonlyMap<string, readonly ListedRecording[]> {
  const folders = new Map<string, ListedRecording[]>();
  for (const row of rows) {
    const own = folders.get(row.folder);
    if (own) own.push(row);
    else folders.set(row.folder, [row]);
  }
  return folders;
}
