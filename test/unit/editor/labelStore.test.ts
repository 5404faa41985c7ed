import assert from 'node:assert/strict';
import { runThrough } from '../../../src/base/steps';
import type { LabelStore } from './labelStore';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { withChannelKind } from '../../../src/labels/headerChoices';
import { labelKind } from '../../../src/labels/labelKind';
import { serialize } from '../../../src/labels/serialize';
import { RecordStore } from '../../../src/records/open/recordStore';
import { RecordError } from '../../../src/records/recordError';

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

function textWith(...labels: LabelRecord[]): Uint8Array {
  return Buffer.from(serialize({ ...empty, labels }));
}

function ids(store: LabelStore): string[] {
  return store.document.labels.map(({ id }) => id);
}

/** What a save would write. */
function savedText(store: LabelStore): string {
  return Buffer.from(runThrough(store.savingSteps())).toString();
}

/** A store over a sidecar with one label, `first`. */
function loaded(): LabelStore {
  const store = new RecordStore(labelKind, empty);
  runThrough(store.loadSteps(textWith(label('first', 0))));
  return store;
}

describe('Labels under edit', () => {
  it('have no unsaved edits after loading, some after an edit, none after saving', () => {
    const store = loaded();
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
    store.edit({ kind: 'add', record: label('second', 500) });
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    runThrough(store.savedSteps(store.document, runThrough(store.savingSteps())));
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
  });

  it('are saved under the name that their recording has now, where it is the very recording', () => {
    const renamed = { ...empty, header: { ...empty.header, recording: 'renamed.edf' } };
    const store = new RecordStore(labelKind, renamed);
    runThrough(store.loadSteps(textWith(label('first', 0))));
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
    assert.match(savedText(store), /"recording": "renamed\.edf"/u);
    const other = new RecordStore(labelKind, {
      ...renamed,
      header: { ...renamed.header, fingerprint: { bytes: 1, sha256: 'cd'.repeat(32) } },
    });
    runThrough(other.loadSteps(textWith(label('first', 0))));
    assert.match(savedText(other), /"recording": "case01\.edf"/u);
  });

  it('have no unsaved edits when an edit was undone', () => {
    const store = loaded();
    const edit = store.edit({ kind: 'remove', id: 'first' });
    assert.deepEqual(ids(store), []);
    edit.undo();
    assert.deepEqual(ids(store), ['first']);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
    edit.redo();
    assert.deepEqual(ids(store), []);
  });

  it('go back to the sidecar at once when unsaved edits are discarded', () => {
    const store = loaded();
    store.edit({ kind: 'remove', id: 'first' });
    store.discardEdits();
    assert.deepEqual(ids(store), ['first']);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
  });

  it('keep an edit made while a save was under way unsaved', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('second', 500) });
    const { document } = store;
    const text = runThrough(store.savingSteps());
    store.edit({ kind: 'add', record: label('third', 700) });
    runThrough(store.savedSteps(document, text));
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    assert.deepEqual(ids(store), ['first', 'second', 'third']);
  });
});

describe('A sidecar that changes on disk', () => {
  it('is taken over at once when there are no unsaved edits', () => {
    const store = loaded();
    assert.deepEqual(runThrough(store.diskChangedSteps(textWith(label('pulled', 200)))), {
      kind: 'taken-over',
    });
    assert.deepEqual(ids(store), ['pulled']);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
  });

  it('is merged by id when there are unsaved edits', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const change = runThrough(store.diskChangedSteps(textWith(label('first', 0), label('theirs', 300))));
    assert.equal(change.kind, 'merged');
    assert.deepEqual(ids(store), ['first', 'theirs', 'mine']);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
  });

  it('keeps both versions of a label that both sides have changed', () => {
    const store = loaded();
    store.edit({ kind: 'change', id: 'first', patch: { label: 'voluntary' } });
    const change = runThrough(
      store.diskChangedSteps(textWith(label('first', 0, { label: 'myogenic-cramp' }))),
    );
    assert.ok(change.kind === 'merged' && change.conflicts.length === 1);
    assert.ok(store.document.labels[0]?.conflict?.kind === 'changed');
    const { label: kept, conflict } = store.document.labels[0];
    assert.deepEqual([kept, conflict.theirs.label].sort(), ['myogenic-cramp', 'voluntary']);
  });

  it('is our own save coming back: nothing happens', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('second', 500) });
    const text = runThrough(store.savingSteps());
    runThrough(store.savedSteps(store.document, text));
    assert.deepEqual(runThrough(store.diskChangedSteps(text)), { kind: 'unchanged' });
  });

  it('keeps unsaved edits, and what they stand on, when the file is deleted', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    runThrough(store.diskChangedSteps(undefined));
    assert.deepEqual(ids(store), ['first', 'mine']);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
  });

  it('is never overwritten while it cannot be read, and edits go on once it can', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const broken = Buffer.from('<<<<<<< HEAD\n{}\n=======\n>>>>>>> theirs\n');
    assert.equal(runThrough(store.diskChangedSteps(broken)).kind, 'unreadable');
    assert.throws(() => runThrough(store.savingSteps()), RecordError);
    assert.throws(() => store.edit({ kind: 'remove', id: 'first' }), RecordError);
    assert.deepEqual(ids(store), ['first', 'mine'], 'no unsaved edit is lost');
    runThrough(store.diskChangedSteps(textWith(label('first', 0))));
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
    runThrough(restored.restoreSteps(backup));
    assert.deepEqual(restored.document, store.document);
    assert.equal(runThrough(restored.hasUnsavedEditsSteps()), true);
  });

  it('is merged when the file has changed since', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const backup = runThrough(store.unsavedSteps());
    const restored = new RecordStore(labelKind, empty);
    runThrough(restored.loadSteps(textWith(label('first', 0), label('pulled', 300))));
    runThrough(restored.restoreSteps(backup));
    assert.deepEqual(ids(restored), ['first', 'pulled', 'mine']);
  });

  it('keeps every label when the sidecar was deleted meanwhile', () => {
    const store = loaded();
    store.edit({ kind: 'add', record: label('mine', 500) });
    const restored = new RecordStore(labelKind, empty);
    runThrough(restored.loadSteps(undefined));
    runThrough(restored.restoreSteps(runThrough(store.unsavedSteps())));
    assert.deepEqual(ids(restored), ['first', 'mine']);
    assert.equal(runThrough(restored.hasUnsavedEditsSteps()), true);
  });

  it('keeps every label while the sidecar cannot be read, and merges once it can', () => {
    const store = loaded();
    store.edit({ kind: 'change', id: 'first', patch: { note: 'mine' } });
    const restored = new RecordStore(labelKind, empty);
    runThrough(restored.loadSteps(Buffer.from('<<<<<<< HEAD\n{}\n')));
    assert.equal(runThrough(restored.restoreSteps(runThrough(store.unsavedSteps()))).kind, 'unreadable');
    assert.deepEqual(ids(restored), ['first']);
    assert.throws(() => runThrough(restored.savingSteps()), RecordError);
    const change = runThrough(restored.diskChangedSteps(textWith(label('first', 0), label('pulled', 300))));
    assert.deepEqual(change, { kind: 'merged', conflicts: [] });
    assert.deepEqual(ids(restored), ['first', 'pulled']);
    assert.equal(restored.document.labels[0]?.note, 'mine');
  });

  it('of a recording that had no sidecar comes back too', () => {
    const store = new RecordStore(labelKind, empty);
    runThrough(store.loadSteps(undefined));
    store.edit({ kind: 'add', record: label('mine', 500) });
    const restored = new RecordStore(labelKind, empty);
    runThrough(restored.loadSteps(undefined));
    runThrough(restored.restoreSteps(runThrough(store.unsavedSteps())));
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
    const store = new RecordStore(labelKind, placeholder);
    runThrough(store.loadSteps(undefined));
    store.beginWith(empty);
    assert.equal(store.document, empty);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
    store.beginWith(other);
    assert.equal(store.document, other, 'nobody has labelled the first one');
  });

  it('that were put back before it was open belong to it', () => {
    const store = new RecordStore(labelKind, placeholder);
    runThrough(store.loadSteps(undefined));
    runThrough(store.restoreSteps({ baseText: null, edit: { kind: 'add', record: label('first', 0) } }));
    store.beginWith(empty);
    assert.deepEqual(store.document.header, empty.header);
    assert.deepEqual(ids(store), ['first']);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
  });

  it('keep the header that they were made under, saved or not', () => {
    for (const hasSidecar of [true, false]) {
      const store = new RecordStore(labelKind, empty);
      runThrough(store.loadSteps(hasSidecar ? textWith(label('first', 0)) : undefined));
      if (!hasSidecar) store.edit({ kind: 'add', record: label('first', 0) });
      store.beginWith(other);
      assert.deepEqual(store.document.header, empty.header);
      assert.equal(runThrough(store.hasUnsavedEditsSteps()), !hasSidecar);
    }
  });

  it('can be undone and redone over it', () => {
    const store = new RecordStore(labelKind, empty);
    runThrough(store.loadSteps(undefined));
    const edit = store.edit({ kind: 'add', record: label('first', 0) });
    store.beginWith(other);
    edit.undo();
    assert.deepEqual(ids(store), []);
    edit.redo();
    assert.deepEqual(ids(store), ['first']);
  });

  it('keep what was set of the recording before there is any label, when it is opened again', () => {
    const store = new RecordStore(labelKind, empty);
    runThrough(store.loadSteps(undefined));
    const [first] = empty.header.channels;
    const header = { ...withChannelKind(empty.header, first?.name ?? '', 'target'), givenSamplingRate: 4000 };
    store.edit({ kind: 'header', header });
    store.beginWith({ ...empty, header: { ...empty.header, durationSeconds: 1 } });
    assert.deepEqual(store.document.header, { ...header, durationSeconds: 1 });
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
  });

  it('belong to another recording when a person says so, which can be undone', () => {
    const store = loaded();
    store.beginWith(other);
    const adopted = store.adopt(other.header);
    assert.deepEqual(store.document.header.fingerprint, other.header.fingerprint);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    adopted.undo();
    assert.deepEqual(store.document.header, empty.header);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
  });
});
