import assert from 'node:assert/strict';
import { page, pause, refused, settled, unitsOf } from './unitsPage';

describe('The motor units of several channels', () => {
  it('say on which other channels they are once that is known, also of a channel that was looked at before', async () => {
    const { store, asked, measuring, linked, open } = page();
    const alsoOn = (): unknown => {
      const { units } = store.get();
      return units?.kind === 'known' && units.view.kind === 'units'
        ? units.view.units.map((unit) => unit.alsoOn ?? [])
        : units?.kind;
    };
    const [onOther, onFirst] = [
      { channel: 1, number: 2 },
      { channel: 0, number: 1 },
    ];
    open(true);
    await pause();
    asked[0]!.answer(unitsOf([[1, 2]]));
    await settled();
    measuring[0]!.answer([refused(1, 2)]);
    await settled();
    assert.deepEqual(alsoOn(), [[]], 'the units are there without it');
    store.update({ activeChannel: 1 });
    await pause();
    linked.set(1, [{ number: 2, alsoOn: [onFirst] }]);
    asked[1]!.answer(unitsOf([[3], [1, 2]]));
    await settled();
    measuring[1]!.answer([]);
    await settled();
    assert.deepEqual(alsoOn(), [[], [onFirst]]);
    linked.set(0, [{ number: 1, alsoOn: [onOther] }]);
    store.update({ activeChannel: 0 });
    await settled();
    assert.deepEqual(alsoOn(), [[onOther]]);
    assert.equal(asked.length, 2, 'its trains are known');
    linked.set(0, []);
    store.update({ activeChannel: 1 });
    store.update({ activeChannel: 0 });
    await settled();
    assert.deepEqual(alsoOn(), [[]], 'corrected meanwhile');
  });

  it('that are left as they are by a correction keep the very array that was shown', async () => {
    const { store, asked, measuring, loader, open } = page();
    const trains = (): readonly Float64Array[] => {
      const { units } = store.get();
      return units?.kind === 'known' && units.view.kind === 'units'
        ? units.view.units.map(({ timesSeconds }) => timesSeconds)
        : [];
    };
    open(true);
    await pause();
    asked[0]!.answer(unitsOf([[1, 2], [3]]));
    await settled();
    measuring[0]!.answer([refused(1, 2)]);
    await settled();
    const [first, second] = trains();
    loader.outdate([0]);
    asked[1]!.answer(unitsOf([[1, 2], [3.0001]]));
    await settled();
    assert.equal(trains()[0], first);
    assert.notEqual(trains()[1], second);
    assert.deepEqual([...trains()[1]!], [3.0001], 'what the host says now');
  });
});
