/** WAV: what is written is what is read, sizes that lie are seen through, and amplitudes are never invented. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memorySource, openFileSource, type ByteSource } from '../../../../src/recording/byteSource';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import type { Recording } from '../../../../src/recording/recording';
import { RecordingError } from '../../../../src/recording/recordingError';
import { wavFormat } from '../../../../src/recording/wav/wavFormat';
import { writeWav, type WavFile, type WavSampleType } from '../../../fixtures/writers/wavWriter';
import { describeWithSharedData, sharedData } from '../../sharedData';

const seed = 20250101;

function openSource(source: ByteSource): Promise<Recording> {
  return wavFormat.open(source, memoryLocation(source.name, new Map()), {});
}

function openBytes(bytes: Uint8Array): Promise<Recording> {
  return openSource(memorySource('test.wav', bytes));
}

/** What the reader should give for a raw sample: a fraction of full scale, in single precision. */
function expected(type: WavSampleType, value: number): number {
  const scales = { u8: 128, i16: 2 ** 15, i24: 2 ** 23, i32: 2 ** 31, f32: 1, f64: 1 } as const;
  return Math.fround((type === 'u8' ? value - 128 : value) / scales[type]);
}

const integerRanges = {
  u8: [0, 255],
  i16: [-(2 ** 15), 2 ** 15 - 1],
  i24: [-(2 ** 23), 2 ** 23 - 1],
  i32: [-(2 ** 31), 2 ** 31 - 1],
} as const;

function sampleOf(type: WavSampleType): fc.Arbitrary<number> {
  if (type === 'f32' || type === 'f64') return fc.float({ noNaN: true });
  const [min, max] = integerRanges[type];
  return fc.integer({ min, max });
}

const anyFile: fc.Arbitrary<WavFile> = fc
  .record({
    type: fc.constantFrom<WavSampleType>('u8', 'i16', 'i24', 'i32', 'f32', 'f64'),
    channelCount: fc.integer({ min: 1, max: 5 }),
    frames: fc.integer({ min: 1, max: 60 }),
    samplingRate: fc.integer({ min: 1, max: 50000 }),
    extensible: fc.boolean(),
    container: fc.constantFrom('RIFF' as const, 'RF64' as const),
  })
  .chain(({ channelCount, frames, ...rest }) =>
    fc
      .array(fc.array(sampleOf(rest.type), { minLength: frames, maxLength: frames }), {
        minLength: channelCount,
        maxLength: channelCount,
      })
      .map((channels) => ({ ...rest, channels })),
  );

const smallFile: WavFile = {
  type: 'i16',
  samplingRate: 4000,
  channels: [
    [0, 16384, -32768, 1, 2],
    [5, 6, 7, 8, 9],
  ],
  cues: [
    { frame: 3, text: 'cramp ends', durationFrames: 0 },
    { frame: 1, text: 'cramp begins', durationFrames: 2 },
  ],
};

describe('WAV', () => {
  it('gives back every sample that was written, in every encoding and container', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (file) => {
        const recording = await openBytes(writeWav(file));
        assert.equal(recording.channels.length, file.channels.length);
        for (const [index, samples] of file.channels.entries()) {
          assert.equal(recording.channels[index]?.samplingRate, file.samplingRate);
          const read = await recording.read(index, 0, samples.length + 10);
          assert.deepEqual(
            [...read],
            samples.map((value) => expected(file.type, value)),
          );
        }
      }),
      { seed },
    );
  });

  it('reads any sub-range as the slice of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, fc.nat(80), fc.nat(80), async (file, from, count) => {
        const recording = await openBytes(writeWav(file));
        const whole = await recording.read(0, 0, 1000);
        assert.deepEqual(await recording.read(0, from, count), whole.slice(from, from + count));
      }),
      { seed },
    );
  });

  it('never states a unit and always says that amplitudes are uncalibrated', async () => {
    const recording = await openBytes(writeWav(smallFile));
    assert.deepEqual(
      recording.channels.map(({ name, unit }) => [name, unit]),
      [
        ['Channel 1', ''],
        ['Channel 2', ''],
      ],
    );
    assert.match(recording.warnings.join('\n'), /no calibration/u);
    assert.equal(recording.durationSeconds, 5 / 4000);
  });

  it('gives cue points with their labels as annotations in order of onset', async () => {
    const recording = await openBytes(writeWav(smallFile));
    assert.deepEqual(await recording.readAnnotations(), [
      { onsetSeconds: 1 / 4000, durationSeconds: 2 / 4000, text: 'cramp begins' },
      { onsetSeconds: 3 / 4000, durationSeconds: 0, text: 'cramp ends' },
    ]);
  });

  for (const [claimedDataBytes, words] of [
    [0xffffffff, /streamed/u],
    [0, /says it is empty/u],
    [1_000_000, /cut short/u],
  ] as const) {
    it(`shows what is there when the data chunk says ${claimedDataBytes} bytes, and warns`, async () => {
      const recording = await openBytes(writeWav({ ...smallFile, cues: [], claimedDataBytes }));
      assert.equal(recording.channels[0]?.samples, 5);
      assert.match(recording.warnings.join('\n'), words);
      assert.deepEqual(
        [...(await recording.read(1, 0, 5))],
        [5, 6, 7, 8, 9].map((value) => value / 32768),
      );
    });
  }

  it('trusts the block align over the bits, and says so', async () => {
    const recording = await openBytes(writeWav({ ...smallFile, claimedBits: 24 }));
    assert.equal((await recording.read(0, 0, 5))[1], 0.5);
    assert.match(recording.warnings.join('\n'), /block align is trusted/u);
  });

  it('takes the bits where the block align is impossible, and says so', async () => {
    const recording = await openBytes(writeWav({ ...smallFile, claimedFrameBytes: 3 }));
    assert.equal((await recording.read(0, 0, 5))[1], 0.5);
    assert.match(recording.warnings.join('\n'), /does not fit 2 channels/u);
  });

  it('skips the pad byte after a chunk of odd length', async () => {
    const file: WavFile = { ...smallFile, type: 'u8', channels: [[128, 192, 0]] };
    const recording = await openBytes(writeWav(file));
    assert.deepEqual([...(await recording.read(0, 0, 3))], [0, 0.5, -1]);
    assert.equal((await recording.readAnnotations()).length, 2);
  });

  it('names the compression it cannot read and what to do', async () => {
    const bytes = writeWav(smallFile);
    bytes[20] = 7;
    await assert.rejects(openBytes(bytes), (error) => {
      assert(error instanceof RecordingError);
      assert.equal(error.problem, 'unsupported');
      assert.match(error.message, /µ-law.*save it again as PCM/u);
      return true;
    });
  });

  it('survives truncation and flipped bytes anywhere: a recording, or one sentence', async () => {
    const whole = writeWav(smallFile);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
        async (length, flips) => {
          const bytes = whole.slice();
          for (const [offset, value] of flips) bytes[offset] = value;
          try {
            const recording = await openBytes(bytes.subarray(0, length));
            for (const index of recording.channels.keys()) await recording.read(index, 0, 100);
            await recording.readAnnotations();
          } catch (error) {
            assert(error instanceof RecordingError, String(error));
          }
        },
      ),
      { seed, numRuns: 500 },
    );
  });
});

describe('A WAV file with two data chunks', () => {
  it('shows the first and says how much is left out of the second', async () => {
    const bytes = writeWav(smallFile);
    const second = Buffer.alloc(8 + 20);
    second.write('data', 'latin1');
    second.writeUInt32LE(20, 4);
    const one = await openBytes(bytes);
    const both = await openBytes(Uint8Array.from(Buffer.concat([bytes, second])));
    assert.equal(both.channels[0]?.samples, one.channels[0]?.samples);
    const added = both.warnings.filter((warning) => !one.warnings.includes(warning));
    assert.deepEqual(added, [
      `The file has a second data chunk, which WAV does not allow: its 20 bytes of samples from byte ${bytes.length + 8} on are not shown.`,
    ]);
  });
});

describeWithSharedData('WAV: the odd file of wfdb-python (wav-edge)', () => {
  it('reads 7 channels at 1 Hz with 12-bit samples in 14-byte frames', async () => {
    const source = await openFileSource(sharedData('wav-edge/SC4001E0-PSG.wav'));
    const recording = await openSource(source);
    assert.equal(recording.channels.length, 7);
    assert.equal(recording.channels[0]?.samplingRate, 1);
    // The header states 0x10fba8 bytes of samples, in frames of 14.
    assert.equal(recording.channels[0].samples, Math.floor(0x10fba8 / 14));
    const bytes = Buffer.from(await source.read(44, 28));
    for (let channel = 0; channel < 7; channel++) {
      const wanted = [bytes.readInt16LE(2 * channel), bytes.readInt16LE(14 + 2 * channel)];
      assert.deepEqual(
        [...(await recording.read(channel, 0, 2))],
        wanted.map((value) => value / 32768),
      );
    }
    await recording.close();
  });
});
