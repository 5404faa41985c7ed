import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  addLabel,
  closeAll,
  customTab,
  dirtyBecomes,
  fileIn,
  freshRecording,
  isDirty,
  newFolder,
  openRecording,
  save,
  savedLabels,
  sidecarOf,
  until,
} from './support';

/** Renames as the explorer does: an edit of the workspace that every extension may add to. */
async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

function beside(uri: vscode.Uri, name: string): vscode.Uri {
  return vscode.Uri.file(path.join(path.dirname(uri.fsPath), name));
}

const starts = (uri: vscode.Uri): unknown[] => savedLabels(uri).map(({ start }) => start);

describe('Renaming a recording', () => {
  afterEach(closeAll);

  it('takes its label file along in the same edit', async () => {
    const uri = freshRecording('rename-closed');
    await openRecording(uri);
    await addLabel(1, 2);
    await save();
    await closeAll();
    const to = beside(uri, 'fresh.edf');
    await rename(uri, to);
    assert.equal(existsSync(sidecarOf(uri)), false, 'the old label file is gone');
    assert.deepEqual(starts(to), [1000]);
  });

  it('keeps unsaved labels, which are then saved under the new name', async () => {
    const uri = freshRecording('rename-dirty');
    await openRecording(uri);
    await addLabel(1, 2);
    await save();
    await addLabel(3, 4);
    const to = beside(uri, 'fresh.edf');
    await rename(uri, to);
    await customTab(to);
    await dirtyBecomes(true);
    assert.deepEqual(starts(to), [1000], 'the saved label has come along');
    await save();
    assert.deepEqual(starts(to), [1000, 3000]);
    assert.equal(existsSync(sidecarOf(uri)), false);
  });

  it('keeps unsaved labels where none were saved yet, and undo takes them back', async () => {
    const uri = freshRecording('rename-new');
    await openRecording(uri);
    await addLabel(3, 4);
    const to = beside(uri, 'fresh.edf');
    await rename(uri, to);
    await customTab(to);
    await dirtyBecomes(true);
    await vscode.commands.executeCommand('undo');
    await dirtyBecomes(false);
    await vscode.commands.executeCommand('redo');
    await dirtyBecomes(true);
    await save();
    assert.deepEqual(starts(to), [3000]);
  });

  it('of its folder keeps unsaved labels too', async () => {
    const uri = freshRecording('rename-folder');
    await openRecording(uri);
    await addLabel(1, 2);
    await save();
    await addLabel(5, 6);
    const folder = vscode.Uri.file(path.dirname(uri.fsPath));
    const to = vscode.Uri.file(`${folder.fsPath}-moved`);
    await rename(folder, to);
    const moved = vscode.Uri.file(path.join(to.fsPath, path.basename(uri.fsPath)));
    await customTab(moved);
    await dirtyBecomes(true);
    await save();
    assert.deepEqual(starts(moved), [1000, 5000]);
  });

  it('into another folder moves the label file there', async () => {
    const uri = freshRecording('rename-move');
    await openRecording(uri);
    await addLabel(1, 2);
    await save();
    await closeAll();
    const folder = newFolder('rename-target');
    mkdirSync(folder, { recursive: true });
    const to = vscode.Uri.file(path.join(folder, 'case01.edf'));
    await rename(uri, to);
    assert.deepEqual(starts(to), [1000]);
  });

  it('to a name whose label file stands there already leaves both as they are', async () => {
    const uri = freshRecording('rename-taken');
    await openRecording(uri);
    await addLabel(1, 2);
    await save();
    await closeAll();
    const to = beside(uri, 'taken.edf');
    fileIn(path.dirname(uri.fsPath), 'taken.edf.labels.json', 'somebody else’s');
    await rename(uri, to);
    assert.equal(readFileSync(sidecarOf(to), 'utf8'), 'somebody else’s');
    assert.deepEqual(starts(uri), [1000], 'the labels are where they were');
  });

  it('leaves nothing unsaved behind under the old name', async () => {
    const uri = freshRecording('rename-back');
    await openRecording(uri);
    await addLabel(1, 2);
    const to = beside(uri, 'fresh.edf');
    await rename(uri, to);
    await customTab(to);
    await dirtyBecomes(true);
    await save();
    await rename(to, uri);
    await until('the editor under the old name is open', () => existsSync(sidecarOf(uri)));
    await customTab(uri);
    assert.equal(isDirty(), false);
    assert.deepEqual(starts(uri), [1000]);
  });
});
