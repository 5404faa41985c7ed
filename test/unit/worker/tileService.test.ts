import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TilePart, TileRun } from '../../../src/protocol/traces';
import type { Channel } from '../../../src/recording/recording';
import { blocksByRead } from '../../../src/recording/blocks/ranges';
import { TileService, type TracedRecording } from '../../../src/worker/tileService';
import { tilePart } from '../../fixtures/tileParts';

const samplingRate = 10_000;

/** A recording in memory; `reads` counts the samples asked for. */
function recordingOf(values: Float32Array, unit = 'µV'): TracedRecording & { reads: number } {
  const channel: Channel = {
    name: 'EMG',
    unit,
    kind: 'emg',
    kindReason: 'by its name',
    samplingRate,
    samples: values.length,
  };
  return {
    channels: [channel],
    reads: 0,
    read(_index, from, count) {
      this.reads += count;
      return Promise.resolve(values.slice(from, from + count));
    },
    blocks(ranges, options) {
      return blocksByRead({ read: (...range) => this.read(...range) }, ranges, options);
    },
  };
}

/** A quiet trace with one spike of one sample. */
function withSpike(length: number, at: number, height: number): Float32Array {
  const values = new Float32Array(length);
  values[at] = height;
  return values;
}

const never = new AbortController().signal;

/** Tiles [first, end) of the first channel. */
function run(level: number, first: number, end: number): TileRun {
  return { channel: 0, level, first, end };
}

/** What is asked for once nothing of it is incomplete: an answer may take so long only, and a busy machine makes less in it. */
async function settled(service: TileService, runs: readonly TileRun[]): Promise<readonly TilePart[]> {
  for (;;) {
    const { parts } = await service.read({ runs }, never);
    if (parts.every((part) => part.kind === 'samples' || part.incomplete.length === 0)) return parts;
  }
}

async function onlyPart(recording: TracedRecording, asked: TileRun): Promise<TilePart> {
  const parts = await settled(new TileService(recording), [asked]);
  assert.equal(parts.length, 1);
  return parts[0]!;
}

async function completely(service: TileService, asked: TileRun): Promise<TilePart & { kind: 'bins' }> {
  const [part] = await settled(service, [asked]);
  assert.ok(part?.kind === 'bins');
  return part;
}

describe('Tiles for a page', () => {
  it('are those of the plainest loop over the samples, at every level', async () => {
    const values = withSpike(700_001, 300_000, 750).map((value, i) => value + (i % 37) - (i % 11));
    values.fill(NaN, 20_000, 90_000);
    values.fill(NaN, 699_990);
    const service = new TileService(recordingOf(values));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(10),
        fc.nat(700),
        fc.integer({ min: 1, max: 5 }),
        async (level, from, count) => {
          const all = Math.ceil(values.length / 1024 / 2 ** level);
          const first = from % all;
          const asked = run(level, first, Math.min(all, first + count));
          const [part] = await settled(service, [asked]);
          assert.deepEqual(part, tilePart(values, asked));
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  it('coarser than one that holds the whole channel are refused, since none would ever be complete', async () => {
    const service = new TileService(recordingOf(new Float32Array(1_200_000)));
    await completely(service, run(11, 0, 1));
    await assert.rejects(service.read({ runs: [run(12, 0, 1)] }, never), /as coarse as level 12/u);
  });

  it('are the samples themselves at the finest level, up to the last one', async () => {
    const part = await onlyPart(recordingOf(Float32Array.from({ length: 1500 }, (_, i) => i)), run(0, 1, 9));
    assert.ok(part.kind === 'samples');
    assert.deepEqual([part.first, part.end], [1, 2]);
    assert.deepEqual([part.values.length, part.values[0], part.values.at(-1)], [476, 1024, 1499]);
  });

  it('keep a spike of one sample at every level', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(299_999), fc.integer({ min: 1, max: 9 }), async (spike, level) => {
        const part = await onlyPart(recordingOf(withSpike(300_000, spike, 750)), run(level, 0, 1000));
        assert.ok(part.kind === 'bins');
        assert.equal(
          part.maximum.findIndex((value) => value === 750),
          Math.floor(spike / 2 ** level),
        );
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('of channels of several rates and levels come together, in the order asked for', async () => {
    const [one, other] = [withSpike(9000, 5, 1), withSpike(5000, 4000, -1)];
    const { channels } = recordingOf(one);
    const both = [one, other];
    const recording: TracedRecording = {
      channels: both.map(({ length }) => ({ ...channels[0]!, samples: length })),
      read: (index, from, count) => Promise.resolve(both[index]!.slice(from, from + count)),
      blocks: (ranges, options) =>
        blocksByRead({ read: (...range) => recording.read(...range) }, ranges, options),
    };
    const runs = [
      { channel: 1, level: 3, first: 0, end: 1 },
      { channel: 0, level: 1, first: 1, end: 3 },
      { channel: 1, level: 0, first: 4, end: 5 },
      { channel: 1, level: 8, first: 0, end: 1 },
      { channel: 0, level: 1, first: 4, end: 5 },
    ];
    assert.deepEqual(
      await settled(new TileService(recording), runs),
      runs.map((each) => tilePart(both[each.channel]!, each)),
    );
  });

  it('come in microvolts whatever unit of voltage the file uses', async () => {
    const values = Float32Array.from([0.001, -0.002, 0.003]);
    const part = await onlyPart(recordingOf(values, 'mV'), run(0, 0, 1));
    assert.ok(part.kind === 'samples');
    assert.deepEqual([...part.values].map(Math.round), [1, -2, 3]);
    const bins = await onlyPart(recordingOf(values, 'mV'), run(8, 0, 1));
    assert.ok(bins.kind === 'bins');
    assert.deepEqual(
      [bins.minimum[0], bins.maximum[0]].map((value) => Math.round(value!)),
      [-2, 3],
    );
  });

  it('leave a force transducer’s volts as they are', async () => {
    const recording = recordingOf(Float32Array.from([2, 3]));
    const torque: Channel = {
      name: 'Torque',
      unit: 'V',
      kind: 'mechanical',
      kindReason: 'by its name',
      samplingRate,
      samples: 2,
    };
    const part = await onlyPart({ ...recording, channels: [torque] }, run(0, 0, 1));
    assert.ok(part.kind === 'samples');
    assert.deepEqual([...part.values], [2, 3]);
  });

  it('of a wide view are read from the file once', async () => {
    const recording = recordingOf(withSpike(1_000_000, 5, 1));
    const service = new TileService(recording);
    await completely(service, run(8, 0, 4));
    const once = recording.reads;
    await completely(service, run(9, 0, 2));
    await Promise.all([10, 9].map((level) => completely(service, run(level, 0, 1))));
    assert.equal(recording.reads, once);
  });

  it('asked for twice at the same time are read once', async () => {
    const recording = recordingOf(withSpike(1_000_000, 5, 1));
    const service = new TileService(recording);
    await Promise.all([completely(service, run(8, 0, 4)), completely(service, run(10, 0, 1))]);
    assert.equal(recording.reads, 1_000_000);
  });

  it('come before all has been read where that takes long, with what is known, and nothing is read twice', async () => {
    const values = Float32Array.from({ length: 2_000_000 }, (_, i) => (i % 1000) - 500);
    const recording = recordingOf(values);
    const read = recording.read.bind(recording);
    recording.read = async (...range) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return read(...range);
    };
    const service = new TileService(recording);
    const asked = run(11, 0, 1);
    const [part] = (await service.read({ runs: [asked] }, never)).parts;
    assert.ok(part?.kind === 'bins');
    assert.deepEqual(part.incomplete, [0]);
    const known = part.minimum.findIndex((value) => value === Infinity);
    assert.ok(known > 0 && known < 977, `${known} of 977 bins`);
    assert.equal(known % 128, 0, 'whole tiles of the finest level');
    const all = tilePart(values, asked) as TilePart & { kind: 'bins' };
    assert.deepEqual(part.minimum.subarray(0, known), all.minimum.subarray(0, known));
    assert.ok(part.maximum.subarray(known).every((value) => value === -Infinity));
    assert.deepEqual(await completely(service, asked), all);
    assert.ok(recording.reads <= 2_000_000 + 8 * 65_536, `${recording.reads} samples read`);
  });

  it('stop being read when the page no longer wants them, however they are read', async () => {
    for (const asked of [run(7, 0, 24), run(8, 0, 12)]) {
      const recording = recordingOf(new Float32Array(3_000_000));
      const abort = new AbortController();
      let reads = 0;
      const read = recording.read.bind(recording);
      recording.read = (...range) => {
        if (++reads === 3) abort.abort();
        return read(...range);
      };
      await assert.rejects(new TileService(recording).read({ runs: [asked] }, abort.signal), {
        name: 'AbortError',
      });
      assert.equal(reads, 3);
    }
  });

  it('are made for the next who asks, after one has given up', async () => {
    const recording = recordingOf(withSpike(600_000, 5, 1));
    const service = new TileService(recording);
    const abort = new AbortController();
    const given = service.read({ runs: [run(8, 0, 3)] }, abort.signal);
    const next = completely(service, run(8, 0, 3));
    abort.abort();
    await assert.rejects(given, { name: 'AbortError' });
    assert.equal((await next).maximum[0], 1);
  });

  it('are not begun when the page has given them up already, however few they are', async () => {
    const recording = recordingOf(new Float32Array(1000));
    await assert.rejects(new TileService(recording).read({ runs: [run(0, 0, 1)] }, AbortSignal.abort()), {
      name: 'AbortError',
    });
    assert.equal(recording.reads, 0);
  });

  it('beyond the end of the recording are none, and no error', async () => {
    for (const level of [0, 3, 8]) {
      const part = await onlyPart(recordingOf(new Float32Array(10)), run(level, 1000, 1005));
      assert.deepEqual([part.first, part.end], [1, 1]);
      assert.equal(part.kind === 'samples' ? part.values.length : part.minimum.length, 0);
    }
  });

  it('of recordings too long for all fine tiles to be kept are made all the same', async () => {
    const length = 2 ** 30;
    const recording = recordingOf(new Float32Array(0));
    const spike = 3_000_000;
    const long: TracedRecording = {
      ...recording,
      channels: [{ ...recording.channels[0]!, samples: length }],
      read: (_, from, count) => {
        const values = new Float32Array(count);
        if (spike >= from && spike < from + count) values[spike - from] = 1;
        return Promise.resolve(values);
      },
      blocks: (ranges, options) => blocksByRead({ read: (...range) => long.read(...range) }, ranges, options),
    };
    const service = new TileService(long);
    for (const level of [4, 8, 9]) {
      const first = Math.floor(spike / 2 ** level / 1024);
      const part = await completely(service, run(level, first, first + 1));
      assert.equal(part.maximum.indexOf(1), Math.floor(spike / 2 ** level) - first * 1024);
    }
  });
});
