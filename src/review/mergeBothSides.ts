/** "EMG: Merge Both Sides": opens the recording of a sidecar in which git left a conflict, where its sides are merged. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { unitsEnding } from '../corrections/sidecarName';
import { isThere } from '../editor/basics/isThere';
import { registerCommand } from '../editor/surface/commands';
import { sidecarEnding, recordingOf } from '../labels/sidecarName';
import { RecordError } from '../records/recordError';
import { calledOn, mayBeRecording } from './comparedFile';

/** The recording that a file belongs to: a sidecar's, or itself. */
function recordingFor(file: vscode.Uri): vscode.Uri {
  const recording = recordingOf(file.path, sidecarEnding) ?? recordingOf(file.path, unitsEnding);
  return recording === undefined ? file : file.with({ path: recording });
}

async function mergeBothSides(argument: unknown): Promise<void> {
  const file = calledOn([argument]);
  if (!file) throw new RecordError('Open the label file or its recording first: nothing was changed.');
  const recording = recordingFor(file);
  const name = posix.basename(recording.path);
  if (!(await isThere(recording))) {
    throw new RecordError(`There is no ${name} beside the label file to merge it in.`);
  }
  if (!(await mayBeRecording(recording))) {
    throw new RecordError(`${name} is neither a label file nor a recording: nothing was changed.`);
  }
  await vscode.commands.executeCommand('vscode.openWith', recording, 'emg.recording');
}

/** Registers the command. Opening is all that it takes: a document merges the sides that it finds in its files. */
export function registerMergeBothSides(): vscode.Disposable {
  return registerCommand('emg.mergeBothSides', mergeBothSides);
}
