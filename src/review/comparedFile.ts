/** What a command that is called on a file, a change in source control or a timeline means: a recording, and perhaps a reader. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { isThere } from '../editor/basics/isThere';
import { recordingOf, sidecarOf } from '../labels/sidecarName';
import { isRecordingName } from '../overview/recordingNames';

/** A recording, and the file of another reader that the command was called on. */
interface ComparedFile {
  readonly recording: vscode.Uri;
  readonly reader?: vscode.Uri;
}

/** The file that is meant by what VS Code calls a command with, or else by the active tab. */
export function calledOn(args: readonly unknown[]): vscode.Uri | undefined {
  for (const arg of args) {
    if (arg instanceof vscode.Uri) return arg;
    // Of source control: a changed file.
    if (typeof arg !== 'object' || arg === null || !('resourceUri' in arg)) continue;
    const { resourceUri } = arg;
    if (resourceUri instanceof vscode.Uri) return resourceUri;
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}

/**
 * Whether a file that is called a recording may be one: VS Code does not say which changed file a menu of source control is
 * about, so the menu is offered for every one of them.
 */
export async function mayBeRecording(file: vscode.Uri): Promise<boolean> {
  return isRecordingName(posix.basename(file.path)) || isThere(file.with({ path: sidecarOf(file.path) }));
}

/** The recording of a file, which may be it, its labels, or another reader's labels of it. @throws Error with a sentence */
export async function comparedFile(called: vscode.Uri): Promise<ComparedFile> {
  // A version in git of a file stands at the same path.
  const uri = called.scheme === 'git' ? vscode.Uri.file(called.path) : called;
  const recording = recordingOf(uri.path);
  if (recording === undefined) return { recording: uri };
  const direct = uri.with({ path: recording });
  if (await isThere(direct)) return { recording: direct };
  const ofReader = uri.with({ path: recording.replace(/\.[^./]*$/u, '') });
  if (ofReader.path !== direct.path && (await isThere(ofReader))) return { recording: ofReader, reader: uri };
  const name = posix.basename(uri.path);
  throw new Error(`${name} has no recording beside it: labels are compared on its traces.`);
}
