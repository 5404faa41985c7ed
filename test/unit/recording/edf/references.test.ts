/** The EDF family against the expected readings that came with the reference files, and file against file. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Channel } from '../../../../src/recording/recording';
import { describeWithSharedData, sharedData } from '../../sharedData';
import { openShared, readAll } from './helpers';

function rows(relativePath: string): string[][] {
  const lines = readFileSync(sharedData(relativePath), 'latin1').trim().split(/\r?\n/u);
  return lines.slice(1).map((line) => line.split(',').map((cell) => cell.trim()));
}

/** A channel as a line of edfReader's `*_signals.txt` describes it. */
function described(channel: Channel, recordSeconds: number): unknown[] {
  const { name, unit, physicalRange, samplingRate } = channel;
  return [name, unit, physicalRange?.minimum, physicalRange?.maximum, samplingRate * recordSeconds];
}

describeWithSharedData('EDF and BDF reference files', () => {
  for (const [file, format, startTime] of [
    ['edfPlusC.edf', 'EDF+C', '2009-12-10T12:44:02'],
    ['bdfPlusC.bdf', 'BDF+C', '2009-12-10T12:45:54'],
    ['edfAnnonC.edf', 'EDF+C', '2000-01-01T14:15:16.700'],
  ] as const) {
    it(`${file} has the header, signals and annotations that edfReader found`, async () => {
      const stem = `edf-bdf/edfReader/${file.replace(/\..*/u, '')}`;
      const recording = await openShared(`edf-bdf/edfReader/${file}`);
      const [header = []] = rows(`${stem}_header.txt`);
      const [records, recordSeconds] = [Number(header[7]), Number(header[8])];
      assert.equal(recording.format, format);
      assert.equal(recording.startTime, startTime);
      assert.ok(Math.abs(recording.durationSeconds - records * recordSeconds) < 1e-9);
      assert.deepEqual(recording.warnings, []);
      const expected = rows(`${stem}_signals.txt`);
      assert.deepEqual(
        recording.channels.map((channel) => described(channel, recordSeconds)),
        expected.map((cells) => [cells[1], cells[3], Number(cells[4]), Number(cells[5]), Number(cells[9])]),
      );
      // edfReader counts onsets from the header's start; here they are counted from the first sample.
      const firstOnset = file === 'edfAnnonC.edf' ? 0.7 : 0;
      const wanted = rows(`${stem}_annotations.txt`).map(([onset, duration, text]) => ({
        onsetSeconds: Number((Number(onset) - firstOnset).toFixed(9)),
        durationSeconds: Number(duration),
        text,
      }));
      assert.deepEqual(
        await recording.readAnnotations(),
        wanted.sort((a, b) => a.onsetSeconds - b.onsetSeconds),
      );
      await recording.close();
    });
  }

  it('edfPlusC.edf holds the 44,000 physical values of edfPlusC_data.txt', async () => {
    const recording = await openShared('edf-bdf/edfReader/edfPlusC.edf');
    const table = rows('edf-bdf/edfReader/edfPlusC_data.txt');
    assert.equal(table.length, 4000);
    for (let channel = 0; channel < 11; channel += 1) {
      const values = await readAll(recording, channel);
      assert.equal(values.length, table.length);
      table.forEach((cells, sample) => {
        // The table has six decimals; a 32-bit float near 100 has five.
        const difference = Math.abs(values[sample]! - Number(cells[channel + 1]));
        assert.ok(difference < 5e-6, `channel ${channel}, sample ${sample}: off by ${difference}`);
      });
    }
    await recording.close();
  });

  it('short_psg.edf has the channels of edfio’s reference', async () => {
    const recording = await openShared('edf-bdf/edfio/short_psg.edf');
    const reference = JSON.parse(
      readFileSync(sharedData('edf-bdf/edfio/short_psg_header_reference.json'), 'utf8'),
    ) as Record<string, string | number>[];
    assert.deepEqual(
      recording.channels.map(({ name, unit, samplingRate, physicalRange }) => [
        name,
        unit,
        samplingRate,
        physicalRange?.minimum,
        physicalRange?.maximum,
      ]),
      reference.map((signal) => [
        signal['label'],
        signal['physical_dimension'],
        signal['sampling_frequency'],
        signal['physical_min'],
        signal['physical_max'],
      ]),
    );
    assert.equal(recording.startTime, '1989-04-24T16:13:00');
    assert.equal(recording.format, 'EDF');
    await recording.close();
  });

  for (const [edf, bdf, tolerance] of [
    ['edfio/short_psg.edf', 'edfio/short_psg.bdf', 0],
    ['edfio/test_subsecond.edf', 'edfio/test_subsecond.bdf', 0],
    // Written from the same numbers with steps of 0.004 µV and 0.024 µV.
    ['EDF.jl/bdf_test.edf', 'EDF.jl/bdf_test.bdf', 0.024],
  ] as const) {
    it(`${bdf} holds in 24 bits what ${edf} holds in 16`, async () => {
      const [narrow, wide] = [await openShared(`edf-bdf/${edf}`), await openShared(`edf-bdf/${bdf}`)];
      assert.equal(narrow.channels.length, wide.channels.length);
      for (const index of narrow.channels.keys()) {
        const [a, b] = [await readAll(narrow, index), await readAll(wide, index)];
        assert.equal(a.length, b.length);
        a.forEach((value, sample) => {
          assert.ok(Math.abs(value - b[sample]!) <= tolerance, `channel ${index}, sample ${sample}`);
        });
      }
      await narrow.close();
      await wide.close();
    });
  }

  it('pyedflib’s generated BDF holds its named sines: 10 Hz at 2000 samples per second', async () => {
    const recording = await openShared('edf-bdf/pyedflib/test_generator_datarec_generator_0_5.bdf');
    assert.deepEqual(
      recording.channels.map((channel) => [channel.name, channel.samplingRate, channel.samples]),
      [
        ['sine 10Hz', 2000, 60_000],
        ['square 26Hz', 1600, 48_000],
        ['ramp 14Hz', 1000, 30_000],
        ['pink noise', 1950, 58_500],
        ['white noise', 1998, 59_940],
      ],
    );
    const values = await readAll(recording, 0);
    let crossings = 0;
    for (let sample = 1; sample < values.length; sample += 1) {
      if (values[sample - 1]! < 0 && values[sample]! >= 0) crossings += 1;
    }
    assert.ok(Math.abs(crossings - 300) <= 1, `${crossings} upward zero crossings in 30 s`);
    await recording.close();
  });

  it('annotation texts are UTF-8: test_utf8.edf has its Chinese one', async () => {
    const recording = await openShared('edf-bdf/pyedflib/test_utf8.edf');
    const annotations = await recording.readAnnotations();
    assert.deepEqual(
      annotations.map(({ text }) => text),
      ['XLSpike', 'Clip Note', '中文测试八个字', 'XLEvent', 'XLSpike'],
    );
    await recording.close();
  });

  it('files of annotations only open without channels: a hypnogram and wfdb’s test_edfann.edf', async () => {
    for (const [file, count] of [
      ['edfio/SC4001EC-Hypnogram.edf', 154],
      ['edfio/SC4001EC-Hypnogram.bdf', 154],
      ['wfdb/test_edfann.edf', 856],
    ] as const) {
      const recording = await openShared(`edf-bdf/${file}`);
      assert.deepEqual(recording.channels, []);
      assert.equal(recording.durationSeconds, 0);
      const annotations = await recording.readAnnotations();
      assert.equal(annotations.length, count);
      assert.deepEqual(annotations[0]?.text, 'Sleep stage W');
      assert.equal(annotations[0].durationSeconds, file.startsWith('wfdb') ? 30 : 30_630);
      await recording.close();
    }
  });

  it('knee.edf gives EMG, torque and angle at their own rates, and five triggers', async () => {
    const recording = await openShared('emg-with-torque/knee.edf');
    assert.deepEqual(
      recording.channels.map(({ name, unit, kind, samplingRate, samples }) => [
        name,
        unit,
        kind,
        samplingRate,
        samples,
      ]),
      [
        ['EMG prox', 'uV', 'emg', 5000, 560_000],
        ['EMG dist', 'uV', 'emg', 5000, 560_000],
        ['Torque knee', 'V', 'mechanical', 200, 22_400],
        ['Angle knee', 'deg', 'mechanical', 200, 22_400],
      ],
    );
    const annotations = await recording.readAnnotations();
    assert.deepEqual(
      annotations.map(({ onsetSeconds, text }) => [onsetSeconds, text]),
      [81.89054, 81.89254, 81.89453, 81.89653, 81.89854].map((onset) => [onset, 'Trigger']),
    );
    // `Startdate X` and 01.01.85 00.00.00 are how EDF+ says that the start is unknown.
    assert.equal(recording.startTime, undefined);
    await recording.close();
  });
});
