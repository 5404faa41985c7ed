import assert from 'node:assert/strict';
import { SaveError } from '../../../src/base/files/saveError';
import { runThrough } from '../../../src/base/steps';
import { RecordStore } from '../../../src/records/open/recordStore';
import { saveRecords } from '../../../src/records/open/saveRecords';
import { findingKind, written } from './findings';
import { deltoid, empty, ids, isUnsaved, look, opened, save, textOf, vastus } from './findingStore';

describe('Findings under edit', () => {
  it('are edited, undone, redone and saved in their own text', async () => {
    const store = opened();
    const added = store.edit({ kind: 'add', record: deltoid });
    const changed = store.edit({
      kind: 'change',
      id: 'v',
      patch: { note: 'giant potentials', certainty: 0.8 },
    });
    assert.equal(ids(store), 'd v', 'in the order of their own kind');
    added.undo();
    assert.equal(ids(store), 'v');
    changed.undo();
    assert.equal(isUnsaved(store), false);
    added.redo();
    changed.redo();
    assert.equal(isUnsaved(store), true);
    const text = Buffer.from((await save(store)) ?? assert.fail()).toString();
    assert.equal(isUnsaved(store), false);
    assert.match(text, /^\{\n"format": "emg-findings",\n"version": "1\.2",/u);
    assert.match(
      text,
      /\n ?,?\{"id": "v", "muscle": "vastus".*"note": "giant potentials", "certainty": 0\.8\}\n/u,
    );
    assert.deepEqual(look(store, Buffer.from(text)), { kind: 'unchanged' });
  });

  it('go back to the file at once when they are discarded, and get no file where there are none', async () => {
    const store = opened();
    store.edit({ kind: 'remove', id: 'v' });
    store.discardEdits();
    assert.equal(ids(store), 'v');
    assert.equal(await save(opened('no file')), undefined);
    const looked = opened('no file');
    looked.edit({ kind: 'add', record: deltoid }).undo();
    assert.equal(await save(looked), undefined);
  });

  it('are refused, and told why they can’t be saved, in their own words', async () => {
    const store = opened();
    assert.throws(() => store.edit({ kind: 'remove', id: 'x' }), /^RecordError: There is no finding "x"/u);
    const change = look(store, Buffer.from('<<<<<<< HEAD\n'));
    assert.ok(change.kind === 'unreadable');
    assert.match(
      change.sentence,
      /^The finding file can't be read, so it is left as it is and findings can't be edited\. Line 1: /u,
    );
    assert.throws(() => store.edit({ kind: 'add', record: deltoid }), { message: change.sentence });
    await assert.rejects(save(store, Buffer.from('<<<<<<< HEAD\n')), { message: change.sentence });
    look(store, textOf(vastus));
    const failing = saveRecords(
      store,
      () => Promise.reject(new SaveError('disk', 'The disk is full.')),
      () => undefined,
    );
    await assert.rejects(failing, {
      message: 'The disk is full. Until then your findings stay here, unsaved.',
    });
    const abort = new AbortController();
    abort.abort();
    const cancelled = saveRecords(
      store,
      async (change) => {
        await change(textOf(deltoid));
      },
      () => undefined,
      { signal: abort.signal },
    );
    await assert.rejects(cancelled, {
      message: 'Saving was cancelled: your findings stay here, unsaved.',
    });
  });

  it('never take a file of another kind for theirs', () => {
    const labels = Buffer.from(written({ ...empty, findings: [] }).replace('emg-findings', 'emg-labels'));
    const change = look(opened(), labels);
    assert.ok(change.kind === 'unreadable');
    assert.match(change.sentence, /This is not a finding file/u);
  });

  it('belong to the recording that is opened, to another when a person says so, and to its new name', () => {
    const other = { ...empty.header, fingerprint: { bytes: 7, sha256: 'cd'.repeat(32) } };
    const nowhere = { ...empty.header, channels: [], fingerprint: { bytes: 0, sha256: '' } };
    const early = new RecordStore(findingKind, { header: nowhere, findings: [] });
    runThrough(early.loadSteps(undefined));
    runThrough(early.restoreSteps({ baseText: null, edit: { kind: 'add', record: vastus } }));
    early.beginWith(empty);
    assert.deepEqual(early.document, { ...empty, findings: [vastus] });

    const store = opened();
    store.beginWith({ ...empty, header: other });
    assert.deepEqual(store.document.header, empty.header, 'they stay under the header they were made under');
    const adopted = store.adopt(other);
    assert.deepEqual(store.document.header.fingerprint, other.fingerprint);
    adopted.undo();
    assert.equal(isUnsaved(store), false);
    store.beginWith({ ...empty, header: { ...empty.header, recording: 'renamed.edf' } });
    assert.match(Buffer.from(runThrough(store.savingSteps())).toString(), /"recording": "renamed\.edf"/u);
  });
});
