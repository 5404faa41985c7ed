import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TracePart } from '../../../src/protocol/traces';
import type { Channel } from '../../../src/recording/recording';
import { blocksByRead } from '../../../src/recording/blocks/ranges';
import { TraceService, type TracedRecording } from '../../../src/worker/traceService';

const samplingRate = 10_000;

/** A recording in memory; `reads` counts the samples asked for. */
function recordingOf(values: Float32Array, unit = 'µV'): TracedRecording & { reads: number } {
  const channel: Channel = { name: 'EMG', unit, kind: 'emg', samplingRate, samples: values.length };
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

async function onlyPart(
  recording: TracedRecording,
  secondsPerColumn: number,
  firstColumn: number,
  columnCount: number,
): Promise<TracePart> {
  const request = { channels: [0], secondsPerColumn, firstColumn, columnCount };
  const { parts } = await new TraceService(recording).read(request, never);
  assert.equal(parts.length, 1);
  return parts[0]!;
}

describe('Traces for a page', () => {
  it('are the samples themselves, with one more on either side, when a column holds few', async () => {
    const part = await onlyPart(recordingOf(Float32Array.from({ length: 100 }, (_, i) => i)), 1e-4, 10, 5);
    assert.ok(part.kind === 'samples');
    assert.equal(part.firstSample, 9);
    assert.deepEqual([...part.values], [9, 10, 11, 12, 13, 14, 15]);
  });

  it('keep a spike of one sample visible at every zoom', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 299_999 }),
        fc.constantFrom(1e-3, 5e-3, 0.02, 0.11, 0.5, 3),
        async (spike, secondsPerColumn) => {
          const recording = recordingOf(withSpike(300_000, spike, 750));
          const columnCount = Math.ceil(30 / secondsPerColumn);
          const part = await onlyPart(recording, secondsPerColumn, 0, columnCount);
          assert.ok(part.kind === 'envelope');
          const column = part.maximum.findIndex((value) => value === 750);
          const expected = spike / samplingRate / secondsPerColumn;
          // From tiles, a spike may show one bin (25.6 ms) beside its place, never nowhere.
          const tolerance = 0.0256 / secondsPerColumn + 1;
          assert.ok(Math.abs(column - expected) <= tolerance, `column ${column}, expected ${expected}`);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it('come in microvolts whatever unit of voltage the file uses', async () => {
    const values = Float32Array.from([0.001, -0.002, 0.003]);
    const part = await onlyPart(recordingOf(values, 'mV'), 1e-4, 0, 3);
    assert.ok(part.kind === 'samples');
    assert.deepEqual([...part.values].map(Math.round), [1, -2, 3]);
  });

  it('leave a force transducer’s volts as they are', async () => {
    const recording = recordingOf(Float32Array.from([2, 3]));
    const torque: Channel = { name: 'Torque', unit: 'V', kind: 'mechanical', samplingRate, samples: 2 };
    const part = await onlyPart({ ...recording, channels: [torque] }, 1e-4, 0, 2);
    assert.ok(part.kind === 'samples');
    assert.deepEqual([...part.values], [2, 3]);
  });

  it('of a wide view are read from the file once', async () => {
    const recording = recordingOf(withSpike(1_000_000, 5, 1));
    const service = new TraceService(recording);
    const request = { channels: [0], secondsPerColumn: 1, firstColumn: 0, columnCount: 100 };
    await service.read(request, never);
    const once = recording.reads;
    await service.read({ ...request, secondsPerColumn: 2, columnCount: 50 }, never);
    assert.equal(recording.reads, once);
  });

  it('stop being read when the page no longer wants them, however they are read', async () => {
    for (const secondsPerColumn of [1, 1e-2]) {
      const recording = recordingOf(new Float32Array(3_000_000));
      const abort = new AbortController();
      let reads = 0;
      const read = recording.read.bind(recording);
      recording.read = (...range) => {
        if (++reads === 3) abort.abort();
        return read(...range);
      };
      const request = {
        channels: [0],
        secondsPerColumn,
        firstColumn: 0,
        columnCount: 300 / secondsPerColumn,
      };
      await assert.rejects(new TraceService(recording).read(request, abort.signal), { name: 'AbortError' });
      assert.equal(reads, 3);
    }
  });

  it('are not begun when the page has given them up already, however few they are', async () => {
    const recording = recordingOf(new Float32Array(1000));
    const request = { channels: [0], secondsPerColumn: 1e-4, firstColumn: 0, columnCount: 10 };
    await assert.rejects(new TraceService(recording).read(request, AbortSignal.abort()), {
      name: 'AbortError',
    });
    assert.equal(recording.reads, 0);
  });

  it('beyond the end of the recording are no more than the last sample, and no error', async () => {
    const part = await onlyPart(recordingOf(new Float32Array(10)), 1e-4, 1000, 5);
    assert.ok(part.kind === 'samples');
    assert.deepEqual([part.firstSample, part.values.length], [9, 1]);
    const wide = await onlyPart(recordingOf(new Float32Array(10)), 1, 1000, 5);
    assert.ok(wide.kind === 'envelope');
    assert.ok(wide.maximum.every(Number.isNaN));
  });

  it('narrower than a sample still bring the samples on either side, so that a line can be drawn', async () => {
    const part = await onlyPart(recordingOf(Float32Array.of(1, 2, 3, 4)), 1e-6, 150, 10);
    assert.ok(part.kind === 'samples');
    assert.deepEqual([part.firstSample, ...part.values], [1, 2, 3]);
  });
});
