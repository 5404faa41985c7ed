/** The one door to VS Code's trees: labels, descriptions and tooltips stay text. */
import * as vscode from 'vscode';
import { inertText } from './inertText';

/** A row of a tree. Its icon is a codicon's name; its colour, one of VS Code's. */
export interface TreeRow {
  /** Stays the same while the row is: VS Code keeps by it what is selected and unfolded. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: readonly string[];
  readonly icon: string;
  readonly colour?: string;
  /** What a screen reader says; the label and the description where there is none. */
  readonly spoken?: string;
  readonly isFolder?: true;
  readonly contextValue?: string;
  /** Run with the row's id on Enter or a click. */
  readonly command?: 'emg.recordings.open' | 'emg.showRecordings';
}

/** More lines are not read in a tooltip. */
const mostLines = 30;

export function treeItem(row: TreeRow): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(inertText(row.label), row.isFolder ? Collapsed : None);
  item.id = row.id;
  if (row.description !== undefined) item.description = inertText(row.description);
  if (row.tooltip) item.tooltip = row.tooltip.slice(0, mostLines).map(inertText).join('\n');
  const colour = row.colour === undefined ? undefined : new vscode.ThemeColor(row.colour);
  item.iconPath = new vscode.ThemeIcon(row.icon, colour);
  if (row.spoken !== undefined) item.accessibilityInformation = { label: inertText(row.spoken) };
  if (row.contextValue !== undefined) item.contextValue = row.contextValue;
  if (row.command) item.command = { command: row.command, title: 'Open', arguments: [row.id] };
  return item;
}

/** Shows a tree in a view of package.json. */
export function treeView<Element>(
  view: string,
  treeDataProvider: vscode.TreeDataProvider<Element>,
): { readonly view: vscode.TreeView<Element>; message(sentence: string | undefined): void } {
  const made = vscode.window.createTreeView(view, { treeDataProvider, showCollapseAll: true });
  return {
    view: made,
    message: (sentence) => {
      // Assigning undefined takes it away.
      made.message = sentence === undefined ? '' : inertText(sentence);
    },
  };
}
