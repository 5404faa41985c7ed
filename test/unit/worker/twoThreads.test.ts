/** Tiles of a whole recording, made by its own thread and one that helps. */
import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { ThreadTurn } from '../../../src/products/pace';
import type { TilePart } from '../../../src/protocol/traces';
import type { Channel } from '../../../src/recording/recording';
import { blocksByRead } from '../../../src/recording/blocks/ranges';
import type { TileRange } from '../../../src/tiles/baseTiles';
import { RecordingWorker, startThread } from '../../../src/worker/client';
import { countOf, shared } from '../../../src/worker/sharedRanges';
import type { StartMaker, TileMaker } from '../../../src/worker/tileHelper';
import { tilePass } from '../../../src/worker/tilePass';
import { TileService, type TracedRecording } from '../../../src/worker/tileService';
import { header, headerBytes, recordBytes } from '../../bench/longRecording';
import { bundledWorker, noFiles, scratch, threadsAndHandles } from './workerThread';

const never = new AbortController().signal;
const perTile = 2 ** 18;
const samples = 90 * perTile + 12_345;
const whole = { channel: 0, level: 15, first: 0, end: 1 };

/** A recording that is made as it is read, so slowly up to a sample that a pass is over there, whatever the machine. */
function recording(slowUntil = 0): TracedRecording & { samplesRead: number } {
  const channel: Channel = {
    name: 'EMG',
    unit: 'µV',
    kind: 'emg',
    kindReason: 'by its name',
    samplingRate: 10_000,
    samples,
  };
  return {
    channels: [channel],
    samplesRead: 0,
    async read(_index, from, count) {
      await new Promise((resolve) => setTimeout(resolve, this.samplesRead < slowUntil ? 250 : 1));
      this.samplesRead += count;
      const values = new Float32Array(count);
      for (let i = 0; i < count; i += 997) values[i] = ((from + i) % 8191) - 4000;
      return values;
    },
    blocks(ranges, options) {
      return blocksByRead({ read: (...range) => this.read(...range) }, ranges, options);
    },
  };
}

function makerOn(own: TracedRecording): TileMaker & { ended: boolean } {
  return {
    ended: false,
    async make(request, signal) {
      const made: Parameters<Parameters<typeof tilePass>[2]['take']>[0][] = [];
      await tilePass(own, request, { turn: new ThreadTurn(), signal, take: (tile) => made.push(tile) });
      return made;
    },
    end() {
      this.ended = true;
    },
  };
}

async function wholeOf(service: TileService): Promise<TilePart> {
  for (;;) {
    const [part] = (await service.read({ runs: [whole] }, never)).parts;
    assert.ok(part?.kind === 'bins');
    if (part.incomplete.length === 0) return part;
    // The other thread has its turn while an answer is on its way.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function serviceWith(own: TracedRecording, startMaker?: StartMaker): TileService {
  return new TileService(own, { startMaker, worthAnotherThread: 70 });
}

describe('Tiles made by two threads', () => {
  let expected: TilePart;
  before(async () => {
    expected = await wholeOf(new TileService(recording()));
  });

  it('are those that one makes, and nothing is read by both', async () => {
    const [own, others] = [recording(2), recording()];
    const maker = makerOn(others);
    assert.deepEqual(await wholeOf(serviceWith(own, () => Promise.resolve(maker))), expected);
    const read = own.samplesRead + others.samplesRead;
    assert.ok(others.samplesRead > samples / 10, `${others.samplesRead} of ${samples} by the other`);
    assert.ok(read < 1.05 * samples, `${read} samples read of ${samples}`);
    assert.ok(maker.ended, 'the thread goes when nothing is left to make');
  });

  it('are made by one where no other can be started', async () => {
    const own = recording(2);
    const start = (): Promise<never> => Promise.reject(new Error('no thread to be had'));
    assert.deepEqual(await wholeOf(serviceWith(own, start)), expected);
  });

  it('are made by one where the other fails on the way', async () => {
    const maker = { ...makerOn(recording()), make: () => Promise.reject(new Error('it died')) };
    assert.deepEqual(await wholeOf(serviceWith(recording(2), () => Promise.resolve(maker))), expected);
    assert.ok(maker.ended);
  });

  it('leave no thread behind where the recording is closed while one is being started', async () => {
    const maker = makerOn(recording());
    let ready: (maker: TileMaker) => void = () => undefined;
    const service = serviceWith(recording(2), () => new Promise((resolve) => (ready = resolve)));
    await service.read({ runs: [whole] }, never);
    service.close();
    ready(maker);
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(maker.ended);
  });

  it('are divided so that each reads its part of every channel in one piece', () => {
    const gap = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 200 }));
    const gaps = fc.array(gap, { minLength: 1, maxLength: 4 }).map((lengths) => {
      let at = 0;
      return lengths.map(([before, length]): Omit<TileRange, 'channel'> => {
        const first = at + before + 1;
        at = first + length;
        return { first, end: at };
      });
    });
    fc.assert(
      fc.property(fc.array(gaps, { minLength: 1, maxLength: 3 }), (channels) => {
        const missing = channels.map((each, channel) => each.map((range) => ({ channel, ...range })));
        const { own, other } = shared(missing);
        for (const ranges of [own, other]) {
          assert.equal(new Set(ranges.map(({ channel }) => channel)).size, ranges.length);
          for (const { channel, first, end } of ranges) {
            const within = missing[channel]?.some((each) => each.first <= first && end <= each.end);
            assert.ok(within === true && first < end);
          }
        }
        for (const mine of own) {
          const theirs = other.find(({ channel }) => channel === mine.channel);
          assert.ok(theirs === undefined || mine.end <= theirs.first);
        }
        assert.equal(own.length, channels.length);
        if (countOf(missing.flat()) < 64) assert.deepEqual(other, []);
      }),
    );
  });

  it('come from a second worker thread for a large file, which is gone afterwards', async function () {
    this.timeout(60_000);
    const { folder, remove } = scratch();
    const file = join(folder, 'long.edf');
    const records = 1500;
    const handle = await open(file, 'w');
    await handle.write(header(records));
    await handle.truncate(headerBytes + records * recordBytes);
    // One sample in the first record and one in the last, of the first channel and of the last.
    const end = headerBytes + records * recordBytes;
    await handle.write(Buffer.from(Int16Array.of(5000).buffer), 0, 2, headerBytes);
    await handle.write(Buffer.from(Int16Array.of(-7000).buffer), 0, 2, end - 2);
    await handle.close();
    const before = threadsAndHandles()?.threads ?? 0;
    const worker = new RecordingWorker(
      startThread(await bundledWorker(folder, 'test/fixtures/twoThreadWorker.ts')),
      'long.edf',
      noFiles,
    );
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, threadsAndHandles()?.threads ?? 0)), 5);
    try {
      const { channels } = await worker.call('open', { place: { kind: 'file', path: file } });
      const runs = channels.map((_, channel) => ({ channel, level: 14, first: 0, end: 1 }));
      let parts: readonly TilePart[];
      do ({ parts } = await worker.call('tiles', { runs }));
      while (parts.some((part) => part.kind === 'bins' && part.incomplete.length > 0));
      const [first, last] = [parts[0], parts.at(-1)];
      assert.ok(first?.kind === 'bins' && last?.kind === 'bins');
      assert.equal(Math.round(first.maximum[0] ?? NaN), 500);
      assert.equal(Math.round(last.minimum.at(-1) ?? NaN), -700);
      if (before === 0) return;
      assert.ok(most - before >= 2, `${most - before} threads at most`);
      const asked = performance.now();
      while ((threadsAndHandles()?.threads ?? 0) >= most) {
        assert.ok(performance.now() - asked < 20_000, 'the second thread is still there');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    } finally {
      clearInterval(watch);
      await worker.end();
      remove();
    }
  });
});
