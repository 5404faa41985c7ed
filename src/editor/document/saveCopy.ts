/** Save As: a recording, its labels and its corrected units as they are here, under another name. */
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { runInSlices } from '../../base/steps';
import type { HeadedDocument } from '../../records/kind';
import type { RecordBase } from '../../records/schema/record';
import { textForCopy } from '../sidecar/copiedRecords';
import { copyRecording } from './copyRecording';
import type { EmgDocument } from './emgDocument';
import type { OpenSidecar } from '../sidecar/openSidecar';
import { readSidecar, unitsUri, updateSidecar } from '../sidecar/sidecarFile';

/**
 * Copies the recording with what belongs to it, then labels and units, unsaved ones too.
 * @throws RecordError, before anything is written, where another recording's stand at that place
 */
export async function saveCopy(document: EmgDocument, destination: vscode.Uri): Promise<void> {
  await document.whenOpened();
  await document.guard.beforeSave();
  const copies = [
    copyOf(document.labelFile, destination, labelFileBeside(document, destination)),
    copyOf(document.unitFile, destination, unitsUri(destination)),
  ];
  for (const { check } of copies) await check();
  const { state } = document.connection;
  const companions = state.kind === 'open' ? state.summary.companions : [];
  await copyRecording(document.uri, destination, companions);
  for (const { write } of copies) await write();
}

/** The shared file's copy is a shared file, and a reading's a reading. */
function labelFileBeside({ uri, sidecar }: EmgDocument, destination: vscode.Uri): vscode.Uri {
  return destination.with({ path: destination.path + sidecar.path.slice(uri.path.length) });
}

/** One sidecar's copy, in the two steps that it takes. */
interface SidecarCopy {
  /** @throws RecordError where it can't be put there */
  check(): Promise<void>;
  write(): Promise<void>;
}

function copyOf<One extends RecordBase<One>, All extends HeadedDocument>(
  { kind, document: { header }, document }: OpenSidecar<One, All>,
  destination: vscode.Uri,
  sidecar: vscode.Uri,
): SidecarCopy {
  const records = kind.recordsOf(document);
  const copy = kind.documentOf({ ...header, recording: path.posix.basename(destination.path) }, records);
  return {
    check: async () => {
      await runInSlices(textForCopy(kind, copy, await readSidecar(sidecar)));
    },
    write: async () => {
      if (records.length === 0) return;
      await updateSidecar(sidecar, (found) => runInSlices(textForCopy(kind, copy, found)));
    },
  };
}
