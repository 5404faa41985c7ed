/** EDF headers as real files have them: each tolerance is told, each impossibility names the field and its bytes. */
import assert from 'node:assert/strict';
import { RecordingError } from '../../../../src/recording/recordingError';
import { writeEdf } from '../../../fixtures/writers/edfWriter';
import { assertWarns, openBytes, patched, readAll, sentenceOf, twoChannels } from './helpers';

/** Offset of a signal's eight-byte field, with 2 signals: the fields before it take so many bytes per signal. */
const signalField = (before: number, signal: number): number => 256 + 2 * before + 8 * signal;
const physicalMinimum = signalField(104, 0);
const physicalMaximum = signalField(112, 0);
const digitalMinimum = signalField(120, 0);
const digitalMaximum = signalField(128, 0);
const samplesPerRecord = signalField(216, 1);

describe('An EDF header', () => {
  it('of a proper file gives no warning', async () => {
    const recording = await openBytes(twoChannels());
    assert.deepEqual(recording.warnings, []);
    assert.equal(recording.startTime, '2009-12-10T12:44:02');
  });

  const tolerated: readonly [string, (bytes: Uint8Array) => Uint8Array, RegExp][] = [
    [
      'a blank date',
      (b) => patched(b, 168, '        '),
      /start date \(bytes 168 to 175\) is "", which is not a date/u,
    ],
    [
      'a date that the calendar has not',
      (b) => patched(b, 168, '30.02.09'),
      /"30\.02\.09", which is not a date/u,
    ],
    [
      'an impossible time',
      (b) => patched(b, 176, '25.00.00'),
      /start time \(bytes 176 to 183\) is "25\.00\.00"/u,
    ],
    ['slashes in the date', (b) => patched(b, 168, '10/12/09'), /"10\/12\/09" instead of dd\.mm\.yy/u],
    ['a missing version', (b) => patched(b, 0, '        '), /version field \(bytes 0 to 7\) is ""/u],
    [
      'a unit in Latin-1',
      (b) => patched(b, signalField(96, 0), Uint8Array.of(0xb5, 0x56)),
      /not ASCII \(the first at byte 448\)/u,
    ],
    [
      'a decimal comma',
      (b) => patched(b, physicalMinimum, '-100,0  '),
      /physical minimum of signal 1 .*"-100,0": the comma/u,
    ],
    [
      'a decimal comma in the duration',
      (b) => patched(b, 244, '1,0     '),
      /duration of a data record .*"1,0": the comma/u,
    ],
    [
      'lying header bytes',
      (b) => patched(b, 184, '1024    '),
      /number of header bytes \(bytes 184 to 191\) is "1024".*from byte 768/u,
    ],
    [
      'header bytes that are no number',
      (b) => patched(b, 184, 'many    '),
      /number of header bytes .*"many".*from byte 768/u,
    ],
    [
      'an unknown number of records',
      (b) => patched(b, 236, '-1      '),
      /number of data records .*"-1" \(the recording was not closed/u,
    ],
    [
      'a number of records that is none',
      (b) => patched(b, 236, '????????'),
      /number of data records .*not a number/u,
    ],
    [
      'more records promised than there are',
      (b) => patched(b, 236, '9       '),
      /promises 9 data records but the file holds 3/u,
    ],
    [
      'fewer records promised than there are',
      (b) => patched(b, 236, '1       '),
      /promises 1 data records but the file holds 3: all/u,
    ],
    ['stray bytes at the end', (b) => Uint8Array.of(...b, 1, 2, 3), /3 bytes after its last data record/u],
    [
      'a plus claim without annotations',
      (b) => patched(b, 192, 'EDF+C'),
      /EDF\+ but has no annotation signal/u,
    ],
    [
      'a reserved field of the other family',
      (b) => patched(b, 192, 'BDF+C'),
      /EDF by its first byte, though .*"BDF\+C"/u,
    ],
  ];
  for (const [what, change, sentence] of tolerated) {
    it(`with ${what} is read, and a warning says so`, async () => {
      const plain = await openBytes(twoChannels());
      const recording = await openBytes(change(twoChannels()));
      assertWarns(recording, sentence);
      for (const channel of [0, 1]) {
        assert.deepEqual(await readAll(recording, channel), await readAll(plain, channel));
      }
    });
  }

  it('believes the stated header bytes when only they make the file’s size add up', async () => {
    const bytes = patched(twoChannels(), 184, '800     ');
    const padded = Uint8Array.of(...bytes.subarray(0, 768), ...new Uint8Array(32), ...bytes.subarray(768));
    const recording = await openBytes(padded);
    assertWarns(recording, /the data are read from byte 800/u);
    assert.deepEqual(await readAll(recording, 0), await readAll(await openBytes(twoChannels()), 0));
  });

  it('does not believe stated header bytes that would begin the data within the header', async () => {
    const cut = patched(twoChannels(), 184, '700     ').subarray(0, 840 - 68);
    assertWarns(await openBytes(cut), /is "700".*the data are read from byte 768/u);
  });

  for (const shift of [-1, 1, -2, 3]) {
    it(`whose identification is ${Math.abs(shift)} byte(s) too ${shift < 0 ? 'short' : 'long'} is read at the shifted places`, async () => {
      const bytes = twoChannels();
      const filler = new Uint8Array(Math.max(0, shift)).fill(0x20);
      const moved = Uint8Array.of(
        ...bytes.subarray(0, 160 + Math.min(0, shift)),
        ...filler,
        ...bytes.subarray(160),
      );
      const recording = await openBytes(moved);
      assertWarns(
        recording,
        new RegExp(`${Math.abs(shift)} bytes? too ${shift < 0 ? 'short' : 'long'}`, 'u'),
      );
      assert.equal(recording.startTime, '2009-12-10T12:44:02');
      assert.deepEqual(await readAll(recording, 1), await readAll(await openBytes(bytes), 1));
    });
  }

  const impossible: readonly [string, (bytes: Uint8Array) => Uint8Array, RegExp][] = [
    ['that ends inside its first 256 bytes', (b) => b.subarray(0, 200), /too short.*ends at byte 200/u],
    [
      'without a number of signals',
      (b) => patched(b, 252, 'abcd'),
      /number of signals \(bytes 252 to 255\) is "abcd"/u,
    ],
    ['of no signals', (b) => patched(b, 252, '0   '), /number of signals .* is "0", but a recording needs/u],
    ['of a negative number of signals', (b) => patched(b, 252, '-5  '), /number of signals .* is "-5"/u],
    [
      'of 9999 signals in a small file',
      (b) => patched(b, 252, '9999'),
      /"9999", but a header of that many signals takes 2560000 bytes/u,
    ],
    ['with signals written 1e9', (b) => patched(b, 252, '1e9 '), /number of signals .* is "1e9"/u],
    [
      'with a negative number of records',
      (b) => patched(b, 236, '-7      '),
      /number of data records .* is "-7", but a count cannot/u,
    ],
    [
      'of 8 samples in a nanosecond',
      (b) => patched(b, 244, '1e-9    '),
      /duration of a data record \(bytes 244 to 251\) is "1e-9", but no recorder takes 8 samples in that time/u,
    ],
    ['with a negative duration', (b) => patched(b, 244, '-1      '), /duration of a data record .* is "-1"/u],
    [
      'with a negative number of samples',
      (b) => patched(b, samplesPerRecord, '-4      '),
      /samples in each data record of signal 2 .* is "-4"/u,
    ],
    [
      'with samples that are no number',
      (b) => patched(b, samplesPerRecord, '4.5     '),
      /samples in each data record of signal 2 \(bytes 696 to 703/u,
    ],
  ];
  for (const [what, change, sentence] of impossible) {
    it(`${what} is refused in one sentence that names the field and its bytes`, async () => {
      assert.match(await sentenceOf(change(twoChannels())), sentence);
    });
  }

  it('of 99,999,999 samples per record allocates nothing for them and gives the samples that are there', async () => {
    const recording = await openBytes(patched(twoChannels(), samplesPerRecord, '99999999'));
    assertWarns(recording, /promises 3 data records but the file holds 0 and 72 bytes of another/u);
    assert.deepEqual(
      recording.channels.map(({ samples }) => samples),
      [8, 28],
    );
    assert.equal((await recording.read(1, 0, 2 ** 40)).length, 28);
  });

  it('of a signal without samples leaves that signal out, and says so', async () => {
    const bytes = patched(twoChannels(), samplesPerRecord, '0       ');
    const recording = await openBytes(bytes);
    assertWarns(recording, /Signal 2 \("EMG right"\) has no samples/u);
    assert.deepEqual(
      recording.channels.map(({ name }) => name),
      ['EMG left'],
    );
  });

  for (const [what, change] of [
    ['physical minimum = maximum', (b: Uint8Array) => patched(b, physicalMaximum, '-100    ')],
    ['digital minimum = maximum', (b: Uint8Array) => patched(b, digitalMaximum, '-32768  ')],
    ['a physical limit that is no number', (b: Uint8Array) => patched(b, physicalMinimum, 'nothing ')],
    ['a digital limit that is no number', (b: Uint8Array) => patched(b, digitalMinimum, '        ')],
    ['a physical limit that no float holds', (b: Uint8Array) => patched(b, physicalMaximum, '1e200   ')],
  ] as const) {
    it(`with ${what} gives that channel’s raw counts without a unit, never an invented scale`, async () => {
      const recording = await openBytes(change(twoChannels()));
      assertWarns(recording, /Signal 1 \("EMG left"\) has no scale: .*raw digital counts/u);
      assert.deepEqual([recording.channels[0]?.unit, recording.channels[0]?.physicalRange], ['', undefined]);
      assert.equal(recording.channels[0]?.kind, 'emg');
      // -10 µV is a tenth of the way below 0 of ±100 µV over 16 bits.
      assert.equal((await recording.read(0, 0, 1))[0], -3277);
      assert.equal(recording.channels[1]?.unit, 'uV');
    });
  }

  it('with limits the wrong way round is read with a negative gain', async () => {
    const bytes = patched(patched(twoChannels(), physicalMinimum, '100     '), physicalMaximum, '-100    ');
    const recording = await openBytes(bytes);
    assert.ok(Math.abs((await recording.read(0, 0, 1))[0]! - 10) < 0.01);
    assert.deepEqual(recording.channels[0]?.physicalRange, { minimum: -100, maximum: 100 });
  });

  it('without a duration asks for the sampling rate, and takes it when it is stated', async () => {
    const bytes = patched(twoChannels(), 244, '0       ');
    await assert.rejects(openBytes(bytes), (error: unknown) => {
      assert.ok(error instanceof RecordingError);
      assert.equal(error.problem, 'needs-sampling-rate');
      assert.match(error.message, /duration of a data record \(bytes 244 to 251\) is "0"/u);
      return true;
    });
    const recording = await openBytes(bytes, { samplingRate: 16 });
    assert.deepEqual(
      recording.channels.map(({ samplingRate }) => samplingRate),
      [16, 8],
    );
    assertWarns(recording, /16 samples per second, as stated/u);
  });

  it('of a truncated file gives the whole records and what the last one has of each channel', async () => {
    const bytes = twoChannels();
    // Two records of 24 bytes, then all of channel 1's 16 and 2 of channel 2's 8, and half a sample.
    const recording = await openBytes(bytes.subarray(0, 768 + 48 + 16 + 4 + 1));
    assertWarns(
      recording,
      /promises 3 data records but the file holds 2 and 21 bytes of another: the file was cut short/u,
    );
    assert.deepEqual(
      recording.channels.map(({ samples }) => samples),
      [24, 10],
    );
    const whole = await openBytes(bytes);
    for (const [channel, count] of [
      [0, 24],
      [1, 10],
    ] as const) {
      assert.deepEqual(await readAll(recording, channel), await whole.read(channel, 0, count));
    }
  });

  it('that ends before its first record opens as an empty recording', async () => {
    const recording = await openBytes(twoChannels().subarray(0, 768));
    assert.equal(recording.durationSeconds, 0);
    assert.equal((await recording.read(0, 0, 100)).length, 0);
    assertWarns(recording, /promises 3 data records but the file holds 0/u);
  });

  it('gives repeated and empty labels names of their own', async () => {
    const limits = { unit: 'uV', physicalMinimum: -100, physicalMaximum: 100, samplesPerRecord: 1 };
    const names = ['EMG', 'EMG', 'EMG (2)', '', 'EMG'];
    const channels = names.map((name) => ({ name, samples: new Float64Array(1), ...limits }));
    const recording = await openBytes(writeEdf({ variant: 'EDF', recordSeconds: 1, channels }));
    assert.deepEqual(
      recording.channels.map(({ name }) => name),
      ['EMG', 'EMG (3)', 'EMG (2)', 'channel 4', 'EMG (4)'],
    );
  });
});
