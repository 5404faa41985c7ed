/** Closes the editors of some recordings and opens them again, each where it was: they then begin with another label file. */
import * as vscode from 'vscode';
import { RecordError } from '../../records/recordError';

/** A document that can be waited for to be gone. */
interface OpenDocument {
  readonly uri: vscode.Uri;
  own(disposable: { dispose(): unknown }): void;
}

/** VS Code lets go of a document a moment after its last tab. */
const mostMilliseconds = 5000;

function tabsOf(uris: ReadonlySet<string>): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputCustom && uris.has(input.uri.toString()));
}

/** Resolves when the document is gone: a tab that opens before would show it again. */
function gone(document: OpenDocument): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new RecordError('Close this recording, then open it again.'));
    }, mostMilliseconds);
    document.own({
      dispose: () => {
        clearTimeout(late);
        resolve();
      },
    });
  });
}

/** @throws RecordError where something is unsaved: nothing is closed then */
export function requireSaved(documents: readonly OpenDocument[]): void {
  const dirty = tabsOf(new Set(documents.map(({ uri }) => uri.toString()))).find(({ isDirty }) => isDirty);
  if (dirty) throw new RecordError(`Save ${dirty.label} first: it opens again with another label file.`);
}

/** Opens recordings again. @throws RecordError where something is unsaved */
export async function reopen(documents: readonly OpenDocument[]): Promise<void> {
  requireSaved(documents);
  const tabs = tabsOf(new Set(documents.map(({ uri }) => uri.toString())));
  const places = tabs.flatMap(({ input, isActive, group }) =>
    input instanceof vscode.TabInputCustom ? [{ input, isActive, viewColumn: group.viewColumn }] : [],
  );
  const closed = Promise.all(documents.map(gone));
  await vscode.window.tabGroups.close(tabs);
  await closed;
  // Those in front last, so that they are in front again.
  for (const { input, viewColumn, isActive } of places.sort(
    (a, b) => Number(a.isActive) - Number(b.isActive),
  )) {
    const options = { viewColumn, preserveFocus: !isActive };
    await vscode.commands.executeCommand('vscode.openWith', input.uri, input.viewType, options);
  }
}
