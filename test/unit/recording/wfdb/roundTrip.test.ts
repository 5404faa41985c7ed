/** What is written is what is read: random records in every format, with interleaving, several files, offsets and skew. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  bitsOf,
  wfdbFormats,
  wfdbRecord,
  type WfdbFormatNumber,
  type WrittenFile,
  type WrittenRecord,
  type WrittenSignal,
} from '../../../fixtures/writers/wfdbWriter';
import { openFromMemory } from './open';

/** Valid samples of a format: never its invalid code; in format 8 no step that a byte cannot hold. */
function samplesOf(format: WfdbFormatNumber, count: number): fc.Arbitrary<number[]> {
  if (format === 8) {
    const steps = fc.array(fc.integer({ min: -128, max: 127 }), { minLength: count, maxLength: count });
    return steps.map((all) => {
      let sum = 0;
      return all.map((step) => (sum += step));
    });
  }
  const top = 2 ** (bitsOf(format) - 1);
  const sample = fc.oneof(
    fc.integer({ min: 1 - top, max: top - 1 }),
    fc.constantFrom(1 - top, top - 1, 0, -1, 1),
  );
  return fc.array(sample, { minLength: count, maxLength: count });
}

function signalOf(format: WfdbFormatNumber, frames: number): fc.Arbitrary<WrittenSignal> {
  return fc
    .record({
      samplesPerFrame: fc.integer({ min: 1, max: 4 }),
      skewFrames: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 })),
      gain: fc.constantFrom(1, 200, 13.107, -50),
      baseline: fc.integer({ min: -500, max: 500 }),
    })
    .chain((fields) =>
      samplesOf(format, frames * fields.samplesPerFrame).map((samples) => ({ ...fields, samples })),
    );
}

function fileOf(name: string, frames: number): fc.Arbitrary<WrittenFile> {
  return fc
    .record({ format: fc.constantFrom(...wfdbFormats), byteOffset: fc.integer({ min: 0, max: 9 }) })
    .chain(({ format, byteOffset }) =>
      fc
        .array(signalOf(format, frames), { minLength: 1, maxLength: 3 })
        .map((signals) => ({ name, format, byteOffset, signals })),
    );
}

const records: fc.Arbitrary<WrittenRecord> = fc
  .record({ frames: fc.integer({ min: 1, max: 60 }), frameRate: fc.constantFrom(250, 4000, 23_437.5) })
  .chain(({ frames, frameRate }) =>
    fc
      .tuple(fileOf('r_1.dat', frames), fileOf('r_2.dat', frames))
      .map((files) => ({ name: 'r', frameRate, frames, files })),
  );

/** What the reader must give: the samples from their own time on, and nothing where skew pushed them off the end. */
function expectedOf(signal: WrittenSignal): number[] {
  const lost = (signal.skewFrames ?? 0) * (signal.samplesPerFrame ?? 1);
  const kept = signal.samples.slice(0, Math.max(0, signal.samples.length - lost));
  return [...kept, ...signal.samples.slice(kept.length).map(() => NaN)];
}

describe('WFDB records written and read', () => {
  it('give back every sample, as stored and in physical units, and open without a false warning', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (record) => {
        const recording = await openFromMemory(wfdbRecord(record));
        const falseAlarms = recording.warnings.filter((warning) => !warning.includes('16-bit range'));
        assert.deepEqual(falseAlarms, []);
        const signals = record.files.flatMap((file) => file.signals);
        assert.equal(recording.channels.length, signals.length);
        for (const [index, signal] of signals.entries()) {
          const channel = recording.channels[index];
          const expected = expectedOf(signal);
          assert.equal(channel?.samples, expected.length);
          assert.equal(channel.samplingRate, record.frameRate * (signal.samplesPerFrame ?? 1));
          assert.deepEqual([...(await recording.readDigital(index, 0, expected.length))], expected);
          const physical = expected.map((value) =>
            Math.fround((value - (signal.baseline ?? 0)) / (signal.gain ?? 1)),
          );
          assert.deepEqual([...(await recording.read(index, 0, expected.length + 5))], physical);
        }
        await recording.close();
      }),
      { seed: 20_251, numRuns: 300 },
    );
  });

  it('give for any range the slice of the whole', async () => {
    const range = fc.record({
      from: fc.integer({ min: 0, max: 260 }),
      count: fc.integer({ min: 0, max: 260 }),
    });
    await fc.assert(
      fc.asyncProperty(records, fc.array(range, { minLength: 1, maxLength: 8 }), async (record, ranges) => {
        const recording = await openFromMemory(wfdbRecord(record));
        const signals = record.files.flatMap((file) => file.signals);
        // Side by side, as a viewer asks for all channels at once.
        await Promise.all(
          signals.flatMap((signal, index) =>
            ranges.map(async ({ from, count }) => {
              const part = await recording.readDigital(index, from, count);
              assert.deepEqual([...part], expectedOf(signal).slice(from, from + count));
            }),
          ),
        );
      }),
      { seed: 20_252, numRuns: 200 },
    );
  });

  it('read the code for "no valid sample" of every format as NaN, and its neighbour as a number', async () => {
    for (const format of wfdbFormats.filter((number) => number !== 8)) {
      const invalid = -(2 ** (bitsOf(format) - 1));
      const samples = [0, invalid, invalid + 1, -invalid - 1];
      const files = wfdbRecord({
        name: 'r',
        frameRate: 100,
        frames: 4,
        files: [{ name: 'r.dat', format, signals: [{ samples }] }],
      });
      const recording = await openFromMemory(files);
      const read = [...(await recording.readDigital(0, 0, 4))];
      assert.deepEqual(read, [0, NaN, invalid + 1, -invalid - 1], `format ${format}`);
      assert.deepEqual(recording.channels[0]?.physicalRange, {
        minimum: (invalid + 1) / 100,
        maximum: (-invalid - 1) / 100,
      });
    }
  });

  it('in format 8 come out right far from the start, beyond several checkpoints and in any order of reading', async () => {
    const frames = 150_000;
    const slow = Array.from({ length: frames }, (_, index) => Math.round(900 * Math.sin(index / 40)));
    const fast = Array.from({ length: 2 * frames }, (_, index) => Math.round(600 * Math.sin(index / 9)));
    const files = wfdbRecord({
      name: 'r',
      frameRate: 1000,
      frames,
      files: [
        {
          name: 'r.dat',
          format: 8,
          signals: [{ samples: slow }, { samples: fast, samplesPerFrame: 2 }],
        },
      ],
    });
    const recording = await openFromMemory(files);
    for (const from of [149_990, 70_000, 21_844, 21_846, 0, 120_001]) {
      assert.deepEqual([...(await recording.readDigital(0, from, 10))], slow.slice(from, from + 10));
      const part = await recording.readDigital(1, 2 * from + 1, 7);
      assert.deepEqual([...part], fast.slice(2 * from + 1, 2 * from + 8));
    }
  });
});
