/** The one door to VS Code's progress: its title stays text. */
import * as vscode from 'vscode';
import { inertText } from './inertText';

/** Shows in the status bar that something is under way until it is over. */
export function withProgress<T>(title: string, task: () => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Window, title: inertText(title) };
  return vscode.window.withProgress(options, task);
}
