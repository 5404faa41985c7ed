/** Damaged and hostile MATLAB files: what is there is read, and the rest ends in a sentence, never in a hang. */
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { matFormat } from '../../../../src/recording/matlab/matFormat';
import { RecordingError } from '../../../../src/recording/recordingError';
import { row, writeMat } from '../../../fixtures/writers/matlabWriter';
import { assertFails, openBytes, wave } from './openMat';

const seed = 20250105;

describe('A damaged MATLAB file', () => {
  it('reads what is there of a cut file and says that the rest is missing', async () => {
    for (const compressed of [false, true]) {
      const noise = Array.from({ length: 4000 }, (_, sample) => Math.sin(sample * sample));
      const bytes = writeMat({ variables: { fs: row([1000]), emg: row(noise) }, compressed });
      const recording = await openBytes(bytes.subarray(0, Math.floor(bytes.length * 0.6)));
      const samples = await recording.read(0, 0, 5000);
      assert.equal(samples.length, 4000);
      const missing = samples.findIndex(Number.isNaN);
      assert.ok(missing > 1000 && missing < 3900, `${missing} samples are there`);
      assert.deepEqual([...samples.subarray(0, missing)], noise.slice(0, missing).map(Math.fround));
      assert.ok(samples.subarray(missing).every(Number.isNaN));
      assert.match(recording.warnings.join('\n'), /cut/u);
    }
  });

  it('refuses compressed bytes that claim to unpack to more than compression can do, without taking memory', async () => {
    const whole = Buffer.from(writeMat({ variables: { emg: row(wave) } })).subarray(128);
    whole.writeUInt32LE(0xfffffff0, 4);
    const packed = deflateSync(whole);
    const tag = Buffer.alloc(8);
    tag.writeUInt32LE(15);
    tag.writeUInt32LE(packed.length, 4);
    const header = writeMat({ variables: {} });
    const bytes = Uint8Array.from(Buffer.concat([header, tag, packed]));
    await assertFails(openBytes(bytes, { samplingRate: 1 }), 'damaged', /claim to unpack/u);
  });

  it('refuses a bomb that really unpacks to more than is kept in memory, and says how to save it', async () => {
    const zeros = Buffer.alloc(540 * 1024 * 1024);
    const head = Buffer.from(writeMat({ variables: { emg: row(wave) } })).subarray(128);
    head.copy(zeros);
    zeros.writeUInt32LE(zeros.length - 8, 4);
    const packed = deflateSync(zeros, { level: 1 });
    const tag = Buffer.alloc(8);
    tag.writeUInt32LE(15);
    tag.writeUInt32LE(packed.length, 4);
    const bytes = Uint8Array.from(Buffer.concat([writeMat({ variables: {} }), tag, packed]));
    await assertFails(openBytes(bytes), 'unsupported', /MB when unpacked.*-v6/u);
  });

  it('survives truncation and flipped bytes anywhere: a recording, or one sentence', async () => {
    const variables = {
      fs: row([1000]),
      rec: { kind: 'struct', fields: { emg: row(wave), name: { kind: 'text', text: 'TA' } } },
      list: { kind: 'cell', cells: [row(wave, 'int16'), { kind: 'text', text: 'x' }] },
    } as const;
    const files = [false, true].map((compressed) => writeMat({ variables, compressed }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 5 }),
        async (whole, share, flips) => {
          const bytes = whole.slice(0, Math.ceil(share * whole.length));
          for (const [place, value] of flips) bytes[Math.floor(place * whole.length)] = value;
          matFormat.recognises(bytes.subarray(0, 4096), 'test.mat', bytes.length <= 4096);
          try {
            const recording = await openBytes(bytes, { samplingRate: 1000 });
            for (const index of recording.channels.keys()) await recording.read(index, 0, 200);
          } catch (error) {
            assert(error instanceof RecordingError, String(error instanceof Error ? error.stack : error));
          }
        },
      ),
      { seed, numRuns: 800 },
    );
  });
});
