import assert from 'node:assert/strict';
import { HostWatch } from '../../../webview/host/hostWatch';

/** A host that answers when told to. */
function hostUnderTest() {
  const waiting: (() => void)[] = [];
  const told: unknown[] = [];
  const watch = new HostWatch(
    () => new Promise<void>((resolve) => waiting.push(resolve)),
    (silence) => told.push(silence),
  );
  const ticks = (count: number): void => {
    for (let i = 0; i < count; i++) watch.tick();
  };
  const answer = async (): Promise<void> => {
    for (const resolve of waiting.splice(0)) resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { watch, told, ticks, answer, waiting };
}

describe('A host that does not answer', () => {
  it('is told once, after some ticks, and that it answers again', async () => {
    const { watch, told, ticks, answer } = hostUnderTest();
    ticks(4);
    assert.deepEqual(told, [], 'it may be busy');
    ticks(10);
    assert.deepEqual(told, [{ unconfirmedEdits: 0 }]);
    assert.equal(watch.isSilent, true);
    await answer();
    assert.deepEqual(told, [{ unconfirmedEdits: 0 }, null]);
    ticks(3);
    assert.equal(watch.isSilent, false);
  });

  it('is never told while every question is answered, and asked one at a time', async () => {
    const { told, ticks, answer, waiting } = hostUnderTest();
    for (let i = 0; i < 50; i++) {
      ticks(3);
      assert.equal(waiting.length, 1);
      await answer();
    }
    assert.deepEqual(told, []);
  });

  it('is told sooner while an edit waits, with how many do', async () => {
    const { watch, told, ticks } = hostUnderTest();
    void watch.edit(new Promise(() => undefined));
    void watch.edit(Promise.resolve());
    await Promise.resolve();
    await Promise.resolve();
    ticks(2);
    assert.deepEqual(told, []);
    ticks(1);
    assert.deepEqual(told, [{ unconfirmedEdits: 1 }]);
  });

  it('is heard by whatever else it says', () => {
    const { watch, told, ticks } = hostUnderTest();
    ticks(20);
    watch.heard();
    assert.equal(told.at(-1), null);
  });

  it('is not blamed for a computer that slept: time is counted in ticks', () => {
    const { told, ticks } = hostUnderTest();
    ticks(2);
    assert.deepEqual(told, []);
  });
});
