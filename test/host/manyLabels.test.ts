import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as vscode from 'vscode';
import { addLabel } from '../../src/editor/labelling/labelActions';
import { parse } from '../../src/labels/parse';
import { openDocument, provider } from './documents';
import { freshRecording, newFolder, sidecarOf } from './support';

/** A sidecar of the recording with so many labels. */
function textWith(header: string, count: number): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const span = `"channels": ["EMG"], "start": ${Math.floor(i / 20)}, "end": ${Math.floor(i / 20) + 100}`;
    const id = `label-${i.toString().padStart(8, '0')}`;
    return `{"id": "${id}", ${span}, "label": "fasciculation", "status": "accepted", "by": "Ada"}\n`;
  });
  return `${header}"labels": [\n ${lines.join(',')}]\n}\n`;
}

/** The longest time in ms that the event loop waited for its turn, above what it waits when nothing is done. */
async function longestWait<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly wait: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const result = await work();
  await nextTurn();
  delay.disable();
  return { result, wait: delay.max / 1e6 };
}

/** A cancel, pressed after so many turns of the event loop. */
async function afterTurns(count: number, act: () => void): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
  act();
}

describe('A recording with 100,000 labels', function () {
  this.timeout(240_000);
  const uri = freshRecording('many-labels');
  let text = '';
  let atOnce = 0;

  before(async () => {
    const first = await openDocument(uri);
    await addLabel(first, { channels: ['EMG'], startSeconds: 1, endSeconds: 2, label: 'fasciculation' });
    await first.save();
    first.dispose();
    const saved = readFileSync(sidecarOf(uri), 'utf8');
    text = textWith(saved.slice(0, saved.indexOf('"labels": [')), 100_000);
    const begin = performance.now();
    assert.ok(parse(text).ok);
    atOnce = performance.now() - begin;
  });

  beforeEach(() => writeFileSync(sidecarOf(uri), text));

  const label = (startSeconds: number): Parameters<typeof addLabel>[1] => ({
    channels: ['EMG'],
    startSeconds,
    endSeconds: startSeconds + 1,
    label: 'fasciculation',
  });

  it('opens, takes a change of its file, is backed up, comes back and is saved while the extension host goes on answering', async () => {
    const waits: Record<string, number> = {};
    const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const { result, wait } = await longestWait(work);
      waits[name] = wait;
      return result;
    };
    const document = await timed('opening', () => openDocument(uri));
    assert.equal(document.labels.labels.length, 100_000);
    await addLabel(document, label(8));
    writeFileSync(sidecarOf(uri), text.replaceAll('"by": "Ada"', '"by": "Ben"'));
    await timed('merging', () => document.refreshFromDisk());
    assert.equal(document.labels.labels.length, 100_001);
    assert.equal(document.labels.labels.filter(({ by }) => by === 'Ben').length, 100_000);
    const destination = vscode.Uri.file(`${newFolder('backups')}/backup`);
    const backup = await timed('backing up', () =>
      provider().backupCustomDocument(document, { destination }),
    );
    const restored = await timed('coming back', () => openDocument(uri, backup.id));
    assert.equal(restored.labels.labels.length, 100_001);
    restored.dispose();
    await timed('saving', () => document.save());
    const read = parse(readFileSync(sidecarOf(uri), 'utf8'));
    assert.ok(read.ok && read.document.labels.length === 100_001);
    document.dispose();
    const told = Object.entries(waits).map(([name, wait]) => `${name} ${wait.toFixed(0)} ms`);
    console.log(`      parsed at once ${atOnce.toFixed(0)} ms; ${told.join(', ')}`);
    for (const [name, wait] of Object.entries(waits)) {
      assert.ok(
        wait < atOnce / 2,
        `${name}: held up for ${wait.toFixed(0)} ms; parsing takes ${atOnce.toFixed(0)} ms`,
      );
    }
  });

  it('loses nothing when its save is cancelled: the file is as it was, the labels stay, the next save works', async () => {
    const document = await openDocument(uri);
    await addLabel(document, label(8));
    const abort = new AbortController();
    const saving = document.save(abort.signal);
    void afterTurns(3, () => abort.abort());
    await assert.rejects(saving, /Saving was cancelled: your labels stay here, unsaved\./u);
    assert.equal(readFileSync(sidecarOf(uri), 'utf8'), text);
    assert.equal(document.labels.labels.length, 100_001);
    await document.save();
    const read = parse(readFileSync(sidecarOf(uri), 'utf8'));
    assert.ok(read.ok && read.document.labels.length === 100_001);
    document.dispose();
  });

  it('loses nothing when its opening is cancelled: the file is as it was, what was unsaved comes back the next time', async () => {
    const before = await openDocument(uri);
    await addLabel(before, label(8));
    const destination = vscode.Uri.file(`${newFolder('backups')}/backup`);
    const backup = await provider().backupCustomDocument(before, { destination });
    before.abandon();
    const cancel = new vscode.CancellationTokenSource();
    const context = { backupId: backup.id, untitledDocumentData: undefined };
    const opening = provider().openCustomDocument(uri, context, cancel.token);
    void afterTurns(3, () => cancel.cancel());
    await assert.rejects(opening, vscode.CancellationError);
    assert.equal(readFileSync(sidecarOf(uri), 'utf8'), text);
    const document = await openDocument(uri, backup.id);
    assert.equal(document.labels.labels.length, 100_001);
    await document.save();
    const read = parse(readFileSync(sidecarOf(uri), 'utf8'));
    assert.ok(read.ok && read.document.labels.length === 100_001);
    document.dispose();
  });
});
