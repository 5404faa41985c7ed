/** The one door to VS Code's marks on files: two characters and a tooltip, which stay text; no colours. */
import * as vscode from 'vscode';
import { inertText } from './inertText';

/** What stands beside a file's name. */
export interface Badge {
  /** Two characters at most. */
  readonly text: string;
  readonly meaning: string;
}

/** Marks files wherever VS Code lists them. @param onDidChange of which files; undefined for all of them */
export function showBadges(
  badgeOf: (file: vscode.Uri) => Badge | undefined,
  onDidChange: vscode.Event<vscode.Uri[] | undefined>,
): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    onDidChangeFileDecorations: onDidChange,
    provideFileDecoration: (file) => {
      const badge = badgeOf(file);
      return badge && new vscode.FileDecoration(badge.text, inertText(badge.meaning));
    },
  });
}
