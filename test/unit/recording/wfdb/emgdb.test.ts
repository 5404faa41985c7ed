/** The traps of physionet-emgdb and n2001-dev (README of ../shared/data, numbers 1 to 3), each with its test. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileLocation } from '../../../../src/recording/byteSource';
import { openRecording } from '../../../../src/recording/openRecording';
import { describeWithSharedData, sharedData } from '../../sharedData';
import { withRecord } from './open';

/** The values of the .txt twin in ADC units; undefined in a row that does not parse. */
function twin(name: string): (number | undefined)[] {
  const rows = readFileSync(sharedData(`physionet-emgdb/${name}.txt`), 'latin1').split('\r\n');
  return rows
    .filter((row) => row !== '')
    .map((row) => {
      const value = /^\d+\.?\d* (-?\d+\.\d+)$/u.exec(row)?.[1];
      return value === undefined ? undefined : Math.round(Number(value) * 10_000);
    });
}

async function wholeDigital(name: string): Promise<Float64Array> {
  return withRecord(`physionet-emgdb/${name}.hea`, (recording) => recording.readDigital(0, 0, 1_000_000));
}

describeWithSharedData('WFDB: PhysioNet emgdb', () => {
  it('is opened as WFDB among all formats, by its header', async () => {
    const recording = await openRecording(fileLocation(sharedData('physionet-emgdb/emg_healthy.hea')));
    assert.equal(recording.format, 'WFDB');
    assert.equal(recording.durationSeconds, 12.715);
    await recording.close();
  });

  for (const [name, samples] of [
    ['emg_healthy', 50_860],
    ['emg_myopathy', 110_337],
  ] as const) {
    it(`${name} equals its .txt twin in every sample but the two rows that are corrupt there`, async () => {
      const digital = await wholeDigital(name);
      const expected = twin(name);
      assert.equal(digital.length, samples);
      assert.equal(expected.length, samples);
      assert.equal(expected.filter((value) => value === undefined).length, 2);
      for (const [index, value] of expected.entries()) {
        if (value !== undefined) assert.equal(digital[index], value, `sample ${index}`);
      }
    });
  }

  it('emg_neuropathy is read as stored: 410 samples lie exactly 65,536 steps (6.5536 mV) above the true values', async () => {
    const digital = await wholeDigital('emg_neuropathy');
    const offBy = new Map<number, number>();
    for (const [index, value] of twin('emg_neuropathy').entries()) {
      if (value === undefined) continue;
      const difference = (digital[index] ?? NaN) - value;
      offBy.set(difference, (offBy.get(difference) ?? 0) + 1);
    }
    assert.deepEqual(
      offBy,
      new Map([
        [0, 147_858 - 2 - 410],
        [65_536, 410],
      ]),
    );
  });

  it('emg_neuropathy opens with a warning that values wrapped round, and with no other', async () => {
    const warnings = await withRecord('physionet-emgdb/emg_neuropathy.hea', (recording) =>
      Promise.resolve(recording.warnings),
    );
    assert.equal(warnings.length, 1);
    assert.match(
      warnings[0] ?? '',
      /channel EMG: .* full 16-bit range 29 times, first at \d+\.\d+ s: values beyond -3\.2768 to 3\.2767 mV wrapped round/u,
    );
  });

  it('the recordings without a wrap open without a warning, units as the header spells them', async () => {
    for (const [name, unit] of [
      ['emg_healthy', 'mV'],
      ['emg_myopathy', 'mv'],
    ] as const) {
      await withRecord(`physionet-emgdb/${name}.hea`, async (recording) => {
        assert.deepEqual(recording.warnings, []);
        const [channel] = recording.channels;
        assert.equal(channel?.unit, unit);
        assert.equal(channel.kind, 'emg');
        assert.equal(channel.samplingRate, 4000);
        assert.equal(recording.signalFile.name, `${name}.dat`);
        const [first] = await recording.read(0, 0, 1);
        const [digital] = await recording.readDigital(0, 0, 1);
        assert.equal(first, Math.fround((digital ?? NaN) / 10_000));
      });
    }
  });

  it('a copy that is cut short is read to its end and warns with both numbers', async () => {
    await withRecord('physionet-emgdb/truncated-copy/emg_neuropathy.hea', async (recording) => {
      assert.equal(recording.channels[0]?.samples, 999);
      assert.equal(recording.durationSeconds, 999 / 4000);
      assert.match(recording.warnings[0] ?? '', /emg_neuropathy\.dat holds only 999 of the 147858 samples/u);
      const bytes = readFileSync(sharedData('physionet-emgdb/truncated-copy/emg_neuropathy.dat'));
      const digital = await recording.readDigital(0, 0, 147_858);
      assert.deepEqual(
        [...digital],
        Array.from({ length: 999 }, (_, index) => bytes.readInt16LE(2 * index)),
      );
    });
  });

  it('that copy is really a Python script under the name of the recording, and the warning says so', async () => {
    await withRecord('physionet-emgdb/truncated-copy/emg_neuropathy.hea', (recording) => {
      assert.equal(recording.warnings.length, 2);
      assert.match(recording.warnings[1] ?? '', /begins as text \("import wfdb/u);
      return Promise.resolve();
    });
  });
});

describeWithSharedData('WFDB: N2001', () => {
  it('every header rules over the ten samples that its file holds beyond it, and the warning gives both numbers', async () => {
    const headers = readdirSync(sharedData('n2001-dev')).filter((name) => name.endsWith('.hea'));
    assert.equal(headers.length, 81);
    for (const name of headers) {
      await withRecord(`n2001-dev/${name}`, (recording) => {
        const [channel] = recording.channels;
        assert.deepEqual(
          [channel?.samples, channel?.samplingRate, channel?.unit, channel?.kind],
          [262_124, 23_437.5, 'uV', 'emg'],
        );
        assert.equal(recording.warnings.length, 1, name);
        assert.match(
          recording.warnings[0] ?? '',
          /holds 262134 samples per signal, 10 more than the 262124/u,
        );
        return Promise.resolve();
      });
    }
  }).timeout(60_000);

  it('samples begin after the 20-byte offset', async () => {
    const bytes = readFileSync(sharedData('n2001-dev/N2001A01BB01.bin'));
    await withRecord('n2001-dev/N2001A01BB01.hea', async (recording) => {
      const digital = await recording.readDigital(0, 0, 3);
      assert.deepEqual(
        [...digital],
        [20, 22, 24].map((offset) => bytes.readInt16LE(offset)),
      );
      const [last] = await recording.read(0, 262_123, 10);
      assert.equal(last, Math.fround(bytes.readInt16LE(20 + 2 * 262_123) / 13.107));
    });
  });
});
