/** Unsaved labels that a release from before there were other kinds of records has left on disk, byte for byte. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { runThrough } from '../../../src/base/steps';
import type { LabelStore } from './labelStore';
import { leftBehind, UnsavedJournal } from '../../../src/editor/sidecar/unsavedJournal';
import type { LabelDocument } from '../../../src/labels/labelDocument';
import { labelKind } from '../../../src/labels/labelKind';
import { RecordStore } from '../../../src/records/open/recordStore';
import { backupBytesSteps, backupIn } from '../../../src/records/open/unsavedBytes';

const recording = 'file:///study/case01.edf';
const sha256 = 'ab'.repeat(32);
const empty: LabelDocument = {
  header: {
    version: '1.1',
    recording: 'case01.edf',
    durationSeconds: 10,
    channels: [{ name: 'EMG', samplingRate: 1000, samples: 10_000 }],
    fingerprint: { bytes: 20_000, sha256 },
  },
  labels: [],
};

const head =
  '{\n"format": "emg-labels",\n"version": "1.1",\n"recording": "case01.edf",\n"durationSeconds": 10,\n"channels": [\n' +
  ' {"name": "EMG", "samplingRate": 1000, "samples": 10000}\n],\n' +
  `"fingerprint": {"bytes": 20000, "sha256": "${sha256}"},\n"labels": [\n`;
const rest = '"label": "neurogenic-cramp", "status": "accepted", "by": "Ada"';
const base = `${head} {"id": "first", "channels": ["EMG"], "start": 0, "end": 100, ${rest}}\n]\n}\n`;
const current =
  `${head} {"id": "first", "channels": ["EMG"], "start": 0, "end": 100, ${rest}, "note": "tail – end"}\n` +
  `,{"id": "mine", "channels": ["EMG"], "start": 500, "end": 600, ${rest}}\n]\n}\n`;

const backup = `emg-labels backup 1 421 572\n${base}${current}`;
const stem = '414b351e4064ab2bb27f3b3df8852431.75b58756d048';
const added =
  '{"kind":"add","record":{"id":"mine","channels":["EMG"],"start":500,"end":600,' +
  '"label":"neurogenic-cramp","status":"accepted","by":"Ada"}}\n';
const changed = '{"kind":"change","id":"first","patch":{"note":"tail – end"}}\n';
const journal = `{"recording":"file:///study/case01.edf","hasBase":true,"count":2}\n${changed}${added}`;
const renamed =
  '{"recording":"file:///study/case01.edf","renamedFrom":"file:///study/case00.edf","hasBase":false,' +
  '"edit":{"kind":"remove","id":"a"}}\n';

/** A store over the file that the work stands on. */
function opened(): LabelStore {
  const store = new RecordStore(labelKind, empty);
  runThrough(store.loadSteps(Buffer.from(base)));
  return store;
}

function written(store: LabelStore): string {
  return Buffer.from(runThrough(store.savingSteps())).toString();
}

describe('Unsaved labels that an earlier release has left', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-older-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('in a backup come back, and a backup of today is the same to the byte', () => {
    const store = opened();
    runThrough(store.restoreSteps(backupIn(labelKind, Buffer.from(backup))));
    assert.equal(written(store), current);
    const now = runThrough(backupBytesSteps(labelKind, runThrough(store.unsavedSteps())));
    assert.equal(Buffer.from(now).toString(), backup);
  });

  it('in a backup without a label file come back', () => {
    const unsaved = backupIn(labelKind, Buffer.from(`emg-labels backup 1 - 421\n${base}`));
    const store = new RecordStore(labelKind, empty);
    runThrough(store.loadSteps(undefined));
    runThrough(store.restoreSteps(unsaved));
    assert.equal(written(store), base);
  });

  it('in a journal, which names no kind, come back', async () => {
    writeFileSync(path.join(folder, `${stem}.base`), base);
    writeFileSync(path.join(folder, `${stem}.edit.json`), journal);
    const [found, ...others] = await leftBehind({ folder, recording, kind: labelKind });
    assert.ok(found && others.length === 0);
    const store = opened();
    runThrough(store.restoreSteps(found.unsaved));
    assert.equal(written(store), current);
    await found.forget();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('in a journal for a new name come back', async () => {
    writeFileSync(path.join(folder, `${stem}.edit.json`), renamed);
    const [found] = await leftBehind({ folder, recording, kind: labelKind });
    assert.equal(found?.renamedFrom, 'file:///study/case00.edf');
    assert.deepEqual(found.unsaved, { baseText: null, edit: { kind: 'remove', id: 'a' } });
  });

  it('stand where a journal of today stands, which says the same and its kind', async () => {
    const store = opened();
    runThrough(store.restoreSteps(backupIn(labelKind, Buffer.from(backup))));
    const today = new UnsavedJournal({ folder, recording, kind: labelKind }, (error) =>
      assert.fail(String(error)),
    );
    today.keep(runThrough(store.unsavedEditSteps()));
    await today.flushed();
    const names = readdirSync(folder).sort();
    assert.deepEqual(
      names.map((name) => name.replace(/\.[0-9a-f]{12}\./u, '.*.')),
      ['base', 'edit.json'].map((ending) => `${stem.slice(0, 32)}.*.${ending}`),
    );
    const [oldBase, oldEdit] = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
    assert.equal(oldBase, base);
    assert.equal(oldEdit, journal.replace('{', '{"format":"emg-labels",'));
    await today.end();
  });
});
