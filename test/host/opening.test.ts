import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { RecordingConnection } from '../../src/editor/recording/recordingConnection';
import { MemoryFiles } from './memoryFiles';
import { addLabel, closeAll, fileIn, freshRecording, newFolder, openRecording, until } from './support';
import { startThread } from '../../src/worker/client';
import { counted, dist, millisecondsUntilThreads, threadsSettle } from './threads';

/** Opens and closes a recording, and waits until the host has as many threads for a second: then one more is ours. */
async function settled(): Promise<void> {
  await openRecording(freshRecording('before'));
  await addLabel(0, 1);
  await closeAll();
  let [count, since] = [-1, 0];
  await until('the threads come to rest', () => {
    if (counted('task') !== count) [count, since] = [counted('task'), performance.now()];
    return performance.now() - since > 1000;
  });
}

describe('A recording that takes long to open', () => {
  // The thread that looks through the workspace is there from then on: later it would come in the middle of a count.
  before(async () => vscode.commands.executeCommand('emg.recordings.refresh'));
  beforeEach(settled);
  afterEach(closeAll);

  it('is a tab at once, and closing it ends its thread within 200 ms on a quiet machine', async () => {
    const before = counted('task');
    // A text of 40 MB: some seconds of work.
    const rows = Array.from(
      { length: 200_000 },
      (_, i) => `${i / 1000},${i % 97}.${i % 89},${i % 83}.5`,
    ).join('\n');
    const uri = fileIn(newFolder('long'), 'long.csv', `time (s),EMG (uV),EMG 2 (uV)\n`);
    for (let part = 0; part < 10; part++) writeFileSync(uri.fsPath, `${rows}\n`, { flag: 'a' });
    await vscode.commands.executeCommand('vscode.openWith', uri, 'emg.recording.optional');
    await until('its thread runs', () => before === 0 || counted('task') > before);
    const asked = performance.now();
    await closeAll();
    const milliseconds = await millisecondsUntilThreads(before, asked);
    console.log(`      tab asked to close → thread gone: ${milliseconds.toFixed(0)} ms`);
    assert.ok(milliseconds < 2000, `${milliseconds.toFixed(0)} ms`);
  });

  it('for ever, too', async () => {
    const files = new MemoryFiles('emg-hanging');
    const before = counted('task');
    const uri = files.put('/hangs/case01.edf', new Uint8Array(4096));
    files.hanging.add(uri.path);
    await openRecording(uri);
    await until('its thread runs', () => before === 0 || counted('task') > before);
    const asked = performance.now();
    await closeAll();
    const milliseconds = await millisecondsUntilThreads(before, asked);
    console.log(`      tab asked to close → thread gone: ${milliseconds.toFixed(0)} ms`);
    assert.ok(milliseconds < 2000, `${milliseconds.toFixed(0)} ms`);
    files.dispose();
  });
});

describe('A reader that never comes back', () => {
  before(threadsSettle);

  const spins = (): string => {
    const file = path.join(newFolder('spins'), 'worker.js');
    writeFileSync(file, 'for (;;) {}');
    return file;
  };

  const connection = (idleMilliseconds?: number): RecordingConnection =>
    new RecordingConnection(freshRecording('spins'), {
      thread: () => startThread(spins()),
      ...(idleMilliseconds === undefined ? {} : { idleMilliseconds }),
    });

  /** Opens with a worker that spins, stops it, and gives what became of it and how long its thread stayed. */
  async function stopped(
    stop: (connection: RecordingConnection) => void,
  ): Promise<{ sentence: string; milliseconds: number }> {
    const before = counted('task');
    const recording = connection();
    const opening = recording.open();
    await until('its thread runs', () => before === 0 || counted('task') > before);
    const asked = performance.now();
    stop(recording);
    const state = await opening;
    assert.ok(state.kind === 'failed');
    const { sentence } = state.failure;
    return { sentence, milliseconds: await millisecondsUntilThreads(before, asked) };
  }

  it('ends at once when its document is closed', async () => {
    const { milliseconds } = await stopped((recording) => recording.close());
    console.log(`      closed → thread gone: ${milliseconds.toFixed(0)} ms`);
    assert.ok(milliseconds < 2000, `${milliseconds.toFixed(0)} ms`);
  });

  it('ends at once when a person cancels, and says so', async () => {
    const { sentence, milliseconds } = await stopped((recording) => recording.cancelOpening());
    assert.equal(sentence, 'Opening case01.edf was cancelled.');
    assert.ok(milliseconds < 2000, `${milliseconds.toFixed(0)} ms`);
  });

  it('is given up after its time, and says so', async () => {
    const before = counted('task');
    const state = await connection(200).open();
    assert.ok(
      state.kind === 'failed' && /case01\.edf got no further for 0\.2 seconds/u.test(state.failure.sentence),
    );
    await millisecondsUntilThreads(before, performance.now());
  });

  it('ends at once when a detection that is still opening is cancelled', async () => {
    const before = counted('task');
    const abort = new AbortController();
    const choice = { parameters: {}, wordings: {} };
    const detection = connection().callApart('detect', choice, { signal: abort.signal }, () => undefined);
    await until('its thread runs', () => before === 0 || counted('task') > before);
    abort.abort();
    await assert.rejects(detection, { name: 'AbortError' });
    await millisecondsUntilThreads(before, performance.now());
  });
});

describe('A hundred recordings opened and closed', () => {
  before(threadsSettle);

  it('leave no thread and no file behind', async function () {
    this.timeout(180_000);
    const uri = freshRecording('hundred');
    const openAndClose = async (isWaitedFor: boolean): Promise<void> => {
      const recording = new RecordingConnection(uri, { thread: () => startThread(dist('worker.js')) });
      const opening = recording.open();
      if (isWaitedFor) assert.equal((await opening).kind, 'open');
      recording.close();
    };
    await openAndClose(true);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = { threads: counted('task'), files: counted('fd') };
    for (let i = 0; i < 100; i++) await openAndClose(i % 5 === 0);
    await millisecondsUntilThreads(before.threads, performance.now());
    await until('the files are closed', () => counted('fd') <= before.files);
  });
});
