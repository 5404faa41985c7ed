import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Channel } from '../../../src/recording/recording';
import { smallerShape } from '../../../src/worker/smallerShape';
import { sweepsOf, type SweptRecording } from '../../../src/worker/sweeps';

const samplingRate = 2000;

/** A recording in memory that notes what is read of it. */
function recordingOf(values: Float32Array): SweptRecording & { readonly reads: (readonly number[])[] } {
  const channel: Channel = {
    ...{ name: 'EMG', unit: 'µV', kind: 'emg', kindReason: '', samplingRate, samples: values.length },
  };
  const reads: (readonly number[])[] = [];
  return {
    channels: [channel],
    reads,
    read: (_index, from, count) => {
      assert.ok(from >= 0 && from + count <= values.length, `${from} to ${from + count}`);
      reads.push([from, count]);
      return Promise.resolve(values.slice(from, from + count));
    },
  };
}

/** A train of two shapes by turns, every third the wider, over a slow baseline. */
function train(discharges: number): { readonly values: Float32Array; readonly samples: Float64Array } {
  const samples = Float64Array.from({ length: discharges }, (_, i) => 40 + 100 * i + ((7 * i) % 23));
  const values = Float32Array.from({ length: 100 * discharges + 200 }, (_, i) => 30 * Math.sin(i / 9000));
  for (const [index, sample] of samples.entries()) {
    const [height, width] = index % 3 === 0 ? [90, 4] : [150, 2];
    for (let i = -6; i <= 10; i++) {
      values[sample + i] = (values[sample + i] ?? 0) - height * Math.exp(-((i / width) ** 2));
    }
  }
  return { values, samples };
}

describe('The fewer of two shapes of a unit', () => {
  it('are found in the recording’s thread, which lets others run meanwhile', async () => {
    const { values, samples } = train(6000);
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const found = await smallerShape(recordingOf(values), { channel: 0, samples }, {});
    isOver = true;
    assert.deepEqual(
      found,
      samples.filter((_, index) => index % 3 === 0),
    );
    assert.ok(turns > 3, `${turns} turns of others`);
  });

  it('are looked for no longer once the person has given up', async () => {
    const { values, samples } = train(3000);
    const recording = recordingOf(values);
    const controller = new AbortController();
    const looking = smallerShape(recording, { channel: 0, samples }, { signal: controller.signal });
    controller.abort(new Error('given up'));
    await assert.rejects(looking, /given up/u);
    assert.ok(recording.reads.length < 3, `${recording.reads.length} reads`);
  });

  it('are refused where the channel is not there', async () => {
    const asked = { channel: 4, samples: Float64Array.of(1, 2) };
    await assert.rejects(smallerShape(recordingOf(new Float32Array(9)), asked, {}), RangeError);
  });
});

describe('The signal around samples', () => {
  const values = Float32Array.from({ length: 60_000 }, (_, i) => i);

  it('is the same however near together they are, and in whatever order', async () => {
    const samples = fc.array(fc.nat(59_999), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(samples, fc.nat(50), fc.integer({ min: 1, max: 50 }), async (list, before, after) => {
        const sweeps = await sweepsOf(recordingOf(values), { channel: 0, samples: list, before, after });
        assert.equal(sweeps.length, list.length);
        for (const [index, sweep] of sweeps.entries()) {
          const first = (list[index] ?? 0) - before;
          const expected = Float32Array.from({ length: before + after }, (_, i) => values[first + i] ?? NaN);
          assert.deepEqual(sweep, expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is read in a few goes where they follow each other, and no more than is asked for where they do not', async () => {
    const near = recordingOf(values);
    const samples = Array.from({ length: 600 }, (_, i) => 100 * i);
    await sweepsOf(near, { channel: 0, samples, before: 6, after: 11 });
    assert.ok(near.reads.length <= 5, `${near.reads.length} reads`);
    const far = recordingOf(values);
    await sweepsOf(far, { channel: 0, samples: [100, 30_000, 59_000], before: 6, after: 11 });
    assert.deepEqual(far.reads, [
      [94, 17],
      [29_994, 17],
      [58_994, 17],
    ]);
  });
});
