/** Damaged files, and disks that fail: a recording or one sentence, never a hang or another error. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memorySource, type ByteSource } from '../../../../src/recording/byteSource';
import { RecordingError } from '../../../../src/recording/recordingError';
import { writeEdf } from '../../../fixtures/writers/edfWriter';
import { edfFiles } from './generated';
import { openBytes, openSource, seed, twoChannels } from './helpers';

/** Opens and reads what an editor would; true when it all worked, false when it ended in a RecordingError. */
async function survives(bytes: Uint8Array): Promise<boolean> {
  try {
    const recording = await openBytes(bytes);
    for (const [index, channel] of recording.channels.entries()) {
      assert.ok(
        channel.samplingRate > 0 && Number.isFinite(channel.samplingRate),
        `rate ${channel.samplingRate}`,
      );
      assert.ok(Number.isSafeInteger(channel.samples) && channel.samples >= 0, `${channel.samples} samples`);
      const count = Math.min(channel.samples, 2000);
      for (const from of [0, channel.samples - count]) {
        assert.equal((await recording.read(index, from, count)).length, count);
      }
    }
    assert.ok(Number.isFinite(recording.durationSeconds));
    for (const { onsetSeconds, durationSeconds } of await recording.readAnnotations()) {
      assert.ok(Number.isFinite(onsetSeconds) && Number.isFinite(durationSeconds));
    }
    return true;
  } catch (error) {
    assert.ok(error instanceof RecordingError, String(error instanceof Error ? error.stack : error));
    return false;
  }
}

describe('A damaged EDF or BDF file', () => {
  it('with bytes changed anywhere ends in a recording or one sentence', async () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 20,
    });
    let read = 0;
    await fc.assert(
      fc.asyncProperty(edfFiles(), changes, fc.boolean(), async (file, bytesChanged, headerOnly) => {
        const bytes = writeEdf(file);
        const reach = headerOnly ? 256 * (file.channels.length + 1) : bytes.length;
        for (const [place, value] of bytesChanged) bytes[place % reach] = value;
        if (await survives(bytes)) read += 1;
      }),
      { seed, numRuns: 600 },
    );
    assert.ok(read > 100, `only ${read} files were still read`);
  });

  it('with digits, signs and points where the numbers stand ends in a recording or one sentence', async () => {
    const character = fc.constantFrom(...Array.from('0123456789+-., eE\0'));
    const changes = fc.array(fc.tuple(fc.nat(), character), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(edfFiles(), changes, async (file, changed) => {
        const bytes = writeEdf(file);
        // The last 88 bytes of the fixed header, and the signals' limits, samples and the first records' times.
        const numbers = [...Array(88).keys()].map((index) => 168 + index);
        const signals = [...Array(bytes.length - 256).keys()].map((index) => 256 + index);
        const places = [...numbers, ...signals];
        for (const [place, value] of changed) bytes[places[place % places.length]!] = value.charCodeAt(0);
        await survives(bytes);
      }),
      { seed, numRuns: 600 },
    );
  });

  it('cut anywhere ends in a recording or one sentence, and what is read is what was there', async () => {
    await fc.assert(
      fc.asyncProperty(edfFiles(['EDF', 'BDF', 'EDF+C']), fc.nat(), async (file, cut) => {
        const bytes = writeEdf(file);
        const length = cut % bytes.length;
        if (!(await survives(bytes.subarray(0, length)))) {
          assert.ok(
            length < 256 * (file.channels.length + 1 + file.annotationSignals!),
            `refused at ${length} bytes`,
          );
          return;
        }
        const [whole, part] = [await openBytes(bytes), await openBytes(bytes.subarray(0, length))];
        assert.equal(part.channels.length, whole.channels.length);
        for (const [index, { samples }] of part.channels.entries()) {
          assert.deepEqual(await part.read(index, 0, samples), await whole.read(index, 0, samples));
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('Reading an EDF file', () => {
  const inner = memorySource('disk.edf', twoChannels());

  it('from a disk that fails says at which byte', async () => {
    const failure = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
    const source: ByteSource = { ...inner, read: () => Promise.reject(failure) };
    await assert.rejects(openSource(source), (error: unknown) => {
      assert.ok(error instanceof RecordingError);
      assert.equal(error.problem, 'unreadable');
      assert.equal(
        error.message,
        'disk.edf cannot be read at byte 0: i/o error. Check that its disk or network is there, and open it again.',
      );
      return true;
    });
  });

  it('that shrinks while it is open says so, and reads again once it is back', async () => {
    let end = inner.size;
    const source: ByteSource = {
      ...inner,
      read: (offset, length) => inner.read(offset, Math.min(length, end - offset)),
    };
    const recording = await openSource(source);
    end = 780;
    await assert.rejects(
      recording.read(0, 0, 24),
      /disk\.edf ends at byte 780, though it was 840 bytes long/u,
    );
    end = inner.size;
    assert.equal((await recording.read(0, 0, 24)).length, 24);
  });

  it('refuses a channel that does not exist and a range that is none', async () => {
    const recording = await openBytes(twoChannels());
    for (const [channel, from, count] of [
      [2, 0, 1],
      [-1, 0, 1],
      [0, -1, 1],
      [0, 0, -1],
      [0, NaN, 1],
      [0, 0.5, 1],
    ] as const) {
      await assert.rejects(recording.read(channel, from, count), RangeError);
    }
    assert.equal((await recording.read(0, 24, 10)).length, 0);
    assert.equal((await recording.read(0, 1000, 10)).length, 0);
  });
});
