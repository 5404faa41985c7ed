import assert from 'node:assert/strict';
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { addLabel } from '../../src/editor/labelling/labelActions';
import type { EmgDocument } from '../../src/editor/document/emgDocument';
import { offerOrphan } from '../../src/editor/document/orphanFiles';
import { openDocument } from './documents';
import { fileIn, newFolder, savedLabels, sidecarOf, sineEdf, until } from './support';

/** A recording of its own: no other folder of the suite holds the same signal. */
function ownRecording(purpose: string): vscode.Uri {
  const bytes = sineEdf();
  // The header's recording field: free text, and part of the fingerprint.
  bytes.set(new TextEncoder().encode(purpose.padEnd(40).slice(0, 40)), 88);
  return fileIn(newFolder(purpose), 'case01.edf', bytes);
}

/** A recording of its own with two saved labels. */
async function labelled(purpose: string): Promise<vscode.Uri> {
  const uri = ownRecording(purpose);
  const document = await openDocument(uri);
  for (const startSeconds of [1, 3]) {
    const span = { startSeconds, endSeconds: startSeconds + 0.5 };
    await addLabel(document, { channels: ['EMG'], ...span, label: 'neurogenic-cramp' });
  }
  await document.save();
  document.dispose();
  return uri;
}

/** Renames the recording alone, as `mv` in a terminal does. */
function renameRecording(uri: vscode.Uri, folder = path.dirname(uri.fsPath)): vscode.Uri {
  const to = path.join(folder, 'other name.edf');
  renameSync(uri.fsPath, to);
  return vscode.Uri.file(to);
}

function offered(document: EmgDocument): Promise<string> {
  return until('the labels are offered', () => document.notices.views[0]?.sentence);
}

describe('Labels whose recording was renamed outside VS Code', () => {
  it('are offered when it opens under its new name, and taken along by one action', async () => {
    const old = await labelled('orphan-taken');
    const uri = renameRecording(old);
    const document = await openDocument(uri);
    assert.match(
      await offered(document),
      /case01\.edf\.labels\.json in .* holds 2 labels of this very recording/u,
    );
    await document.notices.act('orphan', 'keep');
    assert.equal(existsSync(sidecarOf(old)), false);
    assert.equal(savedLabels(uri).length, 2);
    assert.equal(document.labels.labels.length, 2);
    assert.deepEqual(document.notices.views, []);
    document.dispose();
  });

  it('are found in another folder of the workspace', async () => {
    const old = await labelled('orphan-moved');
    const document = await openDocument(renameRecording(old, newFolder('orphan-target')));
    assert.match(await offered(document), /holds 2 labels/u);
    await document.notices.act('orphan', 'dismiss');
    assert.equal(savedLabels(old).length, 2, 'they stay where they are');
    assert.deepEqual(document.notices.views, []);
    document.dispose();
  });

  it('join the unsaved labels that were made before they were taken', async () => {
    const old = await labelled('orphan-late');
    const document = await openDocument(renameRecording(old));
    await offered(document);
    const span = { startSeconds: 7, endSeconds: 8 };
    await addLabel(document, { channels: ['EMG'], ...span, label: 'voluntary' });
    await document.notices.act('orphan', 'keep');
    assert.deepEqual(
      document.labels.labels.map(({ start }) => start),
      [1000, 3000, 7000],
    );
    document.dispose();
  });

  it('are not offered to a copy beside which the recording is still there, nor to another recording', async () => {
    const old = await labelled('orphan-copy');
    const copy = path.join(newFolder('orphan-copies'), 'copy.edf');
    copyFileSync(old.fsPath, copy);
    for (const uri of [vscode.Uri.file(copy), ownRecording('orphan-stranger')]) {
      const document = await openDocument(uri);
      await offerOrphan(document);
      assert.deepEqual(document.notices.views, [], uri.path);
      document.dispose();
    }
  });
});
