/** What a person does while many labels are read, merged or saved in slices: it counts as if it had been done before, or after. */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runInSlices, runThrough, type Steps } from '../../../src/base/steps';
import type { LabelStore } from './labelStore';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { labelKind } from '../../../src/labels/labelKind';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { RecordStore } from '../../../src/records/open/recordStore';
import { saveRecords } from '../../../src/records/open/saveRecords';
import { crampHeader } from '../labels/samples';

const header = { ...crampHeader, version: '1.1' };
const channel = header.channels[0]?.name ?? '';

function label(id: string, start: number, changes: Partial<LabelRecord> = {}): LabelRecord {
  const span = { channels: [channel], start, end: start + 100 };
  return { id, ...span, label: 'neurogenic-cramp', status: 'accepted', by: 'Ada', ...changes };
}

function documentWith(...labels: LabelRecord[]): LabelDocument {
  return { header, labels };
}

function bytesOf(document: LabelDocument): Uint8Array {
  return Buffer.from(serialize(document));
}

const first = label('first', 0);
const second = label('second', 200);

/** A store over a file with two labels and an unsaved third. */
function edited(): LabelStore {
  const store = new RecordStore(labelKind, documentWith());
  runThrough(store.loadSteps(bytesOf(documentWith(first, second))));
  store.edit({ kind: 'add', record: label('mine', 500) });
  return store;
}

/** Runs through and does something once, after so many steps; answers whether there were that many. */
function runWith<Result>(steps: Steps<Result>, after: number, act: () => void): Result | undefined {
  for (let step = 0; ; step++) {
    const { done, value } = steps.next();
    if (done) return step <= after ? undefined : value;
    if (step === after) act();
  }
}

const acts: readonly (readonly [string, (store: LabelStore) => void])[] = [
  ['adds a label', (store) => void store.edit({ kind: 'add', record: label('late', 700) })],
  [
    'changes a label that the file changes, too',
    (store) => void store.edit({ kind: 'change', id: 'first', patch: { note: 'late' } }),
  ],
  ['removes a label that the file changes', (store) => void store.edit({ kind: 'remove', id: 'first' })],
  ['removes an unsaved label', (store) => void store.edit({ kind: 'remove', id: 'mine' })],
  ['discards what is unsaved', (store) => store.discardEdits()],
  [
    'says that the labels belong to another recording',
    (store) => void store.adopt({ ...header, fingerprint: { bytes: 1, sha256: '1'.repeat(64) } }),
  ],
];

const theirs = documentWith(label('first', 0, { label: 'myogenic-cramp' }), second, label('theirs', 900));

describe('While a changed label file is read and merged in slices', () => {
  for (const [what, act] of acts) {
    it(`a person ${what}, at any step: both are in`, () => {
      const before = edited();
      act(before);
      runThrough(before.diskChangedSteps(bytesOf(theirs)));
      const expected = serialize(before.document);
      let steps = 0;
      for (let more = true; more; steps++) {
        const store = edited();
        const change = runWith(store.diskChangedSteps(bytesOf(theirs)), steps, () => act(store));
        more = change !== undefined;
        if (!more) continue;
        assert.equal(serialize(store.document), expected, `after step ${steps}`);
        assert.deepEqual(store.textOnDisk, bytesOf(theirs));
        const again = runThrough(before.hasUnsavedEditsSteps());
        assert.equal(runThrough(store.hasUnsavedEditsSteps()), again, `after step ${steps}`);
      }
      assert.ok(steps > 5, `${steps} steps`);
    });
  }

  it('what a crash would find in the journal leads from the text that is beside it to the labels', () => {
    let steps = 0;
    for (let more = true; more; steps++) {
      const store = edited();
      const change = runWith(store.diskChangedSteps(bytesOf(theirs)), steps, () => {
        const kept = runThrough(store.unsavedEditSteps()) ?? assert.fail();
        const next = new RecordStore(labelKind, documentWith());
        runThrough(next.loadSteps(kept.baseText ?? undefined));
        runThrough(next.restoreSteps(kept));
        assert.equal(serialize(next.document), serialize(store.document));
      });
      more = change !== undefined;
    }
    assert.ok(steps > 5, `${steps} steps`);
  });

  it('the file that comes back after it was deleted empties nothing where its labels are discarded at any step', () => {
    for (let step = 0, more = true; more; step++) {
      const store = edited();
      const gone = runThrough(store.diskChangedSteps(undefined));
      assert.ok(gone.kind === 'deleted');
      const change = runWith(store.diskChangedSteps(bytesOf(theirs)), step, () => gone.edit.undo());
      more = change !== undefined;
      if (more) assert.equal(serialize(store.document), serialize(theirs), `after step ${step}`);
    }
  });
});

describe('While labels are put back from a backup in slices', () => {
  it('an edit made at any step stays', () => {
    const kept = runThrough(edited().unsavedSteps());
    let steps = 0;
    for (let more = true; more; steps++) {
      const store = new RecordStore(labelKind, documentWith());
      runThrough(store.loadSteps(bytesOf(theirs)));
      const change = runWith(store.restoreSteps(kept), steps, () => {
        store.edit({ kind: 'add', record: label('late', 700) });
      });
      more = change !== undefined;
      if (more) {
        assert.deepEqual(store.document.labels.map(({ id }) => id).sort(), [
          'first',
          'late',
          'mine',
          'second',
          'theirs',
        ]);
      }
    }
    assert.ok(steps > 5, `${steps} steps`);
  });
});

describe('A save of many labels in slices', function () {
  this.timeout(120_000);
  const many = documentWith(
    ...Array.from({ length: 5000 }, (_, i) => label(`label-${String(i).padStart(6, '0')}`, i)),
  );

  /** A file in memory. */
  function fileWith(document: LabelDocument): {
    bytes: Uint8Array;
    saved: (store: LabelStore, signal?: AbortSignal) => Promise<void>;
  } {
    const file = {
      bytes: bytesOf(document),
      saved: (store: LabelStore, signal?: AbortSignal) =>
        saveRecords(
          store,
          async (change) => {
            file.bytes = (await change(file.bytes)) ?? file.bytes;
            await nextTurn();
          },
          () => undefined,
          { signal },
        ),
    };
    return file;
  }

  function idsIn(bytes: Uint8Array): readonly string[] {
    const read = parse(bytes);
    assert.ok(read.ok);
    return read.document.labels.map(({ id }) => id);
  }

  it('writes the labels as they were when it began to write; edits made meanwhile stay unsaved, and the next save has them', async () => {
    const file = fileWith(many);
    const store = new RecordStore(labelKind, documentWith());
    await runInSlices(store.loadSteps(file.bytes));
    store.edit({ kind: 'add', record: label('begun', 10) });
    const saving = file.saved(store);
    let made = 0;
    let isOver = false;
    const edit = (): void => {
      if (isOver) return;
      store.edit({ kind: 'add', record: label(`meanwhile-${made++}`, 20) });
      setImmediate(edit);
    };
    setImmediate(edit);
    await saving;
    isOver = true;
    const written = idsIn(file.bytes).filter((id) => id.startsWith('meanwhile'));
    assert.ok(made > 0);
    assert.ok(written.length < made, `${written.length} of ${made} edits made meanwhile are written`);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
    await file.saved(store);
    assert.deepEqual(
      idsIn(file.bytes),
      store.document.labels.map(({ id }) => id),
    );
    assert.equal(store.document.labels.length, many.labels.length + 1 + made);
    assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
  });

  it('that is cancelled writes nothing by halves, keeps every label unsaved, and the next save works', async () => {
    for (const turns of [0, 1, 2, 3, 5, 8]) {
      const file = fileWith(many);
      const store = new RecordStore(labelKind, documentWith());
      await runInSlices(store.loadSteps(file.bytes));
      store.edit({ kind: 'add', record: label('mine', 10) });
      const theirs = { ...many, labels: [...many.labels, label('theirs', 9000)] };
      file.bytes = bytesOf(theirs);
      const abort = new AbortController();
      const saving = file.saved(store, abort.signal).then(
        () => 'saved',
        (error: unknown) => String(error),
      );
      for (let turn = 0; turn < turns; turn++) await nextTurn();
      abort.abort();
      const outcome = await saving;
      if (outcome !== 'saved') {
        assert.match(outcome, /Saving was cancelled: your labels stay here, unsaved/u);
        assert.deepEqual(file.bytes, bytesOf(theirs), 'nothing is written');
        assert.equal(runThrough(store.hasUnsavedEditsSteps()), true);
      }
      assert.ok(store.document.labels.some(({ id }) => id === 'mine'));
      await file.saved(store);
      assert.equal(
        idsIn(file.bytes).length,
        many.labels.length + 2,
        `cancelled after ${turns} turns: ${outcome}`,
      );
      assert.equal(runThrough(store.hasUnsavedEditsSteps()), false);
    }
  });
});
