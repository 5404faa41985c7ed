// Blind readers in a real extension host: files of their own, nothing of others on the page, and both readings adjudicated.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { adjudicate, adjudicationOf, decide, takeAgreed } from '../../src/editor/readings/adjudicate';
import type { EmgDocument } from '../../src/editor/document/emgDocument';
import { offerOrphan } from '../../src/editor/document/orphanFiles';
import { saveCopy } from '../../src/editor/document/saveCopy';
import { openDocument, provider, remembered } from './documents';
import {
  addLabel,
  closeAll,
  fileIn,
  freshRecording,
  openRecording,
  save,
  savedLabels,
  sineEdf,
  until,
} from './support';

interface Saved {
  readonly reader?: string;
  readonly finished?: boolean;
  readonly labels: readonly Readonly<Record<string, unknown>>[];
}

function savedReading(recording: vscode.Uri, reader: string): Saved {
  return JSON.parse(readFileSync(`${recording.fsPath}.${reader}.labels.json`, 'utf8')) as Saved;
}

async function readAs(name: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('emg');
  await settings.update('reviewer', name, vscode.ConfigurationTarget.Global);
}

/** Reads the recording blind in a window: a label for each span, saved and, where it is said, finished. */
async function readBlind(
  uri: vscode.Uri,
  name: string,
  spans: readonly (readonly [number, number, string])[],
  finishes = true,
): Promise<void> {
  await readAs(name);
  await openRecording(uri);
  await vscode.commands.executeCommand('emg.readBlind', 'recording');
  for (const [from, to, label] of spans) await addLabel(from, to, label);
  await save();
  if (finishes) await vscode.commands.executeCommand('emg.finishBlindReading', 'confirmed');
  await closeAll();
}

async function blindly(uri: vscode.Uri): Promise<EmgDocument> {
  await remembered.update('emg.blind.recordings', [uri.toString()]);
  const document = await openDocument(uri);
  return document;
}

describe('A blind reading', function () {
  this.timeout(90_000);

  afterEach(async () => {
    await vscode.workspace
      .getConfiguration('emg')
      .update('reviewer', undefined, vscode.ConfigurationTarget.Global);
    await remembered.update('emg.blind.recordings', undefined);
    await closeAll();
  });

  it('is a file of the reader’s own; the shared one stays as it is', async () => {
    const uri = freshRecording('blind');
    await openRecording(uri);
    await addLabel(1, 2, 'rest');
    await save();
    const shared = readFileSync(`${uri.fsPath}.labels.json`);
    await closeAll();
    await readBlind(uri, 'Ana Müller', [[3, 4, 'neurogenic-cramp']], false);
    const own = savedReading(uri, 'ana-muller');
    assert.equal(own.reader, 'Ana Müller');
    assert.equal(own.finished, undefined);
    assert.deepEqual(own.labels.map(({ label, by }) => [label, by]), [['neurogenic-cramp', 'Ana Müller']]); // prettier-ignore
    assert.deepEqual(readFileSync(`${uri.fsPath}.labels.json`), shared);
  });

  it('shows nothing of the shared file and of other readers, whatever is done', async () => {
    const uri = freshRecording('hidden');
    await openRecording(uri);
    await addLabel(1, 2, 'rest');
    await save();
    await closeAll();
    await readBlind(uri, 'Ben', [[5, 6, 'voluntary']]);
    await readAs('Ana');
    const document = await blindly(uri);
    try {
      await offerOrphan(document);
      assert.deepEqual(document.labels.labels, []);
      assert.deepEqual(document.notices.views, []);
      await assert.rejects(adjudicate(document), /blind/u);
      await document.refreshFromDisk();
      assert.deepEqual(document.labels.labels, []);
      const copy = vscode.Uri.file(uri.fsPath.replace('case01', 'copy'));
      await saveCopy(document, copy);
      assert.ok(!existsSync(`${copy.fsPath}.labels.json`));
    } finally {
      document.dispose();
    }
  });

  it('does not take unsaved work on the shared labels for its own, nor loses it', async () => {
    const uri = freshRecording('unsaved');
    await readAs('Ana');
    const shared = await openDocument(uri);
    shared.edit(
      {
        kind: 'add',
        record: {
          id: 'mine',
          channels: ['EMG'],
          start: 0,
          end: 10,
          label: 'rest',
          status: 'accepted',
          by: 'Ana',
        },
      },
      'Add label',
    );
    await shared.unsavedWork.kept();
    const backup = fileIn(path.dirname(uri.fsPath), 'backup', await shared.backup());
    shared.abandon();
    const own = await blindly(uri);
    assert.deepEqual(own.labels.labels, []);
    own.abandon();
    const context = { backupId: backup.toString(), untitledDocumentData: undefined };
    const { token } = new vscode.CancellationTokenSource();
    const restored = await provider().openCustomDocument(uri, context, token);
    assert.deepEqual(restored.labels.labels, [], 'nor from a backup');
    restored.abandon();
    await remembered.update('emg.blind.recordings', undefined);
    const again = await openDocument(uri);
    assert.deepEqual(again.labels.labels.map(({ id }) => id), ['mine']); // prettier-ignore
    again.dispose();
  });

  it('is another file for another person whose name looks alike, and for a recording of that name', async () => {
    const uri = freshRecording('alike');
    await readBlind(uri, 'Ana B.', [[1, 2, 'rest']], false);
    await readBlind(uri, 'ana-b', [[3, 4, 'rest']], false);
    const { labels } = savedReading(uri, 'ana-b');
    assert.deepEqual(labels.map(({ start }) => start), [1000]); // prettier-ignore
    fileIn(path.dirname(uri.fsPath), 'case01.edf.cal', sineEdf());
    await readAs('Cal');
    const document = await blindly(uri);
    assert.match(document.sidecar.path, /case01\.edf\.cal-[0-9a-f]{6}\.labels\.json$/u);
    document.dispose();
  });

  it('stays as it is once it is finished, and the shared labels are back when another is, too', async () => {
    const uri = freshRecording('finished');
    await readBlind(uri, 'Ana', [[1, 2, 'rest']]);
    assert.equal(savedReading(uri, 'ana').finished, true);
    await readAs('Ana');
    const waiting = await blindly(uri);
    assert.equal(waiting.reading?.phase, 'waiting');
    assert.match(waiting.readOnlyReason ?? '', /finished and stays as it is/u);
    waiting.dispose();
    await readBlind(uri, 'Ben', []);
    assert.equal(savedReading(uri, 'ben').finished, true, 'nothing to mark is a reading, too');
    await readAs('Ana');
    const open = await blindly(uri);
    assert.equal(open.reading, undefined);
    assert.equal(open.readOnlyReason, undefined);
    open.dispose();
  });

  it('follows its recording to another name', async () => {
    const uri = freshRecording('renamed');
    await readBlind(uri, 'Ana', [[1, 2, 'rest']], false);
    const to = vscode.Uri.file(uri.fsPath.replace('case01.edf', 'case02.edf'));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(existsSync(`${to.fsPath}.ana.labels.json`));
    assert.ok(!existsSync(`${uri.fsPath}.ana.labels.json`));
  });
});

describe('The adjudication of two readings', function () {
  this.timeout(90_000);

  afterEach(async () => {
    await vscode.workspace
      .getConfiguration('emg')
      .update('reviewer', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  it('needs two that are finished', async () => {
    const uri = freshRecording('one');
    await readBlind(uri, 'Ana', [[1, 2, 'rest']]);
    await readBlind(uri, 'Ben', [[1, 2, 'rest']], false);
    const document = await openDocument(uri);
    await assert.rejects(adjudicate(document), /there is one, and one more is begun/u);
    document.dispose();
  });

  it('writes the shared file with both readings as reviews, goes on where it was left, and is undone step by step', async () => {
    const uri = freshRecording('adjudicated');
    await readBlind(uri, 'Ana', [[1, 2, 'rest'], [3, 4, 'voluntary'], [5, 6, 'voluntary']]); // prettier-ignore
    await readBlind(uri, 'Ben', [[1, 2, 'rest'], [3, 4, 'neurogenic-cramp']]); // prettier-ignore
    await readAs('Carl');
    const document = await openDocument(uri);
    const undo: (() => void | PromiseLike<void>)[] = [];
    document.onDidEdit((edit) => undo.push(() => edit.undo()));
    await adjudicate(document);
    const view = adjudicationOf(document)?.view([{ name: 'EMG' }]);
    assert.deepEqual(view?.readers, ['Ana', 'Ben']);
    assert.match(view.agreement[0] ?? '', /^1 label agrees; 2 do not/u);
    const [agreed, named, alone] = view.items;
    assert.ok(agreed && named && alone && !agreed.isOpen && named.isOpen && alone.isOpen);
    await decide(document, named.key, 'second');
    await takeAgreed(document);
    await document.save();
    document.dispose();
    const again = await openDocument(uri);
    await adjudicate(again);
    assert.deepEqual(adjudicationOf(again)?.decided(again.labels), [agreed.key, named.key]);
    await assert.rejects(takeAgreed(again), /already/u);
    again.onDidEdit((edit) => undo.push(() => edit.undo()));
    await decide(again, alone.key, { channels: ['EMG'], startSeconds: 5.2, endSeconds: 5.8, label: 'rest' });
    await undo.at(-1)?.();
    assert.deepEqual(adjudicationOf(again)?.decided(again.labels), [agreed.key, named.key]);
    await decide(again, alone.key, 'neither');
    await again.save();
    again.dispose();
    const labels = await until('three labels', () => {
      const saved = savedLabels(uri);
      return saved.length === 3 && saved;
    });
    assert.deepEqual(
      labels.map(({ label, status, by }) => [label, status, by]),
      [
        ['rest', 'accepted', 'Carl'],
        ['neurogenic-cramp', 'accepted', 'Carl'],
        ['voluntary', 'rejected', 'Carl'],
      ],
    );
    for (const { reviews } of labels) assert.deepEqual(Object.keys(reviews as object), ['Ana', 'Ben']);
  });

  it('refuses a reading of another version of the recording', async () => {
    const uri = freshRecording('other');
    await readBlind(uri, 'Ana', [[1, 2, 'rest']]);
    await readBlind(uri, 'Ben', [[1, 2, 'rest']]);
    const file = `${uri.fsPath}.ben.labels.json`;
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/"sha256": "[0-9a-f]{4}/u, '"sha256": "0000'));
    const document = await openDocument(uri);
    await assert.rejects(adjudicate(document), /another version of this recording/u);
    document.dispose();
  });
});
