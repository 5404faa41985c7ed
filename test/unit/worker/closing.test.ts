/** What is being kept of a recording when it is closed. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HandlerContext, Handlers } from '../../../src/protocol/rpc';
import { tilesOf, type TileReply, type TileRequest } from '../../../src/protocol/traces';
import type { WorkerMethods } from '../../../src/protocol/workerMethods';
import { Random } from '../../../src/simulation/random';
import { RecordingWorker, startThread } from '../../../src/worker/client';
import { finishWrites } from '../../../src/worker/lastWrites';
import { recordingService } from '../../../src/worker/recordingService';
import { writeWav } from '../../fixtures/writers/wavWriter';
import { filesOf } from '../store/folder';
import { hostOf } from './host';
import { bundledWorker, noFiles, scriptIn } from './workerThread';

const samplingRate = 10_000;
const frames = 2_500_000;
const channels = [0, 1];
const context: HandlerContext = { signal: new AbortController().signal, report: () => undefined };

/** The whole recording on a narrow screen. */
const overview: TileRequest = {
  runs: channels.map((channel) => ({ channel, level: 12, first: 0, end: tilesOf(frames, 12) })),
};

describe('A recording that is closed', function () {
  this.timeout(120_000);
  let root: string;
  let file: string;
  let workerPath: string;
  const kept = (): string => path.join(root, 'kept');

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'emg-labels-closing-'));
    file = path.join(root, 'case01.wav');
    const random = new Random(3);
    const values = channels.map(() =>
      Array.from({ length: frames }, () => Math.round(random.normal(0, 300))),
    );
    writeFileSync(file, writeWav({ type: 'i16', samplingRate, channels: values }));
    workerPath = await bundledWorker(root);
    // Of a file that was written to just now nothing is kept.
    await sleep(2100);
  });
  beforeEach(() => rmSync(kept(), { recursive: true, force: true }));
  after(() => rmSync(root, { recursive: true, force: true }));

  const opening = (): WorkerMethods['open']['params'] => ({
    place: { kind: 'file', path: file },
    store: { folder: kept(), mostBytes: 1e8 },
  });

  function service(): Handlers<WorkerMethods> {
    return recordingService(hostOf(new Map()), { identity: () => Promise.resolve('program') });
  }

  /** Whether both channels are kept; nothing half written may ever be there. */
  function isKept(): boolean {
    const names = filesOf(kept());
    assert.ok(
      names.every((name) => name.endsWith('.kept')),
      names.join(' '),
    );
    return names.length === channels.length;
  }

  /** Of some closings, those after which everything was kept: a disk may be slower than anybody waits for. */
  async function closings(closed: () => Promise<void>): Promise<number> {
    let whole = 0;
    for (let round = 0; round < 5; round++) {
      rmSync(kept(), { recursive: true, force: true });
      await closed();
      if (isKept()) whole++;
    }
    return whole;
  }

  const isWhole = ({ parts }: TileReply): boolean =>
    parts.every((part) => part.kind === 'bins' && part.incomplete.length === 0);

  it('waits for the tiles that are being written: they are there, whole, and nothing else is', async () => {
    const whole = await closings(async () => {
      const methods = service();
      await methods.open(opening(), context);
      for (let isMade = false; !isMade;) {
        const reply = await methods.tiles(overview, context);
        assert.ok('buffers' in reply);
        isMade = isWhole(reply.value);
      }
      await methods.close(null, context);
    });
    assert.ok(whole > 0, 'after no closing was everything kept');
  });

  it('has them kept by the thread that is ended, too', async () => {
    const whole = await closings(async () => {
      const worker = new RecordingWorker(startThread(workerPath), 'case01.wav', noFiles);
      await worker.call('open', opening());
      while (!isWhole(await worker.call('tiles', overview)));
      await worker.end();
    });
    assert.ok(whole > 0, 'after no closing was everything kept');
  });

  it('gives up after a fifth of a second what is not written by then', async () => {
    let isAbandoned = false;
    const shelf = { abandon: () => void (isAbandoned = true) };
    const from = performance.now();
    await finishWrites(shelf, new Promise(() => undefined));
    const milliseconds = performance.now() - from;
    assert.ok(isAbandoned);
    // Less than 200 ms on a quiet machine; a hang would be for ever.
    assert.ok(milliseconds > 100 && milliseconds < 2000, `${milliseconds.toFixed(0)} ms`);
  });

  it('does not wait where nothing is being written', async () => {
    let isAbandoned = false;
    await finishWrites({ abandon: () => void (isAbandoned = true) }, Promise.resolve());
    await finishWrites(undefined, new Promise(() => undefined));
    assert.equal(isAbandoned, false);
  });

  it('is closed soon though its thread hangs once it is open', async () => {
    const script = `
      const { parentPort } = require('node:worker_threads');
      parentPort.on('message', ({ id, method }) => {
        if (method === 'open') parentPort.postMessage({ kind: 'result', id, value: null });
        else for (;;);
      });`;
    const worker = new RecordingWorker(startThread(scriptIn(root, script)), 'case01.wav', noFiles);
    await worker.call('open', opening());
    const asked = worker.call('rest', null);
    const over = assert.rejects(asked, /was closed/u);
    const from = performance.now();
    const ended = worker.end();
    await over;
    assert.ok(performance.now() - from < 1000, 'what was asked is over at once');
    await ended;
    const milliseconds = performance.now() - from;
    assert.ok(milliseconds < 3000, `${milliseconds.toFixed(0)} ms`);
  });
});
