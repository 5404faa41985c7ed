/** "EMG: Merge Both Sides": opens the recording of a sidecar in which git left a conflict, where its sides are merged. */
import * as vscode from 'vscode';
import { unitsEnding } from '../corrections/sidecarName';
import { registerCommand } from '../editor/surface/commands';
import { sidecarEnding, recordingOf } from '../labels/sidecarName';
import { RecordError } from '../records/recordError';

/** The file that a command is about: what it was called with (the explorer, source control), or what is active. */
function fileAsked(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument === 'object' && argument !== null && 'resourceUri' in argument) {
    if (argument.resourceUri instanceof vscode.Uri) return argument.resourceUri;
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputTextDiff) return input.modified;
  const isFile = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
  return isFile ? input.uri : undefined;
}

/** The recording that a file belongs to: a sidecar's, or itself. */
function recordingFor(file: vscode.Uri): vscode.Uri {
  const recording = recordingOf(file.path, sidecarEnding) ?? recordingOf(file.path, unitsEnding);
  return recording === undefined ? file : file.with({ path: recording });
}

async function mergeBothSides(argument: unknown): Promise<void> {
  const file = fileAsked(argument);
  if (!file) throw new RecordError('Open the label file or its recording first: nothing was changed.');
  const recording = recordingFor(file);
  try {
    await vscode.workspace.fs.stat(recording);
  } catch {
    throw new RecordError(
      `There is no ${recording.path.split('/').at(-1) ?? ''} beside the label file to merge it in.`,
    );
  }
  await vscode.commands.executeCommand('vscode.openWith', recording, 'emg.recording');
}

/** Registers the command. Opening is all that it takes: a document merges the sides that it finds in its files. */
export function registerMergeBothSides(): vscode.Disposable {
  return registerCommand('emg.mergeBothSides', mergeBothSides);
}
