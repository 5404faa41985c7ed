/** A thread that is started before it is needed. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ReadyThread } from '../../../src/worker/readyThread';

const echo = `const { parentPort } = require('node:worker_threads');
parentPort.on('message', (message) => parentPort.postMessage(message));`;

describe('A thread in reserve', () => {
  const started: Worker[] = [];
  let reserve: ReadyThread;

  const start = (script: string) => (): Worker => {
    const thread = new Worker(script, { eval: true });
    started.push(thread);
    return thread;
  };
  const startedAre = async (count: number): Promise<void> => {
    while (started.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  afterEach(async () => {
    reserve.dispose();
    await Promise.all(started.splice(0).map((thread) => thread.terminate()));
  });

  it('is none at first: a window that opens no recording has no thread', async () => {
    reserve = new ReadyThread(start(echo), 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(started.length, 0);
  });

  it('is there a while after one was taken, is given to the next, and works', async () => {
    reserve = new ReadyThread(start(echo), 1);
    const first = reserve.take();
    await startedAre(2);
    const second = reserve.take();
    assert.notEqual(second, first);
    assert.equal(second, started[1]);
    second.postMessage('here');
    assert.deepEqual(await once(second, 'message'), ['here']);
    // Nobody but its owner listens to it now.
    assert.equal(second.listenerCount('exit'), 0);
    assert.equal(second.listenerCount('error'), 0);
  });

  it('is started only when nobody has taken one for a while', async () => {
    reserve = new ReadyThread(start(echo), 300);
    for (let k = 0; k < 5; k++) {
      reserve.take();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(started.length, 5);
    await startedAre(6);
  });

  it('that dies unused is not given to anyone', async () => {
    reserve = new ReadyThread(start(`throw new Error('broken')`), 1);
    reserve.take().on('error', () => undefined);
    await startedAre(2);
    await new Promise((resolve) => started[1]?.once('exit', resolve));
    reserve.take().on('error', () => undefined);
    assert.equal(started.length, 3);
  });

  it('ends when the extension does', async () => {
    reserve = new ReadyThread(start(echo), 1);
    reserve.take();
    await startedAre(2);
    const gone = once(started[1]!, 'exit');
    reserve.dispose();
    await gone;
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(started.length, 2);
  });
});
