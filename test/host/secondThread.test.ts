/** The thread that detections run in: it stays, with what it found out, until the recording goes. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { RecordingConnection } from '../../src/editor/recording/recordingConnection';
import type { DetectionResult } from '../../src/detection/result/detectedEvent';
import type { CallOptions } from '../../src/protocol/rpc';
import { longRecording, until } from './support';
import { startThread } from '../../src/worker/client';
import { counted, dist, millisecondsUntilThreads, threadsSettle } from './threads';

describe('Detection again on an open recording', () => {
  let recording: RecordingConnection;
  let threadsBefore: number;

  before(threadsSettle);

  beforeEach(async () => {
    threadsBefore = counted('task');
    recording = new RecordingConnection(longRecording({ channels: 2, seconds: 40 }), {
      thread: () => startThread(dist('worker.js')),
    });
    assert.equal((await recording.open()).kind, 'open');
  });
  afterEach(async () => {
    recording.close();
    await millisecondsUntilThreads(threadsBefore, performance.now());
  });

  /** Detects, and gives what was found and how long it took. */
  async function detected(
    parameters: Record<string, number> = {},
    options: CallOptions = {},
  ): Promise<{ result: DetectionResult; milliseconds: number }> {
    const began = performance.now();
    const choice = { parameters, wordings: {} };
    const { result } = await recording.callApart('detect', choice, options, () => undefined);
    return { result, milliseconds: performance.now() - began };
  }

  it('takes a small part of the time after a change of one parameter of the decision', async () => {
    const first = await detected();
    const again = await detected({ crampScore: 2.5 });
    console.log(
      `      first ${first.milliseconds.toFixed(0)} ms, again ${again.milliseconds.toFixed(0)} ms: ` +
        `${((100 * again.milliseconds) / first.milliseconds).toFixed(1)} %`,
    );
    assert.ok(again.milliseconds < first.milliseconds / 2);
    assert.deepEqual((await detected()).result.events, first.result.events);
  });

  it('after a cancelled run starts in the same thread', async () => {
    await detected();
    const threads = counted('task');
    const abort = new AbortController();
    const run = detected({ on: 7 }, { signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    await assert.rejects(run, { name: 'AbortError' });
    await detected({ crampScore: 2.5 });
    assert.ok(counted('task') <= threads, `${counted('task')} threads, and before ${threads}`);
  });

  it('opens anew what has been written to meanwhile', async () => {
    const { result } = await detected();
    writeFileSync(recording.uri.fsPath, '', { flag: 'a' });
    assert.equal((await recording.open()).kind, 'open');
    const again = await detected();
    assert.deepEqual(again.result.events, result.events);
  });

  it('runs one job at a time: the units of a channel wait for a detection, and use what it has found out', async function () {
    this.timeout(90_000); // whole episodes are decomposed
    const choice = { parameters: {}, wordings: {} };
    const order: string[] = [];
    const run = detected().then(() => order.push('detection'));
    const units = recording
      .callApart('trains', { channel: 0, choice }, {}, () => undefined)
      .then(({ result }) => {
        order.push('units');
        return result;
      });
    await Promise.all([run, units]);
    assert.deepEqual(order, ['detection', 'units']);
    const found = await units;
    assert.ok(found.kind === 'sorted', found.kind);
    assert.ok(found.unitCount > 0 && found.episodes.length > 0, `${found.unitCount} units`);
    const request = { channel: 0, choice };
    const { result } = await recording.callApart('potentials', request, {}, () => undefined);
    assert.equal(result.length, found.unitCount);
  });

  it('gives up a job that waits for another as soon as it is cancelled, and goes on with the next', async function () {
    this.timeout(90_000); // as above
    const choice = { parameters: {}, wordings: {} };
    const abort = new AbortController();
    const run = detected();
    const waiting = recording.callApart(
      'trains',
      { channel: 0, choice },
      { signal: abort.signal },
      () => undefined,
    );
    const next = recording.callApart('trains', { channel: 1, choice }, {}, () => undefined);
    abort.abort();
    const began = performance.now();
    await assert.rejects(waiting, { name: 'AbortError' });
    const milliseconds = performance.now() - began;
    await Promise.all([run, next]);
    assert.ok(milliseconds < 500, `${milliseconds.toFixed(0)} ms`);
  });

  it('ends its thread with the recording, whether it runs or waits', async () => {
    await detected();
    recording.close();
    const idle = await millisecondsUntilThreads(threadsBefore, performance.now());
    assert.equal((await recording.open()).kind, 'open');
    const abort = new AbortController();
    let isUnderWay = false;
    const report = (): void => void (isUnderWay = true);
    const run = detected({ on: 7 }, { signal: abort.signal, report });
    await until('the second thread is at work', () => isUnderWay);
    const closed = performance.now();
    recording.close();
    abort.abort();
    await assert.rejects(run);
    const busy = await millisecondsUntilThreads(threadsBefore, closed);
    console.log(`      closed → threads gone: idle ${idle.toFixed(0)} ms, busy ${busy.toFixed(0)} ms`);
    assert.ok(Math.max(idle, busy) < 2000);
  });
});
