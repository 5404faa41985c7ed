import assert from 'node:assert/strict';
import { runThrough } from '../../../src/base/steps';
import { labelKind } from '../../../src/labels/labelKind';
import { backupBytesSteps, backupIn } from '../../../src/records/open/unsavedBytes';
import { findingKind } from './findings';
import { deltoid, ids, isUnsaved, look, opened, textOf, vastus, type FindingStore } from './findingStore';

describe('Unsaved findings', () => {
  /** A store with an unsaved finding more and a changed one. */
  function edited(): FindingStore {
    const store = opened();
    store.edit({ kind: 'add', record: deltoid });
    store.edit({ kind: 'change', id: 'v', patch: { note: 'mine', certainty: 0.5 } });
    return store;
  }

  it('come back from a backup, which names their kind', () => {
    const store = edited();
    const bytes = runThrough(backupBytesSteps(findingKind, runThrough(store.unsavedSteps())));
    assert.match(Buffer.from(bytes).toString(), /^emg-findings backup 1 [0-9]+ [0-9]+\n\{/u);
    const next = opened();
    assert.deepEqual(runThrough(next.restoreSteps(backupIn(findingKind, bytes))), { kind: 'unchanged' });
    assert.deepEqual(next.document.findings, store.document.findings);
    assert.equal(isUnsaved(next), true);
    assert.throws(() => backupIn(labelKind, bytes), {
      message: 'The backup of unsaved labels can’t be read.',
    });
    assert.throws(() => backupIn(findingKind, bytes.subarray(0, -1)), {
      message: 'The backup of unsaved findings can’t be read.',
    });
    const damaged = { baseText: null, currentText: Buffer.from('{}') };
    assert.throws(
      () => runThrough(opened().restoreSteps(damaged)),
      /The backup of unsaved findings can't be read\./u,
    );
  });

  it('are merged with a file that has changed since, and wait for one that can’t be read', () => {
    const unsaved = runThrough(edited().unsavedEditSteps()) ?? assert.fail();
    const changed = opened(textOf(vastus, { ...vastus, id: 'w' }));
    assert.deepEqual(runThrough(changed.restoreSteps(unsaved)), { kind: 'merged', conflicts: [] });
    assert.equal(ids(changed), 'd v w');
    const blocked = opened(Buffer.from('<<<<<<< HEAD\n'));
    assert.equal(runThrough(blocked.restoreSteps(unsaved)).kind, 'unreadable');
    assert.deepEqual(look(blocked, textOf(vastus, { ...vastus, id: 'w' })), {
      kind: 'merged',
      conflicts: [],
    });
    assert.equal(ids(blocked), 'd v w');
  });

  it('are one edit for VS Code’s undo stack', () => {
    const next = opened();
    runThrough(next.restoreSteps(runThrough(edited().unsavedEditSteps()) ?? assert.fail()));
    const restored = next.unsavedAsOneEdit() ?? assert.fail();
    restored.undo();
    assert.equal(isUnsaved(next), false);
    restored.redo();
    assert.deepEqual(next.document, edited().document);
  });
});
