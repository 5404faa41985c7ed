import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { addLabel as addLabelTo } from '../../src/editor/labelling/labelActions';
import type { EmgDocument } from '../../src/editor/document/emgDocument';
import { openDocument as open, provider, storageUri } from './documents';
import { fileIn, freshRecording, newFolder, savedLabels, sidecarOf, until } from './support';

// VS Code backs up and restores in its own time and across windows, so the provider is asked here as VS Code asks it.

function addLabel(document: EmgDocument, startSeconds: number): Promise<string> {
  const span = { startSeconds, endSeconds: startSeconds + 0.5 };
  return addLabelTo(document, { channels: ['EMG'], ...span, label: 'neurogenic-cramp' });
}

describe('Unsaved labels', () => {
  it('come back from a hot-exit backup, and the sidecar is untouched until they are saved', async () => {
    const uri = freshRecording('backup');
    const document = await open(uri);
    await addLabel(document, 1);
    await document.save();
    const onDisk = readFileSync(sidecarOf(uri), 'utf8');
    await addLabel(document, 3);
    const destination = vscode.Uri.file(`${newFolder('backups')}/backup`);
    const backup = await provider().backupCustomDocument(document, { destination });
    document.dispose();

    const restored = await open(uri, backup.id);
    assert.equal(readFileSync(sidecarOf(uri), 'utf8'), onDisk);
    assert.deepEqual(
      restored.labels.labels.map(({ start }) => start),
      [1000, 3000],
    );
    await restored.save();
    assert.equal(savedLabels(uri).length, 2);
    backup.delete();
    restored.dispose();
  });

  it('in a backup that a crash cut short keep no recording from being shown', async () => {
    const uri = freshRecording('backup-cut');
    const backup = fileIn(newFolder('backups'), 'cut', '{"baseText":null,"currentText":"{\\n');
    const document = await open(uri, backup.toString());
    assert.equal(document.connection.state.kind, 'open');
    await addLabel(document, 1);
    await document.save();
    assert.equal(savedLabels(uri).length, 1);
    document.dispose();
  });

  it('of a save under way are not taken for what another program has written', async () => {
    const uri = freshRecording('look-while-saving');
    const document = await open(uri);
    for (let second = 1; second <= 8; second++) {
      await addLabel(document, second / 2);
      const looks = [document.refreshFromDisk(), document.save(), document.refreshFromDisk()];
      await Promise.all(looks);
      assert.equal(document.labels.labels.length, second);
      assert.deepEqual(document.notices.views, []);
    }
    document.dispose();
  });

  it('in a backup of a recording without a sidecar come back too', async () => {
    const uri = freshRecording('backup-first');
    const document = await open(uri);
    const id = await addLabel(document, 2);
    const destination = vscode.Uri.file(`${newFolder('backups')}/backup`);
    const backup = await provider().backupCustomDocument(document, { destination });
    document.dispose();
    const restored = await open(uri, backup.id);
    assert.deepEqual(
      restored.labels.labels.map((label) => label.id),
      [id],
    );
    restored.dispose();
  });
});

describe('The journal of unsaved labels', () => {
  const journals = (): string[] => {
    const folder = vscode.Uri.joinPath(storageUri, 'unsaved').fsPath;
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.edit.json')) : [];
  };

  it('has every edit until it is saved, undone, reverted or given up with the editor', async () => {
    const document = await open(freshRecording('journal'));
    const endings: readonly (() => void | Promise<void>)[] = [
      () => document.save(),
      () => document.revert(),
      () => document.dispose(),
    ];
    for (const [index, end] of endings.entries()) {
      await addLabel(document, index + 1);
      await document.unsavedWork.kept();
      assert.equal(journals().length, 1, `edit ${index} is in the journal`);
      await end();
      await until('the journal is gone', () => journals().length === 0);
    }
  });
});

describe('The labels of a deleted label file', () => {
  it('are not discarded while another editor is active, whose text would be reverted instead', async () => {
    const uri = freshRecording('discard');
    const document = await open(uri);
    await addLabel(document, 1);
    await document.save();
    rmSync(sidecarOf(uri));
    await document.refreshFromDisk();
    const text = await vscode.workspace.openTextDocument(fileIn(newFolder('notes'), 'notes.md', 'saved'));
    const editor = await vscode.window.showTextDocument(text);
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), 'unsaved, '));
    const [notice] = document.notices.views;
    assert.ok(notice);
    await assert.rejects(document.notices.act(notice.id, 'discard'), /Another editor is active/u);
    assert.equal(text.getText(), 'unsaved, saved');
    assert.equal(document.labels.labels.length, 1);
    assert.deepEqual(document.notices.views, [notice], 'the question stays');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    document.dispose();
  });
});

describe('Save As', () => {
  it('copies the recording byte by byte, with its labels under the new name', async () => {
    const uri = freshRecording('save-as');
    const document = await open(uri);
    await addLabel(document, 1);
    const copy = vscode.Uri.file(`${newFolder('copies')}/copy.edf`);
    await provider().saveCustomDocumentAs(document, copy);
    assert.deepEqual(readFileSync(copy.fsPath), readFileSync(uri.fsPath));
    const sidecar = JSON.parse(readFileSync(sidecarOf(copy), 'utf8')) as { recording: string };
    assert.equal(sidecar.recording, 'copy.edf');
    assert.equal(savedLabels(copy).length, 1);
    assert.equal(existsSync(sidecarOf(uri)), false, 'the original was not saved by it');
    document.dispose();
  });

  it('beside the labels of another recording is refused before anything is written', async () => {
    const uri = freshRecording('save-as-beside');
    const document = await open(uri);
    await addLabel(document, 1);
    const folder = newFolder('taken');
    const taken = fileIn(folder, 'taken.edf', 'another recording');
    const labels = readFileSync(uri.fsPath).toString('hex');
    fileIn(folder, 'taken.edf.labels.json', labels);
    await assert.rejects(
      async () => provider().saveCustomDocumentAs(document, taken),
      /A label file of another recording stands beside taken\.edf already/u,
    );
    assert.equal(readFileSync(taken.fsPath, 'utf8'), 'another recording');
    assert.equal(readFileSync(sidecarOf(taken), 'utf8'), labels);
    document.dispose();
  });

  it('of a WFDB record brings its signal file along, and the copy opens under its new name', async () => {
    const folder = newFolder('wfdb-save-as');
    fileIn(folder, 'case01.dat', new Uint8Array(new Int16Array(2000).buffer));
    const uri = fileIn(folder, 'case01.hea', 'case01 1 1000 2000\ncase01.dat 16 1/uV 16 0 0 0 0 EMG\n');
    const document = await open(uri);
    await addLabel(document, 1);
    const copy = vscode.Uri.file(`${newFolder('copies')}/copy.hea`);
    await provider().saveCustomDocumentAs(document, copy);
    document.dispose();
    const copied = await open(copy);
    assert.equal(copied.connection.state.kind, 'open');
    assert.equal(copied.labels.labels.length, 1);
    copied.dispose();
  });
});
