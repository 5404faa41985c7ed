import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SampleSpan, SampleStatistics } from '../../../src/protocol/samples';
import { blocksByRead } from '../../../src/recording/blocks/ranges';
import type { Channel, Recording } from '../../../src/recording/recording';
import { sampleStatistics } from '../../../src/worker/sampleStatistics';

type Sampled = Pick<Recording, 'channels' | 'read' | 'blocks'>;

const samplingRate = 2000;

/** A recording in memory whose blocks hold `samplesAtOnce` samples. */
function recordingOf(values: Float32Array, unit = 'µV', kind: Channel['kind'] = 'emg'): Sampled {
  const channel: Channel = { name: 'EMG', unit, kind, kindReason: '', samplingRate, samples: values.length };
  const read = (_index: number, from: number, count: number): Promise<Float32Array> =>
    Promise.resolve(values.slice(from, from + count));
  return {
    channels: [channel],
    read,
    blocks: (ranges, options) => blocksByRead({ read }, ranges, options),
  };
}

const never = new AbortController().signal;

function of(values: Float32Array, from: number, to: number, unit?: string): Promise<SampleStatistics | null> {
  const span: SampleSpan = {
    channel: 0,
    startSeconds: from / samplingRate,
    endSeconds: to / samplingRate,
  };
  return sampleStatistics(recordingOf(values, unit), span, never);
}

/** The same, written down as one would on paper. */
function naive(values: readonly number[]): SampleStatistics | null {
  const valid = values.filter((value) => !Number.isNaN(value));
  if (valid.length === 0) return null;
  const total = (some: readonly number[]): number => some.reduce((sum, value) => sum + value, 0);
  return {
    count: valid.length,
    minimum: Math.min(...valid),
    maximum: Math.max(...valid),
    mean: total(valid) / valid.length,
    rootMeanSquare: Math.sqrt(total(valid.map((value) => value * value)) / valid.length),
  };
}

function assertClose(actual: SampleStatistics | null, expected: SampleStatistics | null): void {
  if (!actual || !expected) {
    assert.equal(actual, expected);
    return;
  }
  assert.deepEqual(
    [actual.count, actual.minimum, actual.maximum],
    [expected.count, expected.minimum, expected.maximum],
  );
  const size = Math.max(1e-30, expected.rootMeanSquare);
  for (const name of ['mean', 'rootMeanSquare'] as const) {
    const error = Math.abs(actual[name] - expected[name]) / size;
    assert.ok(error < 1e-9, `${name}: ${actual[name]}, expected ${expected[name]}`);
  }
}

describe('The numbers of a span', () => {
  const sample = fc.oneof(
    { weight: 6, arbitrary: fc.float({ min: -5000, max: 5000, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(NaN) },
  );

  it('are those of a plain loop over its samples, whatever is missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sample, { minLength: 1, maxLength: 300 }),
        fc.nat(299),
        fc.nat(299),
        async (values, a, b) => {
          const from = Math.min(a, b) % values.length;
          const to = Math.min(values.length, Math.max(a, b) + 1);
          const expected = naive(values.slice(from, Math.max(from + 1, to)));
          assertClose(await of(Float32Array.from(values), from, to), expected);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it('are the same whether a span is read at once or in a pass', async () => {
    const values = Float32Array.from({ length: 40_000 }, (_, i) => Math.sin(i / 7) * 50 + (i % 11));
    values[3] = NaN;
    for (const length of [16_383, 16_384, 16_385, 40_000]) {
      assertClose(await of(values, 0, length), naive([...values.subarray(0, length)]));
    }
  });

  it('do not change where a span is long enough to be read in many blocks', async () => {
    const values = Float32Array.from({ length: 300_000 }, (_, i) => Math.sin(i / 7) * 50 + (i % 11));
    values[123_456] = 750;
    values[200_000] = NaN;
    const statistics = await of(values, 10, 299_990);
    const squares = values.subarray(10, 299_990).reduce((sum, v) => (Number.isNaN(v) ? sum : sum + v * v), 0);
    assert.equal(statistics?.count, 299_979);
    assert.equal(statistics.maximum, 750);
    const expected = Math.sqrt(squares / 299_979);
    assert.ok(Math.abs(statistics.rootMeanSquare - expected) < 1e-6, String(statistics.rootMeanSquare));
  });

  it('hold a spike at the first sample of the span, and none at the sample after its last', async () => {
    const values = new Float32Array(1000);
    values[400] = 1000;
    assert.equal((await of(values, 400, 500))?.maximum, 1000);
    assert.equal((await of(values, 300, 401))?.maximum, 1000);
    assert.equal((await of(values, 300, 400))?.maximum, 0);
    assert.equal((await of(values, 401, 500))?.maximum, 0);
  });

  it('are of the samples that a label of the span would hold: those nearest to its ends', async () => {
    const values = Float32Array.from({ length: 100 }, (_, i) => i);
    const found = await of(values, 10.4, 20.4);
    assert.deepEqual([found?.minimum, found?.maximum, found?.count], [10, 19, 10]);
  });

  it('of a span without a length are those of the one sample nearest to it', async () => {
    const values = Float32Array.from({ length: 100 }, (_, i) => i);
    assert.equal((await of(values, 41.6, 41.6))?.mean, 42);
    assert.equal((await of(values, 41.6, 41.6))?.count, 1);
  });

  it('lose no digit to an offset', async () => {
    const values = Float32Array.from({ length: 50_000 }, (_, i) => 8_000_000 + (i % 2));
    const { mean, rootMeanSquare } = (await of(values, 0, 50_000))!;
    assert.equal(mean, 8_000_000.5);
    assert.ok(Math.abs(Math.sqrt(rootMeanSquare ** 2 - mean ** 2) - 0.5) < 0.01, String(rootMeanSquare));
  });

  it('come in microvolts whatever unit of voltage the file uses', async () => {
    const statistics = await of(Float32Array.from([0.001, -0.002]), 0, 2, 'mV');
    assert.equal(statistics?.minimum, -2);
    assert.ok(Math.abs(statistics.mean + 0.5) < 1e-6, String(statistics.mean));
  });

  it('are none where no sample is valid, or the channel is over', async () => {
    assert.equal(await of(new Float32Array(10).fill(NaN), 0, 10), null);
    assert.equal(await of(new Float32Array(10), 10, 20), null);
    assert.equal(await of(new Float32Array(0), 0, 5), null);
  });

  it('are refused for a channel that there is not and for a span that ends before it begins', async () => {
    const recording = recordingOf(new Float32Array(10));
    const span = { channel: 0, startSeconds: 0, endSeconds: 1 };
    await assert.rejects(sampleStatistics(recording, { ...span, channel: 1 }, never), /no channel 1/u);
    await assert.rejects(sampleStatistics(recording, { ...span, endSeconds: -1 }, never), RangeError);
    await assert.rejects(sampleStatistics(recording, { ...span, endSeconds: NaN }, never), RangeError);
  });

  it('stop being read when the page no longer wants them', async () => {
    const abort = new AbortController();
    let reads = 0;
    const channel: Channel = {
      name: 'EMG',
      unit: 'µV',
      kind: 'emg',
      kindReason: 'by its name',
      samplingRate,
      samples: 10_000_000,
    };
    const read = (_index: number, _from: number, count: number): Promise<Float32Array> => {
      if (++reads === 3) abort.abort();
      return Promise.resolve(new Float32Array(count));
    };
    const recording: Sampled = {
      channels: [channel],
      read,
      blocks: (ranges, options) => blocksByRead({ read }, ranges, options),
    };
    const span = { channel: 0, startSeconds: 0, endSeconds: 5000 };
    await assert.rejects(sampleStatistics(recording, span, abort.signal), { name: 'AbortError' });
    assert.equal(reads, 3);
  });
});
