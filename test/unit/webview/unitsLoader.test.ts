import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Model } from '../../../webview/state/model';
import type { Store } from '../../../webview/state/store';
import { page, pause, quiet, refused, settled, unitsOf } from './unitsPage';

/** Of each unit its number, how many discharges it has, of how many its figures are, and whether these are outdated. */
function seen(store: Store<Model>): readonly (readonly unknown[])[] {
  const { units } = store.get();
  const view = units?.kind === 'known' ? units.view : undefined;
  return view?.kind !== 'units'
    ? []
    : view.units.map(({ number, timesSeconds, morphology, isOutdated = false }) => {
        const isFew = morphology.kind === 'refused' && morphology.reason === 'few-discharges';
        return [number, timesSeconds.length, isFew ? morphology.discharges : morphology.kind, isOutdated];
      });
}

describe('The motor units that a page asks for', () => {
  it('are asked for only while they are to be seen, once for each channel', async () => {
    const { store, asked, open } = page();
    await pause();
    assert.equal(asked.length, 0, 'nobody looks at them');
    open(true);
    await pause();
    assert.deepEqual(
      asked.map(({ channel }) => channel),
      [0],
    );
    asked[0]!.answer(quiet);
    await pause();
    assert.deepEqual(store.get().units, { kind: 'known', channel: 0, view: quiet });
    open(false);
    open(true);
    store.update({ cursorSeconds: 1 });
    await pause();
    assert.equal(asked.length, 1);
  });

  it('are not asked for of channels that are only passed, nor of one that is not EMG', async () => {
    const { store, asked, open } = page();
    open(true);
    store.update({ activeChannel: 1 });
    store.update({ activeChannel: 2 });
    await pause();
    assert.equal(asked.length, 0);
  });

  it('are not waited for any more when the channel is another, or nobody looks', async () => {
    const { store, asked, open } = page();
    open(true);
    await pause();
    store.update({ activeChannel: 1 });
    assert.equal(asked[0]!.options.signal?.aborted, true);
    await pause();
    assert.equal(asked[1]!.channel, 1);
    open(false);
    assert.equal(asked[1]!.options.signal?.aborted, true);
    await pause();
    assert.deepEqual(store.get().units, { kind: 'waiting', channel: 1, progress: null });
  });

  it('show how far they are after half a second, and not before', async () => {
    const { store, asked, open } = page();
    open(true);
    await wait(300);
    asked[0]!.options.report?.(0.123);
    assert.deepEqual(store.get().units, { kind: 'waiting', channel: 0, progress: null });
    await wait(700);
    assert.deepEqual(store.get().units, { kind: 'waiting', channel: 0, progress: 0.12 });
    asked[0]!.options.report?.(0.5);
    assert.deepEqual(store.get().units, { kind: 'waiting', channel: 0, progress: 0.5 });
  });

  it('that could not be had are asked for again when someone says so', async () => {
    const { store, asked, loader, open } = page();
    open(true);
    await pause();
    asked[0]!.fail(new Error('a.edf cannot be read.'));
    await pause();
    assert.deepEqual(store.get().units, { kind: 'failed', channel: 0, sentence: 'a.edf cannot be read.' });
    store.update({ cursorSeconds: 2 });
    await pause();
    assert.equal(asked.length, 1, 'not by itself');
    loader.retry();
    await pause();
    asked[1]!.answer(quiet);
    await pause();
    assert.equal(store.get().units?.kind, 'known');
  });

  it('are asked for anew after a detection, which may have had other parameters', async () => {
    const { store, asked, open } = page();
    open(true);
    await pause();
    asked[0]!.answer(quiet);
    await pause();
    store.update({ detection: 0.5 });
    await pause();
    assert.equal(asked.length, 1);
    store.update({ detection: null });
    await pause();
    assert.equal(asked.length, 2);
  });

  it('show their trains before their potentials are measured', async () => {
    const { store, asked, measuring, open } = page();
    open(true);
    await pause();
    asked[0]!.answer(unitsOf([[1, 2]]));
    await settled();
    assert.deepEqual(seen(store), [[1, 2, 'awaited', false]]);
    measuring[0]!.answer([refused(1, 2)]);
    await settled();
    assert.deepEqual(seen(store), [[1, 2, 2, false]]);
  });

  it('show corrected trains at once, and say which figures are of a train that was corrected', async () => {
    const { store, asked, measuring, loader, open } = page();
    open(true);
    await pause();
    asked[0]!.answer(unitsOf([[1, 2], [3]]));
    await settled();
    measuring[0]!.answer([refused(1, 2), refused(2, 1)]);
    await settled();
    loader.outdate([0]);
    // The second is only counted in whole samples now, as the first's segment is a record.
    asked[1]!.answer(unitsOf([[1], [3.0002], [2]]));
    await settled();
    const corrected = [
      [1, 1, 2, true],
      [2, 1, 1, false],
      [3, 1, 'awaited', false],
    ];
    assert.deepEqual(seen(store), corrected);
    // A second correction before the first is measured: what was of another train still is.
    loader.outdate([0]);
    asked[2]!.answer(unitsOf([[1], [3, 4], [2]]));
    await settled();
    assert.deepEqual(seen(store), [[1, 1, 2, true], [2, 2, 1, true], corrected[2]]);
    measuring[1]!.answer([refused(1, 99)]);
    await settled();
    assert.deepEqual(
      seen(store)[0],
      [1, 1, 2, true],
      'what was measured of trains that are gone is not shown',
    );
    measuring[2]!.answer([refused(1, 1), refused(2, 2), refused(3, 1)]);
    await settled();
    assert.deepEqual(seen(store), [
      [1, 1, 1, false],
      [2, 2, 2, false],
      [3, 1, 1, false],
    ]);
  });

  it('are stopped with the page', async () => {
    const { asked, loader, open } = page();
    open(true);
    await pause();
    loader.dispose();
    assert.equal(asked[0]!.options.signal?.aborted, true);
  });
});
