/** Takes unsaved work up again when a recording opens: from the journal of a document that ended, or VS Code's backup. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { HeadedDocument } from '../../records/kind';
import { backupsIn } from '../../records/open/unsavedBytes';
import type { UnsavedEdit, UnsavedTexts } from '../../records/open/unsavedRecords';
import { RecordError } from '../../records/recordError';
import type { RecordBase } from '../../records/schema/record';
import type { EmgDocument } from './emgDocument';
import { isThere } from '../basics/isThere';
import type { LeftBehind } from '../sidecar/journalFiles';
import type { OpenSidecar } from '../sidecar/openSidecar';
import { say } from '../surface/say';

/** A rename that did not happen leaves the work with the old name: that document is still open. */
async function belongsHere({ renamedFrom }: Pick<LeftBehind<unknown>, 'renamedFrom'>): Promise<boolean> {
  if (renamedFrom === undefined) return true;
  return !(await isThere(vscode.Uri.parse(renamedFrom, true)));
}

/** The backups in VS Code's file, by the format of their records; or why there are none. */
type Backups = ReadonlyMap<string, Uint8Array> | RecordError;

/**
 * Restores what is unsaved of this recording; true where there was something. A journal knows at least what the backup
 * does, since it is written at each edit and removed when it can't be.
 * @param backup reads VS Code's backup; undefined where there is none
 */
export async function takeUpUnsaved(
  document: EmgDocument,
  backup: (() => Promise<Uint8Array>) | undefined,
): Promise<boolean> {
  const backups = backup && (await backup().then(backupsIn).catch(unreadable));
  const { labelFile, unitFile } = document;
  const isLabels = await takeUp(labelFile, document.uri, backups);
  // What can't be read at all is said once.
  const isUnits = await takeUp(unitFile, document.uri, backups instanceof RecordError ? undefined : backups);
  return isLabels || isUnits;
}

async function takeUp<One extends RecordBase<One>, All extends HeadedDocument>(
  file: OpenSidecar<One, All>,
  recording: vscode.Uri,
  backups: Backups | undefined,
): Promise<boolean> {
  const all = await file.unsavedWork.leftBehind();
  const ours = await Promise.all(all.map(belongsHere));
  const restored: LeftBehind<One>[] = [];
  for (const left of all.filter((_, index) => ours[index])) {
    if (await putBack(file, recording, left.unsaved)) restored.push(left);
  }
  const backup = backups instanceof RecordError ? backups : backups?.get(file.backupKind.format);
  const isPutBack = restored.length === 0 && backup !== undefined && (await putBack(file, recording, backup));
  // Forgotten only when the document's own journal has it.
  await file.unsavedWork.kept();
  const strays = all.filter((_, index) => !ours[index]);
  for (const left of [...restored, ...strays]) await left.forget();
  return restored.length > 0 || isPutBack;
}

/** A backup that was cut short by a crash, say. */
function unreadable(error: unknown): RecordError {
  return new RecordError('The backup of unsaved labels can’t be read.', { cause: error });
}

/** What can't be read or does not fit the records is said and kept; it must not keep the recording from being shown. */
async function putBack<One extends RecordBase<One>, All extends HeadedDocument>(
  file: OpenSidecar<One, All>,
  recording: vscode.Uri,
  unsaved: UnsavedEdit<One> | Uint8Array | RecordError,
): Promise<boolean> {
  try {
    if (unsaved instanceof RecordError) throw unsaved;
    const work: UnsavedEdit<One> | UnsavedTexts =
      unsaved instanceof Uint8Array ? file.backupIn(unsaved) : unsaved;
    await file.restore(work);
    return true;
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const name = path.posix.basename(recording.path);
    const { list } = file.kind;
    void say.warn(`Unsaved ${list} of ${name} from an earlier session can't be put back: ${error.message}`);
    return false;
  }
}
