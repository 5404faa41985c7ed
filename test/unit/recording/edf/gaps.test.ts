/** Discontinuous files: samples stand where their records' times put them, and the gaps are NaN. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memorySource } from '../../../../src/recording/byteSource';
import { writeEdf, type EdfVariant } from '../../../fixtures/writers/edfWriter';
import { describeWithSharedData } from '../../sharedData';
import { assertWarns, counting, openBytes, openShared, openSource, patched, readAll, seed } from './helpers';

/** A file whose sample values are their own index (of 15 bits), `perRecord` in a record. */
function indexed(
  recordOnsets: readonly number[],
  perRecord = 10,
  variant: EdfVariant = 'EDF+D',
  recordSeconds = 1,
) {
  const samples = Float64Array.from(
    { length: recordOnsets.length * perRecord },
    (_, index) => index % 32_768,
  );
  const limits = { physicalMinimum: -32_768, physicalMaximum: 32_767 };
  const channel = { name: 'EMG', unit: 'N', samplesPerRecord: perRecord, samples, ...limits };
  return writeEdf({ variant, recordSeconds, channels: [channel], recordOnsets });
}

/** Where each record's time-keeping bytes begin in `indexed` with 10 samples per record: header 768, records of 36 bytes. */
const tal = (record: number): number => 768 + record * 36 + 20;
const damaged = 'no time here';

/** The record shown in each second, `-` where it is missing throughout. */
function secondsOf(values: Float32Array, perRecord = 10): string {
  return Array.from({ length: values.length / perRecord }, (_, second) => {
    const part = values.subarray(second * perRecord, (second + 1) * perRecord);
    if (part.every((value) => Number.isNaN(value))) return '-';
    const record = part[0]! / perRecord;
    part.forEach((value, index) => assert.equal(value, record * perRecord + index));
    return String(record);
  }).join(' ');
}

describe('A discontinuous EDF+ file', () => {
  it('shows each record at its own second and NaN between', async () => {
    const recording = await openBytes(indexed([0, 1, 4, 5, 9]));
    assert.equal(recording.format, 'EDF+D');
    assert.equal(recording.durationSeconds, 10);
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1 - - 2 3 - - - 4');
    assert.deepEqual(recording.warnings, []);
  });

  it('puts every sample of generated files within half a sample of its time, and loses none', async () => {
    const gap = fc.constantFrom(0, 0, 0, 0.5, 1, 3.3, 120);
    const files = fc.record({
      gaps: fc.array(gap, { minLength: 1, maxLength: 40 }),
      perRecord: fc.integer({ min: 2, max: 30 }),
      recordSeconds: fc.constantFrom(0.1, 0.5, 1, 10),
      first: fc.constantFrom(0, 0.3945312, 30),
    });
    await fc.assert(
      fc.asyncProperty(files, async ({ gaps, perRecord, recordSeconds, first }) => {
        let onset = first - recordSeconds;
        const onsets = gaps.map((each, record) => {
          onset += recordSeconds * (record === 0 ? 1 : 1 + each);
          return Number(onset.toFixed(6));
        });
        const recording = await openBytes(indexed(onsets, perRecord, 'EDF+D', recordSeconds));
        const rate = recording.channels[0]!.samplingRate;
        const found = new Set<number>();
        (await readAll(recording, 0)).forEach((value, position) => {
          if (Number.isNaN(value)) return;
          found.add(value);
          const record = Math.floor(value / perRecord);
          const due = (onsets[record]! - first) * rate + (value % perRecord);
          assert.ok(Math.abs(position - due) < 0.502, `sample ${value} at ${position}, due at ${due}`);
        });
        assert.equal(found.size, gaps.length * perRecord);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('of 30,000 records finds the gaps it needs in a few dozen small reads', async () => {
    const onsets = Array.from({ length: 30_000 }, (_, record) => record + (record >= 18_541 ? 500 : 0));
    const source = counting(memorySource('long.edf', indexed(onsets)));
    const recording = await openSource(source);
    assert.ok(
      source.calls <= 6 && source.bytesRead < 4000,
      `opening: ${source.calls} reads, ${source.bytesRead} bytes`,
    );
    const values = await recording.read(0, 18_530 * 10, 5200);
    assert.equal(values.filter((value) => Number.isNaN(value)).length, 5000);
    assert.ok(
      source.calls < 60 && source.bytesRead < 12_000,
      `${source.calls} reads, ${source.bytesRead} bytes`,
    );
  });

  it('with a gap after every record reads the times it needs, not all', async () => {
    const onsets = Array.from({ length: 3000 }, (_, record) => 2 * record);
    const source = counting(memorySource('scattered.edf', indexed(onsets)));
    const recording = await openSource(source);
    assert.equal(secondsOf(await recording.read(0, 2340 * 10, 30)), '1170 - 1171');
    assert.ok(source.calls < 50, `${source.calls} reads`);
  });

  it('whose clock trembles by milliseconds loses no record', async () => {
    const onsets = [0, 1.003, 1.998, 3.001, 9, 9.997];
    const values = await readAll(await openBytes(indexed(onsets, 1000)), 0);
    const shown = values.filter((value) => !Number.isNaN(value));
    // Where two records overlap by 5 and 3 ms, the later one is shown.
    assert.equal(shown.length, 6000 - 5 - 3);
    assert.equal(values[1003], 1000);
    assert.equal(values[1998], 2000);
  });

  it('whose clock trembles gives for any range the same samples as the whole', async () => {
    const steps = fc.array(fc.constantFrom(1, 1, 0.985, 1.03, 1.005, 1.47, 0.6, 3.5), {
      minLength: 2,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.constantFrom(0.1, 0.02),
        fc.nat(),
        fc.integer({ min: 1, max: 300 }),
        async (gaps, recordSeconds, start, count) => {
          let onset = 0;
          const onsets = gaps.map((step, record) =>
            Number((onset += record === 0 ? 0 : step * recordSeconds).toFixed(6)),
          );
          const bytes = indexed(onsets, 100, 'EDF+D', recordSeconds);
          const whole = await readAll(await openBytes(bytes), 0);
          const from = start % whole.length;
          assert.deepEqual(
            await (await openBytes(bytes)).read(0, from, count),
            whole.slice(from, from + count),
          );
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('with a damaged time within a stretch without gaps loses nothing', async () => {
    const recording = await openBytes(patched(indexed([0, 1, 2, 3, 4, 9, 10]), tal(2), damaged));
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1 2 3 4 - - - - 5 6');
    assert.deepEqual(recording.warnings, []);
  });

  it('with a damaged time beside a gap shows that record as missing, not at a guessed time, and says so', async () => {
    const recording = await openBytes(patched(indexed([0, 1, 5, 9, 10]), tal(2), damaged));
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1 - - - - - - - 3 4');
    assertWarns(recording, /^Records 3 to 3 do not say when they begin/u);
  });

  it('does not take what is left of a remark for the time of its record', async () => {
    const remark = `${' '.repeat(12)}7\x14cramp\x14`;
    const recording = await openBytes(patched(indexed([0, 1, 2, 3, 9, 10]), tal(2), remark.slice(-12)));
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1 2 3 - - - - - 4 5');
  });

  it('with a time out of order shows that record as missing', async () => {
    const recording = await openBytes(indexed([0, 1, 70, 9, 10]));
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1 - - - - - - - 3 4');
    assertWarns(recording, /^Records 3 to 3 do not say when they begin, or not truly/u);
  });

  it('with a time before that of the record before it shows that record as missing', async () => {
    const recording = await openBytes(indexed([0, 1, 0.5, 9, 10]));
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1 - - - - - - - 3 4');
    assertWarns(recording, /^Records 3 to 3 do not say when they begin, or not truly/u);
  });

  it('whose last record has no time leaves it out, and says so', async () => {
    const recording = await openBytes(patched(indexed([0, 1, 5, 9]), tal(3), damaged));
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1 - - - 2');
    assertWarns(recording, /^The last record does not say when it begins/u);
  });

  it('cut in its last record leaves that out when its time was cut off with it', async () => {
    const bytes = indexed([0, 1, 5]);
    const recording = await openBytes(bytes.subarray(0, tal(2)));
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1');
    assertWarns(recording, /^The last record does not say when it begins/u);
  });

  it('whose first record has no time is reckoned from the next one, and shows the first as missing', async () => {
    const recording = await openBytes(patched(indexed([0, 1, 5]), tal(0), damaged));
    assert.equal(secondsOf(await readAll(recording, 0)), '- 1 - - - 2');
    assertWarns(
      recording,
      /^Record 1 does not say when it begins; record 2 does, .*: it is shown as missing\.$/u,
    );
  });

  it('of whose records one alone says when it begins shows no other', async () => {
    let bytes: Uint8Array = indexed([0, 3, 5]);
    for (const record of [0, 2]) bytes = patched(bytes, tal(record), damaged);
    assert.equal(secondsOf(await readAll(await openBytes(bytes), 0)), '- 1');
  });

  it('without any time shows its first record, and says that the others are not shown', async () => {
    let bytes: Uint8Array = indexed([0, 3, 5]);
    for (const record of [0, 1, 2]) bytes = patched(bytes, tal(record), damaged);
    const recording = await openBytes(bytes);
    assert.equal(secondsOf(await readAll(recording, 0)), '0');
    assertWarns(recording, /^The last 2 records do not say when they begin, .* discontinuous: not shown/u);
  });

  it('without a signal that keeps time shows its first record alone', async () => {
    const label = Buffer.from(indexed([0, 3, 5])).indexOf('EDF Annotations');
    const recording = await openBytes(patched(indexed([0, 3, 5]), label, 'EDF Annotatians'));
    assert.equal(secondsOf(await readAll(recording, 0)), '0');
    assertWarns(recording, /has no annotation signal: read as plain EDF\.$/u);
    assertWarns(recording, /^The last 2 records do not say when they begin, .* discontinuous: not shown/u);
  });

  it('cut in its second record is not closed up when that one’s time was cut off', async () => {
    const recording = await openBytes(indexed([0, 7, 9]).subarray(0, tal(1) - 2));
    assert.equal(secondsOf(await readAll(recording, 0)), '0');
    assertWarns(recording, /^The last record does not say when it begins, .*: not shown/u);
  });

  it('whose last hundred records have lost their times shows those before', async () => {
    const onsets = Array.from({ length: 400 }, (_, record) => 2 * record);
    let bytes: Uint8Array = indexed(onsets);
    for (let record = 300; record < 400; record += 1) bytes = patched(bytes, tal(record), damaged);
    const shown = secondsOf(await readAll(await openBytes(bytes), 0)).split(' ');
    assert.equal(shown.filter((record) => record !== '-').length, 273);
  });

  it('does not believe a record that claims to begin 30,000 years later', async () => {
    const recording = await openBytes(patched(indexed([0, 1, 5]), tal(2), '+999999999999\x14\x14'));
    assert.equal(recording.durationSeconds, 2);
    assertWarns(recording, /^The last record does not say when it begins/u);
  });
});

describe('A continuous EDF+ file', () => {
  it('whose records tell of a pause is shown with it, and says so', async () => {
    const recording = await openBytes(indexed([0, 1, 4, 5], 10, 'EDF+C'));
    assert.equal(recording.format, 'EDF+C');
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1 - - 2 3');
    assertWarns(
      recording,
      /does not say that it has gaps, but by its own clock record 4 begins 2\.000 s later/u,
    );
  });

  it('whose clock runs backwards is timed by place in the file, and says so', async () => {
    const recording = await openBytes(indexed([9, 8, 7], 10, 'EDF+C'));
    assert.equal(secondsOf(await readAll(recording, 0)), '0 1 2');
    assertWarns(recording, /continuous, but by its own clock record 3 begins 4\.000 s earlier/u);
  });

  it('is not torn by a record duration that its header had to round', async () => {
    // 30 records per second do not print in eight characters: 0.033333 s, and 1.7 ms behind after 5000 records.
    const onsets = Array.from({ length: 5000 }, (_, record) => Number((record / 30).toFixed(6)));
    for (const variant of ['EDF+C', 'EDF+D'] as const) {
      const recording = await openBytes(indexed(onsets, 12, variant, 0.033333));
      assert.deepEqual(recording.warnings, []);
      assert.equal(recording.channels[0]?.samples, 60_000);
      assert.ok((await readAll(recording, 0)).every((value, index) => value === index % 32_768));
    }
  });
});

describeWithSharedData('edfPlusD.edf', () => {
  it('has its five gaps: 11 records of a second in 20 seconds', async () => {
    const recording = await openShared('edf-bdf/edfReader/edfPlusD.edf');
    assert.equal(recording.format, 'EDF+D');
    assert.equal(recording.durationSeconds, 20);
    for (const channel of recording.channels.keys()) {
      const values = await readAll(recording, channel);
      const shown = Array.from({ length: 20 }, (_, second) => {
        const missing = values
          .subarray(second * 200, (second + 1) * 200)
          .filter((value) => Number.isNaN(value));
        assert.ok(missing.length === 0 || missing.length === 200, `second ${second}`);
        return missing.length === 0 ? 'x' : '-';
      });
      assert.equal(shown.join(''), 'x-x-xxxxxx--x--x---x');
    }
    await recording.close();
  });
});
