/** The recordings of one workspace folder: indexed in a thread, or in slices where only VS Code can reach the files. */
import type * as vscode from 'vscode';
import type { IndexEvent } from '../overview/folderIndex';
import { IndexRun } from '../overview/indexRun';
import { RowsById } from '../overview/rowsById';
import type { StoreChoice } from '../store/byteStore';
import { IndexThread } from '../worker/indexThread';
import { workspaceFiles } from './workspaceFiles';

/** Where the index's thread has its program, and what it may keep. */
export interface IndexPlaces {
  /** The bundled dist/overview.js. */
  readonly script: string;
  readonly store: StoreChoice;
}

export class FolderRows implements vscode.Disposable {
  readonly rows = new RowsById();
  /** Until everything has been looked through for the first time. */
  isReading = true;
  warning = '';
  private readonly index: { refresh(paths: readonly string[]): void; dispose(): void };

  /** @param changed called with the paths of the recordings whose rows came, changed or went; none where only the state did */
  constructor(
    { root, places }: { readonly root: vscode.Uri; readonly places: IndexPlaces },
    changed: (paths: readonly string[]) => void,
  ) {
    const tell = (event: IndexEvent): void => {
      const paths = this.rows.take(event);
      if (event.kind === 'done') {
        this.isReading = false;
        this.warning = event.warning ?? '';
      }
      changed(paths);
    };
    const died = (error: unknown): void => {
      this.isReading = false;
      this.warning = `Looking through the folder stopped: ${error instanceof Error ? error.message : String(error)}`;
      changed([]);
    };
    if (root.scheme === 'file') {
      const thread = new IndexThread(places.script, tell, died);
      thread.ask({ kind: 'scan', root: root.fsPath, store: places.store });
      const refresh = (paths: readonly string[]): void => thread.ask({ kind: 'refresh', paths });
      this.index = { refresh, dispose: () => thread.dispose() };
    } else {
      const run = new IndexRun(workspaceFiles(root), undefined, tell);
      run.scan().catch(died);
      this.index = {
        refresh: (paths) => void run.refresh(paths).catch(died),
        dispose: () => run.dispose(),
      };
    }
  }

  /** Looks again at what may have changed; the empty path stands for everything. */
  refresh(paths: readonly string[]): void {
    this.index.refresh(paths);
  }

  dispose(): void {
    this.index.dispose();
  }
}
