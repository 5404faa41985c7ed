import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { DetectionRunner } from '../../src/editor/labelling/detectionRunner';
import type { EmgDocument } from '../../src/editor/document/emgDocument';
import { addLabel as addLabelTo } from '../../src/editor/labelling/labelActions';
import { writeEdf } from '../fixtures/writers/edfWriter';
import { openDocument } from './documents';
import { freshRecording, savedLabels, sidecarOf, until } from './support';

/** Another recording than `sineEdf`, of the same length in bytes unless it has another rate. */
function otherEdf(samplingRate = 1000): Uint8Array {
  const samples = Float64Array.from({ length: 10 * samplingRate }, (_, i) => 100 * Math.cos(i / 7));
  const limits = { physicalMinimum: -500, physicalMaximum: 500 };
  const channels = [{ name: 'EMG', unit: 'uV', samplesPerRecord: samplingRate, samples, ...limits }];
  return writeEdf({ variant: 'EDF', recordSeconds: 1, channels });
}

/** As git and most programs write: another file takes the place of the first. */
function replace(uri: vscode.Uri, content: Uint8Array): void {
  writeFileSync(`${uri.fsPath}.new`, content);
  renameSync(`${uri.fsPath}.new`, uri.fsPath);
}

function addLabel(document: EmgDocument, startSeconds = 1): Promise<string> {
  const span = { startSeconds, endSeconds: startSeconds + 0.5 };
  return addLabelTo(document, { channels: ['EMG'], ...span, label: 'neurogenic-cramp' });
}

const samples = { runs: [{ channel: 0, level: 0, first: 0, end: 1 }] };

function question(document: EmgDocument): Promise<string> {
  return until(
    'the question is asked',
    () => document.notices.views.find(({ id }) => id === 'recording-changed')?.sentence,
  );
}

function fingerprintSaved(uri: vscode.Uri): unknown {
  return (JSON.parse(readFileSync(sidecarOf(uri), 'utf8')) as { fingerprint: unknown }).fingerprint;
}

function summary(document: EmgDocument): {
  fingerprint: unknown;
  channels: readonly { samplingRate: number }[];
} {
  const { state } = document.connection;
  assert.ok(state.kind === 'open');
  return state.summary;
}

describe('A recording that is replaced while it is open', () => {
  let document: EmgDocument;
  let uri: vscode.Uri;
  beforeEach(async () => {
    uri = freshRecording('changed');
    document = await openDocument(uri);
  });
  afterEach(async () => {
    document.dispose();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('is noticed by itself; reloaded, it is the new one, and the labels keep the old fingerprint until they are given to it', async () => {
    const old = summary(document).fingerprint;
    await addLabel(document);
    replace(uri, otherEdf());
    assert.match(await question(document), /case01\.edf has changed on disk/u);
    await document.notices.act('recording-changed', 'reload');
    assert.notDeepEqual(summary(document).fingerprint, old);
    await document.save();
    assert.deepEqual(fingerprintSaved(uri), old);
    assert.equal(savedLabels(uri).length, 1);
    document.adoptRecording();
    await document.save();
    assert.deepEqual(fingerprintSaved(uri), summary(document).fingerprint);
  });

  it('takes no proposals that were found in the new file', async () => {
    replace(uri, otherEdf(500));
    const detection = new DetectionRunner(document);
    const run = detection.run();
    await question(document);
    await document.notices.act('recording-changed', 'keep');
    await assert.rejects(run, /Nothing was detected: case01\.edf has changed on disk/u);
    assert.equal(document.labels.labels.length, 0);
    detection.dispose();
  });

  it('is detected on once it is reloaded', async () => {
    replace(uri, otherEdf(500));
    const detection = new DetectionRunner(document);
    const run = detection.run();
    await question(document);
    await document.notices.act('recording-changed', 'reload');
    await run;
    assert.equal(summary(document).channels[0]?.samplingRate, 500);
    assert.equal(document.labels.header.channels[0]?.samplingRate, 500);
    detection.dispose();
  });

  it('is detected on with labels of the old one only when a person has said that they belong to it', async () => {
    await addLabel(document);
    replace(uri, otherEdf());
    await question(document);
    await document.notices.act('recording-changed', 'reload');
    const detection = new DetectionRunner(document);
    await assert.rejects(detection.run(), /made on another version/u);
    document.adoptRecording();
    await detection.run();
    detection.dispose();
  });

  it('is not saved beside before a person decides, and not at all when the question is dismissed', async () => {
    await addLabel(document);
    replace(uri, otherEdf());
    const saving = document.save();
    await question(document);
    assert.equal(existsSync(sidecarOf(uri)), false);
    await document.notices.act('recording-changed', 'dismiss');
    await assert.rejects(saving, /Nothing was saved: case01\.edf has changed on disk/u);
    assert.equal(existsSync(sidecarOf(uri)), false);
  });

  it('is asked about once, however many wait for the answer', async () => {
    await addLabel(document);
    replace(uri, otherEdf());
    const saving = document.save();
    await question(document);
    const detection = new DetectionRunner(document);
    const run = detection.run();
    const outcomes = Promise.allSettled([saving, run]);
    // Two notifications of the same words: VS Code would close the first within this time, which answers it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.match(await question(document), /has changed/u);
    await document.notices.act('recording-changed', 'keep');
    const [saved, detected] = await outcomes;
    assert.equal(saved.status, 'fulfilled', 'the labels for the old recording are saved');
    assert.equal(detected.status, 'rejected', 'the new one is not on screen');
    detection.dispose();
  });

  it('leaves the labels to the old one where a person keeps them for it, and asks no more', async () => {
    const old = summary(document).fingerprint;
    await addLabel(document);
    replace(uri, otherEdf());
    const saving = document.save();
    await question(document);
    await document.notices.act('recording-changed', 'keep');
    await saving;
    assert.deepEqual(fingerprintSaved(uri), old);
    await addLabel(document, 3);
    await document.save();
    assert.equal(savedLabels(uri).length, 2);
    assert.deepEqual(document.notices.views, []);
  });

  it('has traces of the old one as long as that is held open', async () => {
    const before = await document.connection.call('tiles', samples);
    replace(uri, otherEdf());
    assert.deepEqual(await document.connection.call('tiles', samples), before);
  });

  it('keeps what a person can undo', async () => {
    let undo = (): void => undefined;
    document.onDidEdit((edit) => (undo = edit.undo));
    await addLabel(document);
    replace(uri, otherEdf());
    await question(document);
    await document.notices.act('recording-changed', 'reload');
    undo();
    assert.equal(document.labels.labels.length, 0);
  });
});

describe('A recording that is written over in place', () => {
  it('with as many bytes gives no traces of both: the request is refused, and the question asked', async () => {
    const uri = freshRecording('in-place');
    const document = await openDocument(uri);
    const read = (): Promise<unknown> =>
      document.guard.reading(() => document.connection.call('tiles', samples));
    const before = await read();
    writeFileSync(uri.fsPath, otherEdf());
    await assert.rejects(read(), {
      problem: 'recording-changed',
      message: /case01\.edf has changed on disk/u,
    });
    await question(document);
    await document.notices.act('recording-changed', 'reload');
    assert.notDeepEqual(await read(), before);
    document.dispose();
  });
});

describe('A recording that is merely touched', () => {
  it('stays as it is, without a word, and its traces go on', async () => {
    const uri = freshRecording('touched');
    const document = await openDocument(uri);
    const read = (): Promise<unknown> =>
      document.guard.reading(() => document.connection.call('tiles', samples));
    const before = await read();
    await addLabel(document);
    utimesSync(uri.fsPath, new Date(), new Date());
    assert.deepEqual(await read(), before);
    replace(uri, readFileSync(uri.fsPath));
    await document.save();
    await document.guard.look();
    assert.deepEqual(document.notices.views, []);
    assert.deepEqual(await read(), before);
    assert.equal(savedLabels(uri).length, 1);
    document.dispose();
  });
});

describe('A label file that is deleted in the moment after it was saved', () => {
  it('is noticed nevertheless: a system that reports changes in batches may report neither', async () => {
    const uri = freshRecording('saved-and-deleted');
    const document = await openDocument(uri);
    await addLabel(document);
    await document.save();
    rmSync(sidecarOf(uri));
    const sentence = await until('that is said', () => document.notices.views[0]?.sentence);
    assert.match(sentence, /case01\.edf\.labels\.json was deleted\. .* is kept in the editor, unsaved/u);
    assert.equal(document.labels.labels.length, 1);
    document.dispose();
    document.dispose();
  });
});

describe('A recording that is deleted while it is open', () => {
  let document: EmgDocument;
  let uri: vscode.Uri;
  beforeEach(async () => {
    uri = freshRecording('deleted');
    document = await openDocument(uri);
  });
  afterEach(async () => {
    document.dispose();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('is said to be no longer there, with what can be done, until it is back', async () => {
    const content = readFileSync(uri.fsPath);
    rmSync(uri.fsPath);
    assert.match(
      await question(document),
      /^case01\.edf is no longer there: it was moved, renamed or deleted.* Put it back, or keep the labels/u,
    );
    const offered = document.notices.views.flatMap(({ actions }) => actions.map(({ id }) => id));
    assert.deepEqual(offered, ['retry', 'keep', 'dismiss'], 'there is nothing to reload');
    await document.notices.act('recording-changed', 'retry');
    assert.match(await question(document), /is no longer there/u);
    writeFileSync(uri.fsPath, content);
    await until('the question is withdrawn', () => document.notices.views.length === 0);
  });

  it('is said to have changed once another stands in its place', async () => {
    rmSync(uri.fsPath);
    assert.match(await question(document), /is no longer there/u);
    writeFileSync(uri.fsPath, otherEdf());
    await until('the question follows', () =>
      /has changed on disk/u.test(document.notices.views[0]?.sentence ?? ''),
    );
  });

  it('keeps its labels from being saved before a person decides, and saves them where they are kept without it', async () => {
    await addLabel(document);
    rmSync(uri.fsPath);
    const refused = document.save();
    await question(document);
    await document.notices.act('recording-changed', 'dismiss');
    await assert.rejects(refused, /Nothing was saved: case01\.edf is no longer there\. Put it back/u);
    assert.equal(existsSync(sidecarOf(uri)), false);
    const saving = document.save();
    await question(document);
    await document.notices.act('recording-changed', 'keep');
    await saving;
    assert.equal(savedLabels(uri).length, 1);
  });

  it('has no detection', async () => {
    rmSync(uri.fsPath);
    const detection = new DetectionRunner(document);
    const run = detection.run();
    await question(document);
    await document.notices.act('recording-changed', 'dismiss');
    await assert.rejects(run, /Nothing was detected: case01\.edf is no longer there/u);
    detection.dispose();
  });
});
