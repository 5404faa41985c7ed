import assert from 'node:assert/strict';
import { runThrough } from '../../../src/base/steps';
import type { LabelStore } from './labelStore';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { labelKind } from '../../../src/labels/labelKind';
import { proposalsFrom } from '../../../src/labels/proposals';
import { serialize } from '../../../src/labels/serialize';
import { RecordStore } from '../../../src/records/open/recordStore';
import { crampHeader } from '../labels/samples';

const header = { ...crampHeader, version: '1.1' };
const channel = header.channels[0]?.name ?? '';

function label(id: string, start: number, changes: Partial<LabelRecord> = {}): LabelRecord {
  const span = { channels: [channel], start, end: start + 100 };
  return { id, ...span, label: 'neurogenic-cramp', status: 'accepted', by: 'Ada', ...changes };
}

function textWith(...labels: LabelRecord[]): Uint8Array {
  return Buffer.from(serialize({ header, labels }));
}

function ids(store: LabelStore): string {
  return store.document.labels.map(({ id }) => id).join(' ');
}

const first = label('first', 0);

/** A store over a file with one label. */
function opened(): LabelStore {
  const store = new RecordStore(labelKind, { header, labels: [] });
  runThrough(store.loadSteps(textWith(first)));
  return store;
}

/** Adds labels and saves them, as a person does. */
function save(store: LabelStore, ...labels: LabelRecord[]): Uint8Array {
  for (const record of labels) store.edit({ kind: 'add', record });
  const document: LabelDocument = store.document;
  const text = runThrough(store.savingSteps());
  runThrough(store.savedSteps(document, text));
  return text;
}

describe('A label that was saved here', () => {
  it('comes back, unsaved, when another program writes the file from an older version', () => {
    const store = opened();
    save(store, label('mine', 500));
    const change = runThrough(store.diskChangedSteps(textWith(first, label('theirs', 300))));
    assert.ok(change.kind === 'restored', change.kind);
    assert.deepEqual([change.records, change.conflicts], [1, []]);
    assert.equal(ids(store), 'first theirs mine');
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    change.edit.undo();
    assert.equal(ids(store), 'first theirs');
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
    change.edit.redo();
    assert.equal(ids(store), 'first theirs mine');
  });

  it('comes back however many saves the other program missed, and with what is unsaved', () => {
    const store = opened();
    save(store, label('a', 500));
    save(store, label('b', 600));
    store.edit({ kind: 'change', id: 'a', patch: { note: 'changed' } });
    save(store);
    store.edit({ kind: 'add', record: label('unsaved', 900) });
    const change = runThrough(store.diskChangedSteps(textWith(first, label('theirs', 300))));
    assert.ok(change.kind === 'restored', change.kind);
    assert.equal(ids(store), 'first theirs a b unsaved');
    assert.equal(store.document.labels.find(({ id }) => id === 'a')?.note, 'changed');
    change.edit.undo();
    assert.equal(ids(store), 'first theirs unsaved', 'undoing it leaves the other edits alone');
  });

  it('comes back also when it was a change or a removal', () => {
    const store = opened();
    save(store, label('gone', 400));
    runThrough(store.savedSteps(store.document, runThrough(store.savingSteps())));
    store.edit({ kind: 'change', id: 'first', patch: { note: 'seen' } });
    store.edit({ kind: 'remove', id: 'gone' });
    save(store);
    const change = runThrough(
      store.diskChangedSteps(textWith(first, label('theirs', 300), label('gone', 400))),
    );
    assert.ok(change.kind === 'restored', change.kind);
    assert.equal(ids(store), 'first theirs');
    assert.equal(store.document.labels[0]?.note, 'seen');
  });

  it('comes back also where the other program has changed another label of that save', () => {
    const store = opened();
    store.edit({ kind: 'change', id: 'first', patch: { note: 'mine' } });
    save(store, label('mine', 500));
    const change = runThrough(store.diskChangedSteps(textWith(label('first', 0, { note: 'theirs' }))));
    assert.ok(change.kind === 'restored', change.kind);
    assert.equal(ids(store), 'first mine');
    assert.deepEqual(change.conflicts, [{ kind: 'changed', id: 'first', parts: ['note'] }]);
  });

  it('comes back where the file was gone in between', () => {
    const store = opened();
    save(store, label('mine', 500));
    assert.equal(runThrough(store.diskChangedSteps(undefined)).kind, 'deleted');
    const change = runThrough(store.diskChangedSteps(textWith(first, label('theirs', 300))));
    assert.ok(change.kind === 'restored', change.kind);
    assert.equal(ids(store), 'first theirs mine');
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    change.edit.undo();
    assert.equal(ids(store), 'first theirs');
  });

  it('is offered where the file was gone and is again what it was before', () => {
    const store = opened();
    save(store, label('mine', 500));
    runThrough(store.diskChangedSteps(undefined));
    assert.deepEqual(runThrough(store.diskChangedSteps(textWith(first))), {
      kind: 'reverted',
      records: 1,
      conflicts: [],
    });
    store.keepReverted();
    assert.equal(ids(store), 'first mine');
  });

  it('is gone where someone who saw it removed it', () => {
    const store = opened();
    save(store, label('a', 500), label('b', 600));
    assert.equal(runThrough(store.diskChangedSteps(textWith(first, label('b', 600)))).kind, 'taken-over');
    assert.equal(ids(store), 'first b');
  });

  it('is offered where a person has gone back to exactly an earlier version', () => {
    const store = opened();
    save(store, label('a', 500));
    save(store, label('b', 600));
    const change = runThrough(store.diskChangedSteps(textWith(first)));
    assert.deepEqual(change, { kind: 'reverted', records: 2, conflicts: [] });
    assert.equal(ids(store), 'first');
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
    const edit = store.keepReverted();
    assert.ok(edit);
    assert.equal(ids(store), 'first a b');
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    assert.equal(store.keepReverted(), undefined, 'only once');
    edit.undo();
    assert.equal(ids(store), 'first');
  });

  it('is not brought back when it was a proposal that another run has replaced', () => {
    const engine = { name: 'engine', version: '1', parametersHash: 'abc' };
    const event = { onsetSeconds: 1, endSeconds: 2, channels: [0], label: 'fasciculation' as const };
    const result = {
      engine,
      units: [],
      events: [{ ...event, probability: 0.9, alternatives: [], evidence: [] }],
    };
    const [proposal] = proposalsFrom(result, header);
    assert.ok(proposal);
    const store = opened();
    save(store, proposal);
    const [other] = proposalsFrom({ ...result, engine: { ...engine, parametersHash: 'def' } }, header);
    assert.ok(other);
    assert.equal(runThrough(store.diskChangedSteps(textWith(first, other))).kind, 'taken-over');
    assert.equal(store.document.labels.length, 2);
  });
});

describe('A sidecar that is deleted under open labels', () => {
  it('leaves them as unsaved work, with their number', () => {
    const store = opened();
    const change = runThrough(store.diskChangedSteps(undefined));
    assert.ok(change.kind === 'deleted');
    assert.equal(change.records, 1);
    assert.equal(ids(store), 'first');
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    assert.deepEqual(runThrough(store.unsavedSteps()).baseText, null);
    change.edit.undo();
    assert.equal(ids(store), '');
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
    change.edit.redo();
    assert.equal(ids(store), 'first');
  });

  it('and comes back changed is taken over as if it had never been gone', () => {
    const store = opened();
    runThrough(store.diskChangedSteps(undefined));
    const change = runThrough(
      store.diskChangedSteps(textWith(label('first', 0, { note: 'other branch' }), label('more', 9))),
    );
    assert.deepEqual(change, { kind: 'taken-over' });
    assert.equal(ids(store), 'first more');
    assert.equal(store.document.labels[0]?.conflict, undefined);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
  });

  it('and comes back can no longer be discarded by undoing', () => {
    const store = opened();
    const change = runThrough(store.diskChangedSteps(undefined));
    runThrough(store.diskChangedSteps(textWith(first)));
    assert.ok(change.kind === 'deleted');
    change.edit.undo();
    assert.equal(ids(store), 'first');
  });

  for (const [how, discard] of [
    ['by undoing', (_store: LabelStore, undo: () => void) => undo()],
    ['by reverting', (store: LabelStore) => store.discardEdits()],
  ] as const) {
    it(`and comes back after its labels were discarded ${how} has its labels again`, () => {
      const store = opened();
      const change = runThrough(store.diskChangedSteps(undefined));
      assert.ok(change.kind === 'deleted');
      discard(store, () => change.edit.undo());
      assert.equal(ids(store), '');
      runThrough(store.diskChangedSteps(textWith(first)));
      assert.equal(ids(store), 'first', 'what is on disk was never discarded');
      assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
    });
  }

  it('says nothing where there were no labels', () => {
    const store = new RecordStore(labelKind, { header, labels: [] });
    runThrough(store.loadSteps(textWith()));
    assert.equal(runThrough(store.diskChangedSteps(undefined)).kind, 'taken-over');
  });
});

describe('What is unsaved over a crash', () => {
  const other = { ...header, fingerprint: { bytes: 7, sha256: 'cd'.repeat(32) } };

  it('is also that a person said that the labels belong to another version of the recording', () => {
    const store = opened();
    store.beginWith({ header: other, labels: [] });
    assert.equal(runThrough(store.unsavedEditSteps()), undefined);
    store.adopt(other);
    const unsaved = runThrough(store.unsavedEditSteps());
    assert.ok(unsaved);
    const next = opened();
    runThrough(next.restoreSteps(unsaved));
    next.beginWith({ header: other, labels: [] });
    assert.deepEqual(next.document.header.fingerprint, other.fingerprint);
    assert.equal(runThrough(next.hasUnsavedEditsSteps()), true);
    const restored = next.unsavedAsOneEdit();
    assert.ok(restored, 'VS Code is told of it');
    restored.undo();
    assert.deepEqual(next.document.header, header);
  });

  it('of a deleted label file is also the recording that it was made for', () => {
    const store = opened();
    store.beginWith({ header: other, labels: [] });
    runThrough(store.diskChangedSteps(undefined));
    const unsaved = runThrough(store.unsavedEditSteps());
    assert.ok(unsaved);
    const next = new RecordStore(labelKind, { header: other, labels: [] });
    runThrough(next.loadSteps(undefined));
    runThrough(next.restoreSteps(unsaved));
    assert.equal(ids(next), 'first');
    assert.deepEqual(next.document.header.fingerprint, header.fingerprint);
  });
});

describe('A sidecar that cannot be read at all', () => {
  it('locks the labels with the reason, and unlocks them when it can be read', () => {
    const store = new RecordStore(labelKind, { header, labels: [] });
    runThrough(
      store.loadSteps({ unreadable: 'a.edf.labels.json is a folder, not a file: it is not opened.' }),
    );
    assert.match(store.blockedReason ?? '', /is a folder/u);
    assert.throws(() => runThrough(store.savingSteps()), /is a folder/u);
    assert.equal(runThrough(store.diskChangedSteps(textWith(first))).kind, 'taken-over');
    assert.equal(store.blockedReason, undefined);
    assert.equal(ids(store), 'first');
  });

  it('tells once, and keeps what is unsaved', () => {
    const store = opened();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const damaged = Buffer.concat([textWith(first), Buffer.from([0x20, 0x20, 0xff])]);
    const line = Buffer.from(textWith(first)).toString().split('\n').length;
    const change = runThrough(store.diskChangedSteps(damaged));
    assert.ok(change.kind === 'unreadable');
    assert.ok(change.sentence.includes(`Line ${line}: Byte 3 of the line`), change.sentence);
    assert.equal(runThrough(store.diskChangedSteps(Buffer.from(damaged))).kind, 'unchanged');
    runThrough(store.diskChangedSteps(textWith(first)));
    assert.equal(ids(store), 'first mine');
  });
});
