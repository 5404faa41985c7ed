/** The one door to lenses above lines of text: a sentence that stays text, and one of our own commands. */
import * as vscode from 'vscode';
import { inertText } from './inertText';

/** A lens above a line, from 1. */
interface Lens {
  readonly line: number;
  readonly title: string;
  /** What the command is given behind the file. */
  readonly argument: string;
}

/** Offers lenses in files of this pattern; each runs `command` with the file and its argument. */
export function offerLenses(
  pattern: string,
  command: string,
  lensesOf: (document: vscode.TextDocument, signal: AbortSignal) => Promise<readonly Lens[]>,
): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(
    { pattern },
    {
      provideCodeLenses: async (document, token) => {
        const ended = new AbortController();
        const listening = token.onCancellationRequested(() => {
          ended.abort();
        });
        try {
          const lenses = await lensesOf(document, ended.signal);
          return lenses.map(({ line, title, argument }) => {
            const at = new vscode.Range(line - 1, 0, line - 1, 0);
            const words = inertText(title);
            return new vscode.CodeLens(at, { title: words, command, arguments: [document.uri, argument] });
          });
        } finally {
          listening.dispose();
        }
      },
    },
  );
}
