/** Takes unsaved labels up again when a recording opens: from the journal of a document that ended, or VS Code's backup. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { LabelRecord } from '../labels/labelRecord';
import type { UnsavedEdit, UnsavedTexts } from '../records/open/unsavedRecords';
import { RecordError } from '../records/recordError';
import type { EmgDocument } from './emgDocument';
import { isThere } from './isThere';
import type { LeftBehind } from './journalFiles';
import { say } from './surface/say';

/** A rename that did not happen leaves the work with the old name: that document is still open. */
async function belongsHere({ renamedFrom }: LeftBehind<LabelRecord>): Promise<boolean> {
  if (renamedFrom === undefined) return true;
  return !(await isThere(vscode.Uri.parse(renamedFrom, true)));
}

/**
 * Restores what is unsaved of this recording; true where there was something. A journal knows at least what the backup
 * does, since it is written at each edit and removed when it can't be.
 * @param backup reads VS Code's backup; undefined where there is none
 */
export async function takeUpUnsaved(
  document: EmgDocument,
  backup: (() => Promise<UnsavedTexts>) | undefined,
): Promise<boolean> {
  const all = await document.unsavedWork.leftBehind();
  const ours = await Promise.all(all.map(belongsHere));
  const restored: LeftBehind<LabelRecord>[] = [];
  for (const left of all.filter((_, index) => ours[index])) {
    if (await putBack(document, left.unsaved)) restored.push(left);
  }
  const hasBackup = restored.length === 0 && backup !== undefined;
  const isPutBack = hasBackup && (await putBack(document, await backup().catch(unreadable)));
  // Forgotten only when the document's own journal has it.
  await document.unsavedWork.kept();
  const strays = all.filter((_, index) => !ours[index]);
  for (const left of [...restored, ...strays]) await left.forget();
  return restored.length > 0 || isPutBack;
}

/** A backup that was cut short by a crash, say. */
function unreadable(error: unknown): RecordError {
  return new RecordError('The backup of unsaved labels can’t be read.', { cause: error });
}

/** What can't be read or does not fit the labels is said and kept; it must not keep the recording from being shown. */
async function putBack(
  document: EmgDocument,
  unsaved: UnsavedEdit<LabelRecord> | UnsavedTexts | RecordError,
): Promise<boolean> {
  try {
    if (unsaved instanceof RecordError) throw unsaved;
    await document.restore(unsaved);
    return true;
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const name = path.posix.basename(document.uri.path);
    void say.warn(`Unsaved labels of ${name} from an earlier session can't be put back: ${error.message}`);
    return false;
  }
}
