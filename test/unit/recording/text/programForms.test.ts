/** Exports of single programs in every form that their settings make, and text that would be read wrong. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  writeCounts,
  writeEmgworks,
  writeLabView,
  writeVicon,
  type ViconTable,
} from '../../../fixtures/writers/programWriter';
import { openText, readAll } from './openText';
import { emg, lines, summary } from './tables';

const problemOf = (text: string): Promise<string> =>
  openText(text).then(
    () => 'opened',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );

describe('Vicon text', () => {
  it('has its devices as channels wherever their table stands, and names the other tables', async () => {
    const others: ViconTable[] = ['Trajectories', 'Model Outputs', 'Events'];
    const order = fc
      .shuffledSubarray(others)
      .chain((some) =>
        fc
          .nat({ max: some.length })
          .map((at): ViconTable[] => [...some.slice(0, at), 'Devices', ...some.slice(at)]),
      );
    await fc.assert(
      fc.asyncProperty(order, fc.constantFrom(',', ';', '\t' as const), async (tables, delimiter) => {
        const recording = await openText(writeVicon(tables, delimiter));
        assert.deepEqual(summary(recording), [
          'EMG1|V|emg|1000|200',
          'EMG2|V|emg|1000|200',
          'Fz|N|mechanical|1000|200',
        ]);
        assert.equal((await readAll(recording, 1))[0], Math.fround(Number(emg(1))));
        const named = recording.leftOut.map(({ name }) => name).join(', ');
        for (const table of tables.filter((one) => one === 'Trajectories' || one === 'Model Outputs')) {
          const isFirstAfter = tables.indexOf(table) <= tables.indexOf('Devices') + 1;
          if (isFirstAfter) assert.match(named, new RegExp(table, 'u'));
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});

describe('LabVIEW measurement text', () => {
  it('has units and rate of its channels, aligned or closed up, with a column of X values or none', async () => {
    for (const columns of ['One', 'No', 'Multi'] as const) {
      for (const aligned of [true, false]) {
        for (const hasX of [true, false]) {
          const recording = await openText(writeLabView({ columns, aligned, hasX }));
          const expected = ['EMG|Volts|emg|2000|200', 'Force|Newtons|mechanical|2000|200'];
          assert.deepEqual(summary(recording), expected, `${columns}, ${aligned}, ${hasX}`);
        }
      }
    }
  });
});

describe('EMGworks text', () => {
  it('ends a slower signal where its times do, whether zeros or nothing fill the rest', async () => {
    for (const padding of ['0', ''] as const) {
      for (const count of [600, 9000]) {
        const [one, other] = summary(await openText(writeEmgworks(2000, 4000 / 27, count, padding)));
        assert.equal(one, `TA: EMG 1|V|emg|2000|${count}`);
        assert.equal(other, `TA: ACC.X 1|g|mechanical|${4000 / 27}|${Math.floor(count / 13.5)}`, padding);
      }
    }
  });

  it('never places a signal by the times of another where its own do not rise', async () => {
    const text = `X [s],EMG 1 [V],X [s],ACC.X 1 [g]\n${lines(200, (row) => `${row / 2000},${emg(row)},${row % 3},0.5`)}`;
    assert.match(await problemOf(text), /does not say how fast it was sampled/u);
  });
});

describe('Counts of a converter', () => {
  it('are volts where bits, range and gain leave nothing open, around the middle of the counts or around zero', async () => {
    const facts = fc.constantFrom(
      { lines: ['12 bit ±5 mV'], bits: 12, step: 10_000 / 4096 },
      { lines: ['ADC: 12-bit', 'Range: -5 mV to 5 mV'], bits: 12, step: 10_000 / 4096 },
      { lines: ['Resolution: 16 bit', 'Range: +/-10 V', 'Gain: 1000'], bits: 16, step: 20_000 / 65_536 },
      {
        lines: ['Auflösung: 14 Bit', 'Bereich: -2,5..2,5 V', 'Verstärkung: 500'],
        bits: 14,
        step: 10_000 / 16_384,
      },
    );
    await fc.assert(
      fc.asyncProperty(facts, fc.boolean(), async ({ lines: stated, bits, step }, isUnsigned) => {
        const zero = isUnsigned ? 2 ** (bits - 1) : 0;
        const count = (row: number): number => zero + Math.round(900 * Math.sin(1.7 * row));
        const recording = await openText(writeCounts(stated, 200, count));
        const perUnit = recording.channels[0]?.unit === 'mV' ? 1000 : 1e6;
        const values = await readAll(recording, 0);
        values.forEach((value, row) => {
          assert.ok(Math.abs(value * perUnit - (count(row) - zero) * step) < 1e-3 * step * 900);
        });
        assert.match(recording.warnings.join('\n'), /Counts are shown in/u);
      }),
      { numRuns: 24, seed: 3 },
    );
  });

  it('stay counts, with a sentence, where the gain is not stated or the facts contradict the numbers', async () => {
    const count = (row: number): number => Math.round(900 * Math.sin(1.7 * row));
    for (const stated of [
      '16 bit, ±10 V',
      '12 bit, 0 to 5 V',
      '8 bit ±5 mV',
      '12 bit ±5 mV or 14 bit ±5 mV',
    ]) {
      const recording = await openText(writeCounts([stated], 200, count));
      assert.equal(recording.channels[0]?.unit, '', stated);
      assert.match(recording.warnings.join('\n'), /tell of a converter/u, stated);
      assert.equal((await readAll(recording, 0))[1], count(1));
    }
  });
});

describe('Text that would be read wrong', () => {
  const rows = lines(200, (row) => `${row / 1000},${emg(row)},0.5`);

  it('is refused with what to do where its channels stand below one another', async () => {
    const long = lines(100, (row) => `${row / 1000},1,${emg(row)}\n${row / 1000},2,0.5`);
    for (const name of ['channel', 'Sensor ID', 'Muscle', 'Kanal']) {
      assert.match(await problemOf(`time,${name},value\n${long}`), /one column for each channel/u, name);
    }
    const spike2 = `"INFORMATION"\n"a.smr"\n\n"CHANNEL"\t"1"\n"Waveform"\n""\n"EMG"\n"mV"\t2000\n${lines(50, emg)}`;
    assert.match(await problemOf(spike2), /Spike2.*spreadsheet text file/u);
  });

  it('says that names do not fit the columns, instead of taking a force for EMG without a word', async () => {
    const { warnings } = await openText(`Time (s),EMG (mV, gain 1000),Force (N)\n${rows}`);
    assert.match(warnings.join('\n'), /4 names for 3 columns/u);
  });

  it('says that a factor in a unit leaves its worth open', async () => {
    for (const name of ['EMG (mV x 1000)', 'EMG [uV*10]', 'EMG x 1000 (mV)', 'EMG [x10 uV]']) {
      const text = `Time (s);${name};Force (N)\n${rows.replaceAll(',', ';')}`;
      const { channels, warnings } = await openText(text);
      assert.equal(channels[0]?.name, 'EMG');
      // Said by the door, whatever the format: the unit is none that amplitudes could rest on.
      assert.match(channels[0].unit, /[x*]/u, warnings.join('\n'));
    }
  });

  it('says that a gain is stated and not applied', async () => {
    const rows2 = lines(200, (row) => `${row / 1000};${emg(row)}`);
    for (const gain of ['Gain: 1000', 'Amplifier gain = 500', 'Verstärkung;2000']) {
      const { warnings } = await openText(`${gain}\nTime (s);EMG (V)\n${rows2}`);
      assert.match(warnings.join('\n'), /A gain of \d+ is stated above the table and not applied/u, gain);
    }
  });

  it('has no channel of ramps, computer clocks or another table below', async () => {
    const ramp = await openText(
      `fs: 1000 Hz\nAbscissa,EMG [mV],Unix\n${lines(200, (row) => `${row / 1000},${emg(row)},${1_706_781_600 + row / 1000}`)}`,
    );
    assert.deepEqual(summary(ramp), ['EMG|mV|emg|1000|200']);
    const summed = await openText(
      `Time (s),EMG (mV)\n${lines(200, (row) => `${row / 1000},${emg(row)}`)}\nMean,0.001\nSD,0.07\n`,
    );
    assert.deepEqual(summary(summed), ['EMG|mV|emg|1000|200']);
  });
});
