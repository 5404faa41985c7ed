/** What the suites inside the extension host share: recordings to open, and waiting for what VS Code does in its time. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { writeEdf, type EdfVariant } from '../fixtures/writers/edfWriter';

/** A new folder in the workspace that the suite runs in. */
export function newFolder(name: string): string {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  assert.ok(root !== undefined, 'the suite runs in a workspace');
  const folder = path.join(root, `${name}-${Math.random().toString(36).slice(2, 8)}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Ten seconds of a 50 Hz sine of 100 µV at 1 kHz, on one channel named EMG. */
export function sineEdf(variant: EdfVariant = 'EDF'): Uint8Array {
  const samples = Float64Array.from(
    { length: 10_000 },
    (_, i) => 100 * Math.sin((2 * Math.PI * 50 * i) / 1000),
  );
  const limits = { physicalMinimum: -500, physicalMaximum: 500 };
  return writeEdf({
    variant,
    recordSeconds: 1,
    channels: [{ name: 'EMG', unit: 'uV', samplesPerRecord: 1000, samples, ...limits }],
  });
}

/** Writes a file into a folder of the workspace and gives its address. */
export function fileIn(folder: string, name: string, content: Uint8Array | string): vscode.Uri {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return vscode.Uri.file(file);
}

/** A fresh recording in a folder of its own. */
export function freshRecording(purpose: string, variant: EdfVariant = 'EDF'): vscode.Uri {
  return fileIn(
    newFolder(purpose),
    variant.startsWith('BDF') ? 'case01.bdf' : 'case01.edf',
    sineEdf(variant),
  );
}

/** A recording of 20 kHz, active throughout: a channel takes the engine about half a second for each half minute. */
export function longRecording({ channels, seconds }: { channels: number; seconds: number }): vscode.Uri {
  const samples = Float64Array.from({ length: seconds * 20_000 }, (_, i) => 300 * Math.sin(i * i));
  const limits = { physicalMinimum: -500, physicalMaximum: 500 };
  const signals = Array.from({ length: channels }, (_, i) => ({
    name: `EMG ${i + 1}`,
    unit: 'uV',
    samplesPerRecord: 20_000,
    samples,
    ...limits,
  }));
  return fileIn(
    newFolder('long'),
    'long.edf',
    writeEdf({ variant: 'EDF', recordSeconds: 1, channels: signals }),
  );
}

/** Waits until `condition` gives something; fails naming `what` after ten seconds. */
export async function until<T>(what: string, condition: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = condition();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) assert.fail(`Not within 10 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function activeTab(): vscode.Tab | undefined {
  return vscode.window.tabGroups.activeTabGroup.activeTab;
}

/** The active tab, once it is a custom editor for this file. */
export function customTab(uri: vscode.Uri): Promise<vscode.TabInputCustom> {
  return until(`a custom editor for ${path.basename(uri.path)}`, () => {
    const input = activeTab()?.input;
    return input instanceof vscode.TabInputCustom && input.uri.path === uri.path ? input : undefined;
  });
}

/** Opens a recording in our editor. */
export async function openRecording(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, 'emg.recording');
  await customTab(uri);
}

/** Labels a span of the active recording, as a script or macro would; gives the label's id. */
export async function addLabel(
  startSeconds: number,
  endSeconds: number,
  label = 'neurogenic-cramp',
): Promise<string> {
  const args = { channels: ['EMG'], startSeconds, endSeconds, label };
  const id = await vscode.commands.executeCommand<string | undefined>('emg.addLabel', args);
  assert.ok(id !== undefined, 'an EMG editor is active');
  // VS Code puts an edit on its undo stack a moment after it is told; a round trip through it is that moment.
  await vscode.commands.executeCommand('setContext', 'emg.test.roundTrip', id);
  return id;
}

/** Whether the active tab shows the dot of unsaved edits. */
export function isDirty(): boolean {
  return activeTab()?.isDirty === true;
}

/** Waits for the dot to come or go. */
export async function dirtyBecomes(expected: boolean): Promise<void> {
  await until(expected ? 'the tab is dirty' : 'the tab is clean', () => isDirty() === expected);
}

export async function save(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.save');
  await dirtyBecomes(false);
}

/** The path of a recording's sidecar. */
export function sidecarOf(recording: vscode.Uri): string {
  return `${recording.fsPath}.labels.json`;
}

/** The records of a sidecar on disk. */
export function savedLabels(recording: vscode.Uri): readonly Record<string, unknown>[] {
  const sidecar = JSON.parse(readFileSync(sidecarOf(recording), 'utf8')) as {
    labels: Record<string, unknown>[];
  };
  return sidecar.labels;
}

/** Closes every editor, unsaved edits and all. */
export async function closeAll(): Promise<void> {
  while (activeTab()) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
