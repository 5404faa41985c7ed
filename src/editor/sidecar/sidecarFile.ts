/**
 * The sidecars of a recording that is open in VS Code: read whole, changed so that no one's records are lost. Local files go
 * through Node (only it can lock and flush), other file systems through VS Code.
 */
import * as vscode from 'vscode';
import { unitsFileOf } from '../../corrections/sidecarName';
import { sidecarOf } from '../../labels/sidecarName';
import { readSidecarText, updateSidecarText } from '../../records/sidecarText';
import type { ChangeText, SidecarText } from '../../records/textOnDisk';
import { readThroughVSCode, updateThroughVSCode } from './virtualSidecar';

/** Where the labels of a recording stand: beside it. */
export function sidecarUri(recording: vscode.Uri): vscode.Uri {
  return recording.with({ path: sidecarOf(recording.path) });
}

/** Where its corrected units stand. @param reader whose they are, as it stands in names of files; the shared ones otherwise */
export function unitsUri(recording: vscode.Uri, reader?: string): vscode.Uri {
  return recording.with({
    path: unitsFileOf(reader === undefined ? recording.path : `${recording.path}.${reader}`),
  });
}

/** The sidecar's text; undefined where there is none. One that can't be read says why. */
export function readSidecar(uri: vscode.Uri): Promise<SidecarText> {
  return uri.scheme === 'file' ? readSidecarText(uri.fsPath) : readThroughVSCode(vscode.workspace.fs, uri);
}

/**
 * Changes the sidecar. `change` is given what stands there now and answers the whole new text, or undefined where nothing
 * is to be written; it is asked again when another writes meanwhile.
 * @throws an Error with a sentence where it can't be written, and whatever `change` throws; the old text is then whole.
 */
export function updateSidecar(uri: vscode.Uri, change: ChangeText): Promise<void> {
  return uri.scheme === 'file'
    ? updateSidecarText(uri.fsPath, change)
    : updateThroughVSCode(vscode.workspace.fs, uri, change);
}
