/** The one door to pages that are no editors of files. */
import * as vscode from 'vscode';

/** Opens a page beside the editors; its title is ours. @param title never text of a file */
export function openPanel<Title extends string>(
  viewType: string,
  title: string extends Title ? never : Title,
  options: vscode.WebviewOptions,
): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, options);
}
