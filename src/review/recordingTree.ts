/** The tree of recordings: folders, and in each its recordings with what is to be done. */
import * as vscode from 'vscode';
import {
  counted,
  detailLines,
  markOf,
  summaryOf,
  folderSummary,
  type RecordingMark,
} from '../overview/words';
import {
  inOrder,
  isShown,
  type RecordingFilter,
  type RecordingOrder,
} from '../protocol/recordings/recordingView';
import { treeItem, type TreeRow } from '../editor/surface/tree';
import { byFolder, type ListedRecording, type Recordings } from './recordings';

/** In what order the tree shows which recordings. */
export interface TreeChoice {
  readonly order: RecordingOrder;
  readonly filter: RecordingFilter;
}

/** More rows under one folder are not walked through in a tree; the table has them all. */
const mostRows = 1000;

/** A folder, a recording, or the row that stands for those that are not shown. */
export type TreeNode =
  | { readonly kind: 'folder'; readonly folder: string; readonly rows: readonly ListedRecording[] }
  | { readonly kind: 'recording'; readonly row: ListedRecording }
  | { readonly kind: 'more'; readonly folder: string; readonly count: number };

const icons: Readonly<Record<RecordingMark, { readonly icon: string; readonly colour?: string }>> = {
  broken: { icon: 'error', colour: 'list.errorForeground' },
  orphan: { icon: 'question' },
  conflicts: { icon: 'warning', colour: 'list.warningForeground' },
  disagreements: { icon: 'comment-discussion' },
  toReview: { icon: 'circle-large-outline' },
  reviewed: { icon: 'pass' },
  unlabelled: { icon: 'circle-small' },
};

/** How a row of the tree is shown. */
export function rowOf(node: TreeNode): TreeRow {
  switch (node.kind) {
    case 'folder':
      return folderRow(node.folder, node.rows);
    case 'recording':
      return recordingRow(node.row);
    case 'more':
      return {
        id: `more ${node.folder}`,
        label: `… and ${counted(node.count, 'more recording')}`,
        description: 'show all in a table',
        icon: 'table',
        command: 'emg.showRecordings',
      };
  }
}

function folderRow(folder: string, rows: readonly ListedRecording[]): TreeRow {
  const summary = folderSummary(rows);
  return {
    id: `folder ${folder}`,
    label: folder,
    description: summary,
    tooltip: [folder, counted(rows.length, 'recording'), summary],
    icon: 'folder',
    isFolder: true,
  };
}

function recordingRow(row: ListedRecording): TreeRow {
  const summary = summaryOf(row);
  return {
    id: row.id,
    label: row.name,
    description: summary,
    tooltip: [...detailLines(row), ...row.problems],
    ...icons[markOf(row)],
    spoken: `${row.name}, ${summary.replaceAll(' · ', ', ')}`,
    contextValue: 'recording',
    command: 'emg.recordings.open',
  };
}

/** What VS Code asks for the tree's rows. Changes are told some at a time: each has VS Code ask for all that it shows. */
export class RecordingTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly recordings: Recordings;
  private readonly changes = new vscode.EventEmitter<undefined>();
  private readonly listening: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private choice: TreeChoice = { order: 'name', filter: {} };
  readonly onDidChangeTreeData = this.changes.event;

  constructor(recordings: Recordings) {
    this.recordings = recordings;
    this.listening = recordings.onDidChange(() => {
      this.timer ??= setTimeout(() => this.show(this.choice), refreshMilliseconds);
    });
  }

  /** Shows the recordings otherwise, or as they are now. */
  show(choice: TreeChoice): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.choice = choice;
    this.changes.fire(undefined);
  }

  get shown(): TreeChoice {
    return this.choice;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(rowOf(node));
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node) return node.kind === 'folder' ? recordingNodes(node.folder, node.rows) : [];
    this.recordings.begin();
    const { order, filter } = this.choice;
    const shown = this.recordings.all.filter((row) => isShown(row, filter));
    const folders = byFolder(inOrder(shown, order));
    const own = folders.get('') ?? [];
    const others = [...folders].filter(([folder]) => folder !== '');
    const folderNodes = others.map(([folder, rows]): TreeNode => ({ kind: 'folder', folder, rows }));
    return [...folderNodes, ...recordingNodes('', own)];
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
    this.changes.dispose();
  }
}

const refreshMilliseconds = 400;

function recordingNodes(folder: string, rows: readonly ListedRecording[]): TreeNode[] {
  const nodes = rows.slice(0, mostRows).map((row): TreeNode => ({ kind: 'recording', row }));
  const more = rows.length - nodes.length;
  return more > 0 ? [...nodes, { kind: 'more', folder, count: more }] : nodes;
}
