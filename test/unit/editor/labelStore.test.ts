import assert from 'node:assert/strict';
import { runThrough } from '../../../src/base/steps';
import { LabelStore } from '../../../src/editor/labelStore';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { LabelError } from '../../../src/labels/labelError';
import { serialize } from '../../../src/labels/serialize';

const empty: LabelDocument = {
  header: {
    version: '1.0',
    recording: 'case01.edf',
    durationSeconds: 10,
    channels: [{ name: 'EMG', samplingRate: 1000, samples: 10_000 }],
    fingerprint: { bytes: 20_000, sha256: 'ab'.repeat(32) },
  },
  labels: [],
};

function label(id: string, start: number, changes: Partial<LabelRecord> = {}): LabelRecord {
  return {
    id,
    channels: ['EMG'],
    start,
    end: start + 100,
    label: 'neurogenic-cramp',
    status: 'accepted',
    by: 'Ada',
    ...changes,
  };
}

function textWith(...labels: LabelRecord[]): string {
  return serialize({ ...empty, labels });
}

function ids(store: LabelStore): string[] {
  return store.document.labels.map(({ id }) => id);
}

/** A store over a sidecar with one label, `first`. */
function loaded(): LabelStore {
  const store = new LabelStore(empty);
  store.load(textWith(label('first', 0)));
  return store;
}

describe('Labels under edit', () => {
  it('have no unsaved edits after loading, some after an edit, none after saving', () => {
    const store = loaded();
    assert.equal(store.hasUnsavedEdits, false);
    store.edit({ kind: 'add', record: label('second', 500) });
    assert.equal(store.hasUnsavedEdits, true);
    store.saved(store.document, runThrough(store.savingSteps()));
    assert.equal(store.hasUnsavedEdits, false);
  });

  it('are saved under the name that their recording has now, where it is the very recording', () => {
    const renamed = { ...empty, header: { ...empty.header, recording: 'renamed.edf' } };
    const store = new LabelStore(renamed);
    store.load(textWith(label('first', 0)));
    assert.equal(store.hasUnsavedEdits, false);
    assert.match(runThrough(store.savingSteps()), /"recording": "renamed\.edf"/u);
    const other = new LabelStore({
      ...renamed,
      header: { ...renamed.header, fingerprint: { bytes: 1, sha256: 'cd'.repeat(32) } },
    });
    other.load(textWith(label('first', 0)));
    assert.match(runThrough(other.savingSteps()), /"recording": "case01\.edf"/u);
  });

  it('have no unsaved edits when an edit was undone', () => {
    const store = loaded();
    const edit = store.edit({ kind: 'remove', id: 'first' });
    assert.deepEqual(ids(store), []);
    edit.undo();
    assert.deepEqual(ids(store), ['first']);
    assert.equal(store.hasUnsavedEdits, false);
    edit.redo();
    assert.deepEqual(ids(store), []);
  });

  it('go back to the sidecar at once when unsaved edits are discarded', () => {
    const store = loaded();
    store.edit({ kind: 'remove', id: 'first' });
    store.discardEdits();
    assert.deepEqual(ids(store), ['first']);
    assert.equal(store.hasUnsavedEdits, false);
  });

  it('keep an edit made while a save was under way unsaved', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('second', 500) });
    const { document } = store;
    const text = runThrough(store.savingSteps());
    store.edit({ kind: 'add', record: label('third', 700) });
    store.saved(document, text);
    assert.equal(store.hasUnsavedEdits, true);
    assert.deepEqual(ids(store), ['first', 'second', 'third']);
  });
});

describe('A sidecar that changes on disk', () => {
  it('is taken over at once when there are no unsaved edits', () => {
    const store = loaded();
    assert.deepEqual(store.diskChanged(textWith(label('pulled', 200))), { kind: 'taken-over' });
    assert.deepEqual(ids(store), ['pulled']);
    assert.equal(store.hasUnsavedEdits, false);
  });

  it('is merged by id when there are unsaved edits', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const change = store.diskChanged(textWith(label('first', 0), label('theirs', 300)));
    assert.equal(change.kind, 'merged');
    assert.deepEqual(ids(store), ['first', 'theirs', 'mine']);
    assert.equal(store.hasUnsavedEdits, true);
  });

  it('keeps both versions of a label that both sides have changed', () => {
    const store = loaded();
    store.edit({ kind: 'change', id: 'first', patch: { label: 'voluntary' } });
    const change = store.diskChanged(textWith(label('first', 0, { label: 'myogenic-cramp' })));
    assert.ok(change.kind === 'merged' && change.conflicts.length === 1);
    assert.ok(store.document.labels[0]?.conflict?.kind === 'changed');
    const { label: kept, conflict } = store.document.labels[0];
    assert.deepEqual([kept, conflict.theirs.label].sort(), ['myogenic-cramp', 'voluntary']);
  });

  it('is our own save coming back: nothing happens', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('second', 500) });
    const text = runThrough(store.savingSteps());
    store.saved(store.document, text);
    assert.deepEqual(store.diskChanged(text), { kind: 'unchanged' });
  });

  it('keeps unsaved edits, and what they stand on, when the file is deleted', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    store.diskChanged(undefined);
    assert.deepEqual(ids(store), ['first', 'mine']);
    assert.equal(store.hasUnsavedEdits, true);
  });

  it('is never overwritten while it cannot be read, and edits go on once it can', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const broken = '<<<<<<< HEAD\n{}\n=======\n>>>>>>> theirs\n';
    assert.equal(store.diskChanged(broken).kind, 'unreadable');
    assert.throws(() => runThrough(store.savingSteps()), LabelError);
    assert.throws(() => store.edit({ kind: 'remove', id: 'first' }), LabelError);
    assert.deepEqual(ids(store), ['first', 'mine'], 'no unsaved edit is lost');
    store.diskChanged(textWith(label('first', 0)));
    assert.equal(store.blockedReason, undefined);
    assert.deepEqual(ids(store), ['first', 'mine']);
  });
});

describe('A backup of unsaved labels', () => {
  it('comes back as it was when the file is as it was', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const backup = runThrough(store.unsavedSteps());
    const restored = loaded();
    restored.restore(backup);
    assert.deepEqual(restored.document, store.document);
    assert.equal(restored.hasUnsavedEdits, true);
  });

  it('is merged when the file has changed since', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const backup = runThrough(store.unsavedSteps());
    const restored = new LabelStore(empty);
    restored.load(textWith(label('first', 0), label('pulled', 300)));
    restored.restore(backup);
    assert.deepEqual(ids(restored), ['first', 'pulled', 'mine']);
  });

  it('keeps every label when the sidecar was deleted meanwhile', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const restored = new LabelStore(empty);
    restored.load(undefined);
    restored.restore(runThrough(store.unsavedSteps()));
    assert.deepEqual(ids(restored), ['first', 'mine']);
    assert.equal(restored.hasUnsavedEdits, true);
  });

  it('keeps every label while the sidecar cannot be read, and merges once it can', () => {
    const store = loaded();
    store.edit({ kind: 'change', id: 'first', patch: { note: 'mine' } });
    const restored = new LabelStore(empty);
    restored.load('<<<<<<< HEAD\n{}\n');
    assert.equal(restored.restore(runThrough(store.unsavedSteps())).kind, 'unreadable');
    assert.deepEqual(ids(restored), ['first']);
    assert.throws(() => runThrough(restored.savingSteps()), LabelError);
    const change = restored.diskChanged(textWith(label('first', 0), label('pulled', 300)));
    assert.deepEqual(change, { kind: 'merged', conflicts: [] });
    assert.deepEqual(ids(restored), ['first', 'pulled']);
    assert.equal(restored.document.labels[0]?.note, 'mine');
  });

  it('of a recording that had no sidecar comes back too', () => {
    const store = new LabelStore(empty);
    store.load(undefined);
    store.edit({ kind: 'add', record: label('mine', 500) });
    const restored = new LabelStore(empty);
    restored.load(undefined);
    restored.restore(runThrough(store.unsavedSteps()));
    assert.deepEqual(ids(restored), ['mine']);
  });
});

describe('Labels whose recording is opened, or opened again', () => {
  const placeholder: LabelDocument = {
    header: { ...empty.header, durationSeconds: 0, channels: [], fingerprint: { bytes: 0, sha256: '' } },
    labels: [],
  };
  const other: LabelDocument = {
    header: { ...empty.header, fingerprint: { bytes: 30_000, sha256: 'cd'.repeat(32) } },
    labels: [],
  };

  it('begin under its header where there are none', () => {
    const store = new LabelStore(placeholder);
    store.load(undefined);
    store.beginWith(empty);
    assert.equal(store.document, empty);
    assert.equal(store.hasUnsavedEdits, false);
    store.beginWith(other);
    assert.equal(store.document, other, 'nobody has labelled the first one');
  });

  it('that were put back before it was open belong to it', () => {
    const store = new LabelStore(placeholder);
    store.load(undefined);
    store.restore({ baseText: null, edit: { kind: 'add', record: label('first', 0) } });
    store.beginWith(empty);
    assert.deepEqual(store.document.header, empty.header);
    assert.deepEqual(ids(store), ['first']);
    assert.equal(store.hasUnsavedEdits, true);
  });

  it('keep the header that they were made under, saved or not', () => {
    for (const hasSidecar of [true, false]) {
      const store = new LabelStore(empty);
      store.load(hasSidecar ? textWith(label('first', 0)) : undefined);
      if (!hasSidecar) store.edit({ kind: 'add', record: label('first', 0) });
      store.beginWith(other);
      assert.deepEqual(store.document.header, empty.header);
      assert.equal(store.hasUnsavedEdits, !hasSidecar);
    }
  });

  it('can be undone and redone over it', () => {
    const store = new LabelStore(empty);
    store.load(undefined);
    const edit = store.edit({ kind: 'add', record: label('first', 0) });
    store.beginWith(other);
    edit.undo();
    assert.deepEqual(ids(store), []);
    edit.redo();
    assert.deepEqual(ids(store), ['first']);
  });

  it('belong to another recording when a person says so, which can be undone', () => {
    const store = loaded();
    store.beginWith(other);
    const adopted = store.adopt(other.header);
    assert.deepEqual(store.document.header.fingerprint, other.header.fingerprint);
    assert.equal(store.hasUnsavedEdits, true);
    adopted.undo();
    assert.deepEqual(store.document.header, empty.header);
    assert.equal(store.hasUnsavedEdits, false);
  });
});
