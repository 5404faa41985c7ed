import assert from 'node:assert/strict';
import { EditsUnderWay } from '../../../src/editor/document/editsUnderWay';

describe('Edits under way', () => {
  it('are made in the order they were asked for, also after one that could not be made', async () => {
    const edits = new EditsUnderWay();
    const made: string[] = [];
    let find = (): void => undefined;
    const found = new Promise<void>((resolve) => (find = resolve));
    const first = edits.labels.make(async () => {
      await found;
      made.push('accept');
      throw new Error('The label is gone.');
    });
    const second = edits.labels.make(() => made.push('remove'));
    find();
    await assert.rejects(first, /is gone/u);
    await second;
    assert.deepEqual(made, ['accept', 'remove']);
  });

  it('let a label be made while a motor unit is looked for', async () => {
    const edits = new EditsUnderWay();
    void edits.units.make(() => new Promise(() => undefined));
    assert.equal(await edits.labels.make(() => 'made'), 'made');
  });

  it('are waited for by whoever saves, until that is cancelled', async () => {
    const edits = new EditsUnderWay();
    await edits.made();
    void edits.units.make(() => new Promise(() => undefined));
    const abort = new AbortController();
    const waiting = edits.made(abort.signal);
    abort.abort(new Error('Cancelled.'));
    await assert.rejects(waiting, /Cancelled/u);
    await assert.rejects(edits.made(abort.signal), /Cancelled/u);
  });
});
