import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noProgress, RemoteError } from '../../../src/protocol/rpc';
import { RecordingWorker, startThread } from '../../../src/worker/client';
import { writeEdf } from '../../fixtures/writers/edfWriter';
import { bundledWorker, misbehaviour, noFiles, scratch, scriptIn, threadsAndHandles } from './workerThread';

const place = { kind: 'file', path: 'nowhere.edf' } as const;

/** Waits until this process has at most so many threads; gives the milliseconds that took. */
async function millisecondsUntilThreads(most: number): Promise<number> {
  const asked = performance.now();
  while ((threadsAndHandles()?.threads ?? 0) > most) {
    const waited = performance.now() - asked;
    assert.ok(waited < 10_000, 'the thread is still there after 10 s');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return performance.now() - asked;
}

describe('A worker whose reader hangs', () => {
  const { folder, remove } = scratch();
  after(remove);

  for (const [what, script] of Object.entries(misbehaviour)) {
    it(`and ${what} is gone soon after it is ended, thread and all`, async () => {
      const before = threadsAndHandles()?.threads ?? 0;
      const worker = new RecordingWorker(startThread(scriptIn(folder, script)), 'case01.edf', noFiles);
      const opening = worker.call('open', { place });
      opening.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
      void worker.end();
      await assert.rejects(opening, /was closed/u);
      const milliseconds = await millisecondsUntilThreads(before);
      // 200 ms on a quiet machine; a hang would be for ever.
      assert.ok(milliseconds < 2000, `${milliseconds.toFixed(0)} ms`);
    });
  }

  it('is given up when its opening makes no progress', async () => {
    const worker = new RecordingWorker(
      startThread(scriptIn(folder, misbehaviour['spins for ever'])),
      'case01.edf',
      noFiles,
    );
    const opening = worker.call('open', { place }, { idleMilliseconds: 100 });
    await assert.rejects(
      opening,
      (error: unknown) => error instanceof RemoteError && error.problem === noProgress,
    );
    await worker.end();
  });

  it('rejects at once when its opening is aborted', async () => {
    const worker = new RecordingWorker(
      startThread(scriptIn(folder, misbehaviour['spins for ever'])),
      'case01.edf',
      noFiles,
    );
    const abort = new AbortController();
    const opening = worker.call('open', { place }, { signal: abort.signal });
    abort.abort();
    await assert.rejects(opening, { name: 'AbortError' });
    await worker.end();
  });
});

describe('A worker that takes too much', () => {
  const { folder, remove } = scratch();
  after(remove);

  it('of objects ends with a sentence, and nothing else does', async function () {
    this.timeout(60_000);
    const script = scriptIn(folder, 'const all = []; for (;;) all.push({});');
    const thread = startThread(script, { maxOldGenerationSizeMb: 32 });
    const worker = new RecordingWorker(thread, 'case01.edf', noFiles);
    await assert.rejects(worker.call('open', { place }), {
      message: 'Reading case01.edf needed more than 32 MB of memory, so it was stopped.',
    });
  });
});

describe('Recordings opened and closed a hundred times', () => {
  const { folder, remove } = scratch();
  after(remove);

  it('leave no thread and no file behind', async function () {
    this.timeout(120_000);
    const file = join(folder, 'case01.edf');
    const limits = { physicalMinimum: -500, physicalMaximum: 500 };
    const samples = Float64Array.from({ length: 1000 }, (_, i) => i % 100);
    const channels = [{ name: 'EMG', unit: 'uV', samplesPerRecord: 1000, samples, ...limits }];
    writeFileSync(file, writeEdf({ variant: 'EDF', recordSeconds: 1, channels }));
    const workerPath = await bundledWorker(folder);
    const openAndClose = async (isWaitedFor: boolean): Promise<void> => {
      const worker = new RecordingWorker(startThread(workerPath), 'case01.edf', noFiles);
      const opening = worker.call('open', { place: { kind: 'file', path: file } });
      if (isWaitedFor) assert.equal((await opening).format, 'EDF');
      else opening.catch(() => undefined);
      await worker.end();
    };
    await openAndClose(true);
    const before = threadsAndHandles();
    // Most are closed while they are still opening.
    for (let i = 0; i < 100; i++) await openAndClose(i % 5 === 0);
    assert.deepEqual(threadsAndHandles(), before);
  });
});
