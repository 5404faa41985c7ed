/** MATLAB elements of any size, zero included: they cost their variable, never the file, its time or its truth. */
import assert from 'node:assert/strict';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { RecordingError } from '../../../../src/recording/recordingError';
import { row, writeMat, type MatVariable } from '../../../fixtures/writers/matlabWriter';
import { itWithHostileCase } from '../../hostileCases';
import { assertFails, openBytes, wave } from './openMat';

const whole = Array.from(wave);

/** Opens it through the door, by which nothing but a RecordingError may leave. */
async function openOrSentence(bytes: Uint8Array): Promise<Recording | undefined> {
  try {
    const location = memoryLocation('test.mat', new Map([['test.mat', bytes]]));
    return await openRecording(location, { samplingRate: 1000 });
  } catch (error) {
    assert.ok(error instanceof RecordingError, String(error instanceof Error ? error.stack : error));
    assert.doesNotMatch(error.message, /DataView|call stack|not expected|Invalid/u);
    return undefined;
  }
}

/** Fails where a sample is a number other than the one written. */
async function assertTrue(recording: Recording, told: string): Promise<void> {
  assert.ok(Number.isFinite(recording.durationSeconds), told);
  const index = recording.channels.findIndex(({ name }) => name === 'emg');
  if (index < 0 || recording.channels[index]?.samples !== whole.length) return;
  for (const [sample, value] of (await recording.read(index, 0, whole.length)).entries()) {
    assert.ok(Number.isNaN(value) || value === whole[sample], `${told}: sample ${sample} is ${value}`);
  }
}

const text = (value: string): MatVariable => ({ kind: 'text', text: value });
const rich = {
  labels: { kind: 'cell', cells: [text('TA'), text('GM')] },
  info: { kind: 'struct', fields: { name: text('x'), fs: row([1000]) } },
  emg: row(wave),
} as const;

describe('A MATLAB element of another size than it needs', () => {
  it('of 0 to 8 bytes anywhere leaves a recording or a sentence, and every later variable readable', async () => {
    for (const bigEndian of [false, true]) {
      const bytes = writeMat({ variables: rich, bigEndian });
      const emgAt = Buffer.from(bytes).indexOf('emg', 0, 'latin1') - 60;
      for (let place = 128; place + 8 <= bytes.length; place += 4) {
        for (const size of [0, 1, 3, 8]) {
          const damaged = bytes.slice();
          new DataView(damaged.buffer).setUint32(place, size, !bigEndian);
          const recording = await openOrSentence(damaged);
          // Past the data the values themselves are changed, which nothing can notice.
          if (recording && place < emgAt) await assertTrue(recording, `size ${size} at byte ${place}`);
        }
      }
    }
  });

  it('costs its own variable: flags or field widths of 0 bytes leave the others as they are', async () => {
    const bytes = writeMat({ variables: { bad: row(wave), fs: row([1000]), emg: row(wave) } });
    // The flags of the first variable: type and size stand right behind its tag.
    new DataView(bytes.buffer).setUint32(128 + 8 + 4, 0, true);
    const recording = await openBytes(bytes);
    assert.deepEqual(
      recording.channels.map(({ name, samplingRate }) => [name, samplingRate]),
      [['emg', 1000]],
    );
    assert.deepEqual([...(await recording.read(0, 0, 100))], whole);
    assert.match(recording.warnings.join('\n'), /at byte 136 is damaged and left out: a number is missing/u);

    const structs = writeMat({ variables: { s: rich.info, fs: row([1000]), emg: row(wave) } });
    const width = Buffer.from(structs).indexOf(Buffer.from([5, 0, 4, 0, 32, 0, 0, 0]));
    assert.ok(width > 0, 'the width of field names stands in a small element');
    structs.set([5, 0, 0, 0, 0, 0, 0, 0], width);
    const left = await openBytes(structs);
    assert.deepEqual(
      left.channels.map(({ name }) => name),
      ['emg'],
    );
    assert.match(left.warnings.join('\n'), /Variable s at byte \d+ is damaged/u);
  });

  it('in a rate asks for the rate instead of dividing by next to nothing', async () => {
    for (const fs of [7e-310, 5e-324, 1e-200, 1e300, Infinity, NaN, 0, -1]) {
      const bytes = writeMat({ variables: { fs: row([fs]), emg: row(wave) } });
      await assertFails(openBytes(bytes), 'needs-sampling-rate', /does not say how fast/u);
    }
  });
});

describe('A MATLAB file of many parts', function () {
  this.timeout(60_000);
  const seconds = async (action: () => Promise<unknown>): Promise<number> => {
    const before = process.cpuUsage();
    await action();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  const many = (count: number, make: (index: number) => MatVariable): MatVariable => ({
    kind: 'cell',
    cells: Array.from({ length: count }, (_, index) => make(index)),
  });

  it('of 20,000 signals in one cell opens in proportion to them', async () => {
    const bytes = writeMat({
      variables: { fs: row([1000]), emg: many(20_000, () => row(wave.slice(0, 32), 'int8')) },
    });
    const took = await seconds(async () => {
      const recording = await openOrSentence(bytes);
      assert.equal(recording?.channels.length, 20_000);
    });
    assert.ok(took < 15, `${took} s`);
  });

  it('of a struct in each of 900 fields looks each rate up once', async () => {
    const field = (): MatVariable => ({ kind: 'struct', fields: { emg: row(wave, 'int8') } });
    const variables = Object.fromEntries([
      ...Array.from({ length: 900 }, (_, index) => [`s${index}`, field()] as const),
      ...Array.from({ length: 9000 }, (_, index) => [`v${index}`, row([index], 'int16')] as const),
      ['fs', row([1000])] as const,
    ]);
    const took = await seconds(() => openOrSentence(writeMat({ variables })));
    assert.ok(took < 15, `${took} s`);
  });

  it('of characters in 60,000 rows is read once over', async () => {
    const variables = {
      emg: row(wave),
      labels: { kind: 'text', text: 'a'.repeat(32_000), down: true },
    } as const;
    const took = await seconds(() => openOrSentence(writeMat({ variables })));
    assert.ok(took < 2, `${took} s`);
  });
});

describe('A MATLAB file found in use', () => {
  itWithHostileCase(
    'mat-flags-of-0-bytes/flags.mat',
    'with flags of 0 bytes ends in a sentence',
    async (bytes) => {
      await assertFails(openBytes(bytes), 'damaged', /holds no signal.*a number is missing at byte \d+/u);
    },
  );
  itWithHostileCase(
    'mat-infinite-duration/madefalsefalse.mat',
    'that gives 7e-310 Hz has no infinite length',
    async (bytes) => {
      const location = memoryLocation('a.mat', new Map([['a.mat', bytes]]));
      const opened = await openRecording(location).catch((error: unknown) => error);
      if (opened instanceof RecordingError) assert.equal(opened.problem, 'needs-sampling-rate');
      else assert.ok(Number.isFinite((opened as Recording).durationSeconds));
    },
  );
});
