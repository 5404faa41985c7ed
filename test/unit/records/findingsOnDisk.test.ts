import assert from 'node:assert/strict';
import { versionsOf } from '../../../src/records/conflicts';
import { deltoid, ids, isUnsaved, look, opened, save, textOf, vastus } from './findingStore';

describe('A finding file that changes on disk', () => {
  it('is taken over where nothing is unsaved, and merged where something is', () => {
    const store = opened();
    assert.deepEqual(look(store, textOf(vastus, deltoid)), { kind: 'taken-over' });
    store.edit({ kind: 'change', id: 'd', patch: { note: 'mine' } });
    const theirs = textOf({ ...deltoid, by: 'zoe' }, { ...vastus, id: 'w' });
    assert.deepEqual(look(store, theirs), { kind: 'merged', conflicts: [] });
    assert.deepEqual(store.document.findings, [
      { ...deltoid, by: 'zoe', note: 'mine' },
      { ...vastus, id: 'w' },
    ]);
    assert.equal(isUnsaved(store), true);
  });

  it('keeps both versions of a finding that was judged two ways, until a person decides', async () => {
    const store = opened();
    store.edit({ kind: 'change', id: 'v', patch: { recruitment: 'neurogenic' } });
    const theirs = textOf({ ...vastus, certainty: 0.4 });
    assert.deepEqual(look(store, theirs), {
      kind: 'merged',
      conflicts: [{ kind: 'changed', id: 'v', parts: ['judgement'] }],
    });
    const disputed = store.document.findings[0] ?? assert.fail();
    const judgements = versionsOf(disputed).map((each) => [each?.recruitment, each?.certainty]);
    assert.deepEqual(judgements.sort(), [
      ['neurogenic', undefined],
      ['normal', 0.4],
    ]);
    const text = await save(store);
    const next = opened(text ?? assert.fail());
    next.edit({
      kind: 'change',
      id: 'v',
      patch: { recruitment: 'neurogenic', certainty: null, conflict: null },
    });
    assert.deepEqual(next.document.findings, [{ ...vastus, recruitment: 'neurogenic' }]);
    assert.equal(isUnsaved(next), true);
  });

  it('keeps a finding that one side has deleted and the other changed', () => {
    const store = opened();
    store.edit({ kind: 'change', id: 'v', patch: { note: 'mine' } });
    assert.deepEqual(look(store, textOf()), {
      kind: 'merged',
      conflicts: [{ kind: 'deleted', id: 'v' }],
    });
    assert.deepEqual(store.document.findings, [{ ...vastus, note: 'mine', conflict: { kind: 'deleted' } }]);
  });

  it('and is gone leaves them, unsaved; undoing that discards them, saving writes them again', async () => {
    const store = opened();
    const change = look(store, undefined);
    assert.ok(change.kind === 'deleted', change.kind);
    assert.equal(change.records, 1);
    assert.deepEqual([ids(store), isUnsaved(store)], ['v', true]);
    change.edit.undo();
    assert.deepEqual([ids(store), isUnsaved(store)], ['', false]);
    change.edit.redo();
    assert.deepEqual([ids(store), isUnsaved(store)], ['v', true]);
    assert.deepEqual(await save(store), textOf(vastus));
    change.edit.undo();
    assert.equal(ids(store), 'v', 'there is nothing to discard any more');
  });

  it('and comes back is taken over as if it had never been gone', () => {
    const store = opened();
    look(store, undefined);
    assert.deepEqual(look(store, textOf({ ...vastus, note: 'theirs' }, deltoid)), { kind: 'taken-over' });
    assert.equal(ids(store), 'd v');
    assert.equal(store.document.findings[1]?.conflict, undefined);
    assert.equal(isUnsaved(store), false);
  });

  it('without what was saved here has it put back, unsaved', async () => {
    const store = opened();
    store.edit({ kind: 'add', record: deltoid });
    await save(store);
    const change = look(store, textOf(vastus, { ...vastus, id: 'w' }));
    assert.ok(change.kind === 'restored', change.kind);
    assert.deepEqual([change.records, change.conflicts], [1, []]);
    assert.deepEqual([ids(store), isUnsaved(store)], ['d v w', true]);
    change.edit.undo();
    assert.deepEqual([ids(store), isUnsaved(store)], ['v w', false]);
    change.edit.redo();
    assert.equal(ids(store), 'd v w');
  });

  it('and is again, to the letter, what it was before a save offers what that had brought', async () => {
    const store = opened();
    store.edit({ kind: 'add', record: deltoid });
    await save(store);
    assert.deepEqual(look(store, textOf(vastus)), { kind: 'reverted', records: 1, conflicts: [] });
    assert.deepEqual([ids(store), isUnsaved(store)], ['v', false]);
    const edit = store.keepReverted() ?? assert.fail();
    assert.deepEqual([ids(store), isUnsaved(store)], ['d v', true]);
    assert.equal(store.keepReverted(), undefined, 'only once');
    edit.undo();
    assert.equal(ids(store), 'v');
  });

  it('misses nothing that is no one’s work, as their kind says', async () => {
    for (const [note, kind] of [
      [undefined, 'taken-over'],
      ['seen', 'restored'],
    ] as const) {
      const store = opened();
      store.edit({ kind: 'add', record: { ...deltoid, by: 'engine', ...(note ? { note } : {}) } });
      await save(store);
      assert.equal(look(store, textOf(vastus, { ...vastus, id: 'w' })).kind, kind);
    }
  });
});
