import assert from 'node:assert/strict';
import { Notices } from '../../../src/editor/basics/notices';

describe('The notices of a document', () => {
  const nothing = (): void => undefined;

  it('are told in the order in which they came, and the same array until one changes', () => {
    const notices = new Notices();
    let told = 0;
    notices.onDidChange(() => told++);
    notices.set('disk-full', { severity: 'error', sentence: 'The disk is full.' });
    notices.set('deleted', {
      severity: 'warning',
      sentence: 'The label file was deleted.',
      actions: [{ id: 'keep', title: 'Keep the 40 labels', run: nothing }],
    });
    notices.set('disk-full', { severity: 'error', sentence: 'The disk is still full.' });
    assert.equal(told, 3);
    assert.equal(notices.views, notices.views);
    assert.deepEqual(notices.views, [
      { id: 'disk-full', severity: 'error', sentence: 'The disk is still full.', actions: [] },
      {
        id: 'deleted',
        severity: 'warning',
        sentence: 'The label file was deleted.',
        actions: [{ id: 'keep', title: 'Keep the 40 labels' }],
      },
    ]);
    notices.clear('disk-full');
    notices.clear('disk-full');
    assert.equal(told, 4);
    assert.deepEqual(
      notices.views.map(({ id }) => id),
      ['deleted'],
    );
  });

  it('do what they offer, and nothing that they do not offer or that is settled', async () => {
    const notices = new Notices();
    let kept = 0;
    const keep = {
      id: 'keep',
      title: 'Keep',
      run: (): void => {
        kept++;
      },
    } as const;
    notices.set('deleted', { severity: 'warning', sentence: 'Deleted.', actions: [keep] });
    await notices.act('deleted', 'keep');
    assert.equal(kept, 1);
    await assert.rejects(notices.act('deleted', 'discard'), /settled already/u);
    notices.clear('deleted');
    await assert.rejects(notices.act('deleted', 'keep'), /settled already/u);
    assert.equal(kept, 1);
  });

  it('are not told any more to whoever stopped listening', () => {
    const notices = new Notices();
    let told = 0;
    const listening = notices.onDidChange(() => told++);
    listening.dispose();
    notices.set('a', { severity: 'info', sentence: 'A.' });
    assert.equal(told, 0);
  });
});
