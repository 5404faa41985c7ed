/** EDF and BDF files as people have them: odd limits, odd order, odd times, and copies that a program took for text. */
import assert from 'node:assert/strict';
import { memorySource } from '../../../../src/recording/byteSource';
import { collected } from '../../../fixtures/collected';
import { openRecording } from '../../../../src/recording/openRecording';
import { writeEdf } from '../../../fixtures/writers/edfWriter';
import { describeWithSharedCases, sharedCase } from '../../sharedCases';
import { fileLocation } from '../../../../src/recording/byteSource';
import { assertWarns, counting, openBytes, openSource, patched, readAll } from './helpers';

const limits = { physicalMinimum: -3276.8, physicalMaximum: 3276.7 };

/** The stored numbers of a one-channel file, without a sign or with one, under the given digital limits. */
function stored(
  values: readonly number[],
  digital: readonly [number, number],
  physicalMaximum: number,
): Uint8Array {
  const channel = {
    name: 'EMG',
    unit: 'uV',
    samplesPerRecord: values.length,
    samples: Float64Array.from(values),
    physicalMinimum: 0,
    physicalMaximum,
    digitalMinimum: digital[0],
    digitalMaximum: digital[1],
  };
  const bytes = writeEdf({ variant: 'EDF', recordSeconds: 1, channels: [channel] });
  const data = new Uint8Array(2 * values.length);
  values.forEach((value, index) => data.set([value & 0xff, (value >> 8) & 0xff], 2 * index));
  return patched(bytes, 512, data);
}

/** What a program does that takes a file for text. */
const asText = (bytes: Uint8Array, change: (text: string) => string): Uint8Array =>
  Buffer.from(change(Buffer.from(bytes).toString('latin1')), 'latin1');

describe('Digital limits of an EDF signal beyond 16 bits', () => {
  it('from 0 to 65535 mean numbers without a sign, in a range and in a pass over the file', async () => {
    const values = Array.from({ length: 1000 }, (_, sample) => 65 * sample);
    const recording = await openBytes(stored(values, [0, 65_535], 6553.5));
    const expected = Float32Array.from(values, (value) => value / 10);
    assert.deepEqual(await readAll(recording, 0), expected);
    assert.deepEqual(await collected(recording, 0), expected);
    assertWarns(
      recording,
      /limits of signal 1 \("EMG"\) are 0 to 65535.*numbers without a sign, and read as such/u,
    );
  });

  it('are doubted where the samples go on only as numbers with a sign', async () => {
    const values = Array.from({ length: 1000 }, (_, sample) => Math.round(300 * Math.sin(sample / 5)));
    const recording = await openBytes(stored(values, [0, 65_535], 6553.5));
    assert.equal((await recording.read(0, 24, 1))[0], Math.fround(values[24]! / 10));
    assertWarns(recording, /numbers with a sign.*do not rely on amplitudes/u);
  });

  it('that nothing can reach are said, and those that are off by one are not', async () => {
    assertWarns(
      await openBytes(stored([1, 2, 3], [-100_000, 100_000], 10)),
      /-100000 to 100000.*scale is doubtful/u,
    );
    assert.deepEqual((await openBytes(stored([1, 2, 3], [-32_768, 32_768], 10))).warnings, []);
  });
});

describe('EDF+D records out of the order of time', () => {
  const file = (recordOnsets: readonly number[]): Uint8Array => {
    const samples = Float64Array.from({ length: 10 * recordOnsets.length }, (_, index) => index);
    const channel = {
      name: 'EMG',
      unit: 'N',
      samplesPerRecord: 10,
      samples,
      physicalMinimum: -32_768,
      physicalMaximum: 32_767,
    };
    return writeEdf({ variant: 'EDF+D', recordSeconds: 1, channels: [channel], recordOnsets });
  };
  const places = async (onsets: readonly number[]): Promise<string> => {
    const recording = await openBytes(file(onsets));
    const values = await readAll(recording, 0);
    assert.deepEqual(await collected(recording, 0), values);
    return Array.from({ length: values.length / 10 }, (_, second) =>
      Number.isNaN(values[10 * second]) ? '-' : String(values[10 * second]! / 10),
    ).join(' ');
  };

  it('are shown where they say, whatever their order, and a warning says so', async () => {
    assert.equal(await places([0, 5, 2]), '0 - 2 - - 1');
    assert.equal(await places([5, 0, 2]), '1 - 2 - - 0');
    assert.equal(await places([100, 101, 102, 3, 4, 5]), `3 4 5 ${'- '.repeat(94)}0 1 2`);
    assert.equal(await places([3, 2, 1, 0]), '3 2 1 0');
    assertWarns(
      await openBytes(file([0, 5, 2])),
      /do not stand in the order of time \(record 3 begins before/u,
    );
  });

  it('have their annotations at their own times', async () => {
    const bytes = writeEdf({
      variant: 'EDF+D',
      recordSeconds: 1,
      channels: [{ name: 'EMG', unit: 'uV', samplesPerRecord: 10, samples: new Float64Array(30), ...limits }],
      recordOnsets: [5, 0, 2],
      annotations: [{ onsetSeconds: 5.5, text: 'late' }],
    });
    const [late] = await (await openBytes(bytes)).readAnnotations();
    assert.deepEqual(late, { onsetSeconds: 5.5, durationSeconds: 0, text: 'late' });
  });

  it('of a long file cost no more to open, and are said once its annotations are read', async () => {
    const onsets = Array.from({ length: 3000 }, (_, record) =>
      record >= 1000 && record < 2000 ? record + 5000 : record,
    );
    const source = counting(memorySource('long.edf', file(onsets)));
    const recording = await openSource(source);
    assert.ok(source.calls <= 8, `${source.calls} reads`);
    await recording.readAnnotations();
    assertWarns(
      recording,
      /do not stand in the order of time \(1 begin.*record 2001 at 2000 s, after one at 6999 s/u,
    );
  });
});

describe('Times of EDF+ annotations', () => {
  const room = writeEdf({
    variant: 'EDF+C',
    recordSeconds: 1,
    channels: [
      {
        name: 'EMG',
        unit: 'mV',
        samplesPerRecord: 4,
        samples: new Float64Array(4),
        physicalMinimum: -1,
        physicalMaximum: 1,
      },
    ],
    annotations: [{ onsetSeconds: 0, text: 'x'.repeat(200) }],
  });
  const withLists = (lists: string): Uint8Array =>
    patched(patched(room, 776, new Uint8Array(210)), 776, `+0\x14\x14\0${lists}`);

  it('are read with an exponent, a decimal comma, without a sign, with blanks and without a digit before the point', async () => {
    const written = ['+5e-05', '+1,25\x15,5', '2.5\x15+1', '+ 3.5 \x15 2 ', '+.75', '-1E0', '4.\x15'];
    const recording = await openBytes(withLists(written.map((time) => `${time}\x14a\x14b\x14\0`).join('')));
    const found = await recording.readAnnotations();
    assert.deepEqual(
      found.filter(({ text }) => text === 'a').map((each) => [each.onsetSeconds, each.durationSeconds]),
      [
        [-1, 0],
        [0.00005, 0],
        [0.75, 0],
        [1.25, 0.5],
        [2.5, 1],
        [3.5, 2],
        [4, 0],
      ],
    );
    assert.equal(found.length, 2 * written.length);
    assert.deepEqual(recording.warnings, []);
  });

  it('that cannot be read are named with their texts, and a duration that cannot costs only itself', async () => {
    const recording = await openBytes(
      withLists('+12:30\x14cramp\x14\0+1\x15long\x14tap\x14\0+2\x15-3\x14rest\x14\0'),
    );
    assert.deepEqual(
      (await recording.readAnnotations()).map((each) => [each.onsetSeconds, each.durationSeconds, each.text]),
      [
        [1, 0, 'tap'],
        [2, 0, 'rest'],
      ],
    );
    assertWarns(recording, /\(1\) have no time.*left out: "cramp" \(at "\+12:30"\)/u);
    assertWarns(recording, /\(1\) have a duration that could not be read.*"tap" \(at "\+1 for long"\)/u);
  });

  it('keep records in their place when these say theirs so', async () => {
    const written = writeEdf({
      variant: 'EDF+D',
      recordSeconds: 1,
      channels: [
        { name: 'EMG', unit: 'uV', samplesPerRecord: 10, samples: new Float64Array(30).fill(1), ...limits },
      ],
      recordOnsets: [0, 12, 250],
    });
    const bytes = asText(written, (text) =>
      text.replace('+250\x14', '25e1\x14').replace('+12\x14', '12.\x14'),
    );
    const recording = await openBytes(bytes);
    assert.equal(recording.durationSeconds, 251);
    assert.ok((await recording.read(0, 120, 1))[0]! > 0.9);
  });
});

describeWithSharedCases('The EDF cases', () => {
  const open = (name: string) => openRecording(fileLocation(sharedCase(name)));

  it('edf-unsigned: 3276 µV at 0.504 s', async () => {
    const recording = await open('edf-unsigned/unsigned.edf');
    assert.deepEqual([...(await recording.read(0, 503, 3))], [3269.5, 3276, 3282.5]);
    assertWarns(recording, /without a sign/u);
  });

  it('edfd-backward: -500 at 0, 2 and 5 s', async () => {
    const recording = await open('edfd-backward/backward.edf');
    assert.equal(recording.durationSeconds, 6);
    for (const second of [0, 2, 5]) assert.equal((await recording.read(0, 1000 * second, 1))[0], -500);
    for (const second of [1, 3, 4]) assert.ok(Number.isNaN((await recording.read(0, 1000 * second, 1))[0]));
  });

  it('slow-channels: the header alone holds no samples', async () => {
    assertWarns(await open('slow-channels/header-only.edf'), /holds no samples/u);
  });

  it('tal-exponent: a tap at 50 µs and a cramp of 0.5 s at 1.25 s', async () => {
    assert.deepEqual(await (await open('tal-exponent/exponent.edf')).readAnnotations(), [
      { onsetSeconds: 0.00005, durationSeconds: 0, text: 'tap' },
      { onsetSeconds: 1.25, durationSeconds: 0.5, text: 'cramp' },
    ]);
  });

  it('text-mode-crlf: the copy is told, the whole file is not suspected', async () => {
    assertWarns(
      await open('text-mode-crlf/crlf.edf'),
      /each of its 16 bytes 0A became 0D 0A.*copy or download/u,
    );
    assert.deepEqual((await open('text-mode-crlf/whole.edf')).warnings, []);
  });
});
