/** EDF and BDF: what is written is what is read, whole and in parts, for generated files of every variant. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeEdf } from '../../../fixtures/writers/edfWriter';
import { openBytes, readAll, seed } from './helpers';
import { edfFiles, halfStep } from './generated';

describe('A generated EDF or BDF file', () => {
  it('reads back what was written, to half a digital step', async () => {
    await fc.assert(
      fc.asyncProperty(edfFiles(), async (file) => {
        const recording = await openBytes(writeEdf(file));
        assert.equal(recording.format, file.variant);
        assert.deepEqual(recording.warnings, []);
        assert.equal(recording.channels.length, file.channels.length);
        for (const [index, written] of file.channels.entries()) {
          const channel = recording.channels[index]!;
          assert.equal(channel.unit, written.unit);
          assert.equal(channel.samplingRate, written.samplesPerRecord / file.recordSeconds);
          const values = (await readAll(recording, index)).filter((value) => !Number.isNaN(value));
          assert.equal(values.length, written.samples.length);
          const tolerance = halfStep(written, file.variant);
          values.forEach((value, sample) => {
            const expected = written.samples[sample]!;
            assert.ok(Math.abs(value - expected) <= tolerance, `sample ${sample}: ${value} for ${expected}`);
          });
        }
      }),
      { seed, numRuns: 200 },
    );
  });

  it('gives for any range the same samples as the whole channel does', async () => {
    await fc.assert(
      fc.asyncProperty(edfFiles(), fc.nat(), fc.nat(), fc.nat(), async (file, pick, from, count) => {
        const recording = await openBytes(writeEdf(file));
        const index = pick % file.channels.length;
        const whole = await readAll(recording, index);
        const first = from % (whole.length + 3);
        const length = count % (whole.length + 3);
        // Opened anew, so that nothing the whole reading found out can help.
        const again = await openBytes(writeEdf(file));
        assert.deepEqual(await again.read(index, first, length), whole.slice(first, first + length));
      }),
      { seed, numRuns: 300 },
    );
  });

  it('puts the same samples, missing ones too, into a room that it is given', async () => {
    await fc.assert(
      fc.asyncProperty(edfFiles(), fc.nat(), fc.nat(), async (file, pick, from) => {
        const recording = await openBytes(writeEdf(file));
        const index = pick % file.channels.length;
        const whole = await readAll(recording, index);
        const first = from % whole.length;
        const room = new Float32Array(whole.length).fill(4711);
        const values = await recording.read(index, first, whole.length - first, room);
        assert.equal(values.buffer, room.buffer);
        assert.deepEqual(values, whole.subarray(first));
        assert.ok(room.subarray(values.length).every((value) => value === 4711));
        await assert.rejects(recording.read(index, 0, whole.length, room.subarray(1)), RangeError);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('reads the same from bytes that begin at an odd place in memory', async () => {
    await fc.assert(
      fc.asyncProperty(edfFiles(['EDF', 'EDF+D']), async (file) => {
        const bytes = writeEdf(file);
        const moved = new Uint8Array(bytes.length + 1);
        moved.set(bytes, 1);
        const recording = await openBytes(moved.subarray(1));
        assert.deepEqual(await readAll(recording, 0), await readAll(await openBytes(bytes), 0));
      }),
      { seed, numRuns: 50 },
    );
  });
});
