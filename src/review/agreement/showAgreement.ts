/**
 * The command “Show Agreement…”: how far the readers of a recording, a folder or the workspace say the same.
 *
 * The folder: `comparison` is what can be compared, `readingsGiven` and `versionGiven` find its files, `agreementPanel` is the
 * page, `saveFigures` writes what it shows.
 */
import * as vscode from 'vscode';
import { viewTypes } from '../../editor/recordingEditorProvider';
import { registerCommand } from '../../editor/surface/commands';
import { recordingOf } from '../../labels/sidecarName';
import type { AgreementState } from '../../protocol/agreement/agreementMethods';
import { comparedFile } from '../comparedFile';
import { namedVersion } from '../namedVersion';
import { AgreementPanel, type AgreementPlaces } from './agreementPanel';
import type { Comparison } from './comparison';
import { chooseVersion } from './versionGiven';

/** Registers the command. */
export function registerShowAgreement(places: AgreementPlaces): vscode.Disposable {
  const panel = new AgreementPanel(places);
  return vscode.Disposable.from(
    panel,
    registerCommand('emg.showAgreement', (...args) => showAgreement(panel, args)),
  );
}

/**
 * For scripts and keybindings with arguments: a file or folder, and `{version: "HEAD"}` to compare the labels here with those in
 * git. Answers what the page shows.
 */
async function showAgreement(
  panel: AgreementPanel,
  args: readonly unknown[],
): Promise<AgreementState | undefined> {
  const called = args.find((arg) => arg instanceof vscode.Uri) ?? activeRecording();
  const comparison = await comparisonOf(called, namedVersion(args));
  if (!comparison) return undefined;
  await panel.show(comparison);
  return panel.state;
}

/** The recording whose page or label file is in front. */
function activeRecording(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom) {
    return viewTypes.some((type) => type === input.viewType) ? input.uri : undefined;
  }
  return input instanceof vscode.TabInputText && recordingOf(input.uri.path) !== undefined
    ? input.uri
    : undefined;
}

async function comparisonOf(
  called: vscode.Uri | undefined,
  version: string | undefined,
): Promise<Comparison | undefined> {
  if (!called) {
    if (vscode.workspace.workspaceFolders) return { kind: 'workspace' };
    throw new Error('Open a recording or a folder first: its readers are compared.');
  }
  const { type } = await vscode.workspace.fs.stat(called);
  if ((type & vscode.FileType.Directory) !== 0) return { kind: 'folder', folder: called };
  const { recording } = await comparedFile(called);
  if (version === undefined) return { kind: 'recording', recording };
  const chosen = await chooseVersion(recording, version);
  return chosen && { kind: 'version', recording, version: chosen };
}
