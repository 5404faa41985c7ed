/** Figures of agreement as a file where a person wants it. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { ask } from '../../editor/surface/ask';
import { say } from '../../editor/surface/say';
import { writeWholeFile } from '../../editor/surface/wholeFile';
import type { AgreementFile } from '../../protocol/agreement/agreementMethods';
import type { Comparison } from './comparison';

const kinds: Readonly<Record<AgreementFile, { readonly title: string; readonly kind: string }>> = {
  json: { title: 'Save the figures of agreement', kind: 'JSON' },
  csv: { title: 'Save the disagreements', kind: 'Comma-separated values' },
};

export async function saveFigures(text: string, file: AgreementFile, comparison: Comparison): Promise<void> {
  const suggested = suggestedPlace(comparison, file);
  const place = await ask.destination({ ...kinds[file], suggested, extension: file });
  if (!place) return;
  await writeWholeFile(place, Buffer.from(text));
  say.status(`Saved ${posix.basename(place.path)}`, 5000);
}

/** Beside what was compared. */
function suggestedPlace(comparison: Comparison, file: AgreementFile): vscode.Uri {
  if ('recording' in comparison) {
    const { recording } = comparison;
    return recording.with({ path: `${recording.path}.agreement.${file}` });
  }
  const folder =
    comparison.kind === 'folder' ? comparison.folder : vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? vscode.Uri.joinPath(folder, `agreement.${file}`) : vscode.Uri.file(`agreement.${file}`);
}
