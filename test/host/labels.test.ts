import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  addLabel,
  closeAll,
  dirtyBecomes,
  freshRecording,
  isDirty,
  openRecording,
  save,
  savedLabels,
  sidecarOf,
  until,
} from './support';

/** A sidecar's text with what differs from run to run replaced: ids, and who is labelling. */
function withoutRunSpecifics(text: string): string {
  let count = 0;
  return text
    .replace(/"id": "[^"]+"/gu, () => `"id": "id-${++count}"`)
    .replace(/"by": "[^"]+"/gu, '"by": "someone"');
}

const golden = `{
"format": "emg-labels",
"version": "1.3",
"recording": "case01.edf",
"durationSeconds": 10,
"channels": [
 {"name": "EMG", "samplingRate": 1000, "samples": 10000}
],
"fingerprint": {"bytes": 20512, "sha256": "SHA"},
"labels": [
 {"id": "id-1", "label": "neurogenic-cramp", "status": "accepted", "start": 1000, "end": 2500, "channels": ["EMG"], "by": "someone"}
,{"id": "id-2", "label": "myogenic-cramp", "status": "accepted", "start": 4000, "end": 6000, "channels": ["EMG"], "by": "someone"}
]
}
`;

describe('Labels in an open recording', () => {
  afterEach(closeAll);

  it('an edit makes the tab dirty, saving cleans it and writes the sidecar but never the recording', async () => {
    const uri = freshRecording('save');
    const before = readFileSync(uri.fsPath);
    await openRecording(uri);
    assert.equal(isDirty(), false);
    await addLabel(1, 2.5);
    await dirtyBecomes(true);
    assert.equal(existsSync(sidecarOf(uri)), false, 'nothing is written before saving');
    await save();
    assert.equal(savedLabels(uri).length, 1);
    assert.deepEqual(readFileSync(uri.fsPath), before);
  });

  it('a known edit gives known bytes', async () => {
    const uri = freshRecording('golden');
    await openRecording(uri);
    await addLabel(4, 6, 'myogenic-cramp');
    await addLabel(1, 2.5);
    await save();
    const text = readFileSync(sidecarOf(uri), 'utf8').replace(/"sha256": "[0-9a-f]{64}"/u, '"sha256": "SHA"');
    assert.equal(withoutRunSpecifics(text), golden);
  });

  it('saving twice changes no byte', async () => {
    const uri = freshRecording('twice');
    await openRecording(uri);
    await addLabel(1, 2);
    await save();
    const first = readFileSync(sidecarOf(uri));
    const { mtimeMs } = statSync(sidecarOf(uri));
    await addLabel(3, 4);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('workbench.action.files.save');
    await dirtyBecomes(false);
    assert.deepEqual(readFileSync(sidecarOf(uri)), first);
    assert.equal(statSync(sidecarOf(uri)).mtimeMs, mtimeMs, 'the file was not even touched');
  });

  it('undo and redo are VS Code’s own, and undoing everything is clean again', async () => {
    const uri = freshRecording('undo');
    await openRecording(uri);
    await addLabel(1, 2);
    await addLabel(3, 4);
    await dirtyBecomes(true);
    await vscode.commands.executeCommand('undo');
    await save();
    assert.equal(savedLabels(uri).length, 1);
    await vscode.commands.executeCommand('redo');
    await dirtyBecomes(true);
    await save();
    assert.equal(savedLabels(uri).length, 2);
    await vscode.commands.executeCommand('undo');
    await dirtyBecomes(true);
    await vscode.commands.executeCommand('redo');
    await dirtyBecomes(false);
  });

  it('revert goes back to what is on disk', async () => {
    const uri = freshRecording('revert');
    await openRecording(uri);
    await addLabel(1, 2);
    await save();
    await addLabel(3, 4);
    await dirtyBecomes(true);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await dirtyBecomes(false);
    await addLabel(5, 6);
    await save();
    assert.deepEqual(
      savedLabels(uri).map(({ start }) => start),
      [1000, 5000],
    );
  });

  it('a recording that was only looked at gets no sidecar', async () => {
    const uri = freshRecording('look');
    await openRecording(uri);
    await addLabel(1, 2);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal(existsSync(sidecarOf(uri)), false);
  });
});

describe('A sidecar that changes on disk under an open recording', () => {
  afterEach(closeAll);

  async function recordingWithOneLabel(purpose: string): Promise<{ uri: vscode.Uri; text: string }> {
    const uri = freshRecording(purpose);
    await openRecording(uri);
    await addLabel(1, 2);
    await save();
    return { uri, text: readFileSync(sidecarOf(uri), 'utf8') };
  }

  /** The text with another record at 8 s appended: what a colleague's commit brings. */
  function withColleaguesLabel(text: string): string {
    const theirs =
      ',{"id":"colleague0000000000","channels":["EMG"],"start":8000,"end":9000,"label":"tremor","status":"accepted","by":"Ben"}';
    return text.replace('\n]\n}\n', `\n${theirs}\n]\n}\n`);
  }

  it('is merged by id with unsaved edits, and a save loses neither', async () => {
    const { uri, text } = await recordingWithOneLabel('merge');
    await addLabel(3, 4, 'voluntary');
    await dirtyBecomes(true);
    writeFileSync(sidecarOf(uri), withColleaguesLabel(text));
    await save();
    assert.deepEqual(
      savedLabels(uri).map(({ start, by }) => [start, by === 'Ben']),
      [
        [1000, false],
        [3000, false],
        [8000, true],
      ],
    );
  });

  it('is taken over when there are no unsaved edits', async () => {
    const { uri, text } = await recordingWithOneLabel('takeover');
    writeFileSync(sidecarOf(uri), withColleaguesLabel(text));
    // Seen through the next save, which must not lose the colleague's label.
    await addLabel(3, 4);
    await save();
    assert.equal(savedLabels(uri).length, 3);
    assert.equal(isDirty(), false);
  });

  it('is left alone when it cannot be read', async () => {
    const { uri } = await recordingWithOneLabel('broken');
    const broken = '<<<<<<< HEAD\n{"format":\n=======\n>>>>>>> theirs\n';
    await addLabel(3, 4);
    await dirtyBecomes(true);
    writeFileSync(sidecarOf(uri), broken);
    await vscode.commands.executeCommand('workbench.action.files.save').then(undefined, () => undefined);
    assert.equal(readFileSync(sidecarOf(uri), 'utf8'), broken);
    await until('the edit is still unsaved', () => isDirty());
  });
});
