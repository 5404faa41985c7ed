/** Save As: a recording and its labels as they are here, under another name. */
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { runInSlices } from '../base/steps';
import type { LabelDocument } from '../labels/labelDocument';
import { textForCopy } from './copiedLabels';
import { copyRecording } from './copyRecording';
import type { EmgDocument } from './emgDocument';
import { readSidecar, sidecarUri, updateSidecar } from './sidecarFile';

/**
 * Copies the recording with what belongs to it, then the labels, unsaved ones too.
 * @throws RecordError, before anything is written, where another recording's labels stand at that place
 */
export async function saveCopy(document: EmgDocument, destination: vscode.Uri): Promise<void> {
  await document.whenOpened();
  await document.guard.beforeSave();
  const { header, labels } = document.labels;
  const copy: LabelDocument = {
    header: { ...header, recording: path.posix.basename(destination.path) },
    labels,
  };
  const sidecar = sidecarUri(destination);
  await runInSlices(textForCopy(copy, await readSidecar(sidecar)));
  const { state } = document.connection;
  const companions = state.kind === 'open' ? state.summary.companions : [];
  await copyRecording(document.uri, destination, companions);
  if (labels.length === 0) return;
  await updateSidecar(sidecar, (found) => runInSlices(textForCopy(copy, found)));
}
