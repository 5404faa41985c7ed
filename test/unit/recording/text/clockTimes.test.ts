/** Columns of times: of the day, with dates, in any unit and by any name, and an EMG that is none. */
import assert from 'node:assert/strict';
import { RecordingError } from '../../../../src/recording/recordingError';
import { openText } from './openText';
import { emg, lines, summary } from './tables';

const milliseconds = (row: number): string => String(row % 1000).padStart(3, '0');
const timesOfDay: [string, (row: number) => string][] = [
  ['time of day', (row) => `10:00:00.${milliseconds(row)}`],
  ['decimal comma', (row) => `10:00:00,${milliseconds(row)}`],
  ['ISO', (row) => `2024-02-01T10:00:00.${milliseconds(row)}`],
  ['ISO in UTC', (row) => `2024-02-01T10:00:00.${milliseconds(row)}Z`],
  ['date first', (row) => `2024-02-01 10:00:00.${milliseconds(row)}`],
  ['half of the day', (row) => `2/1/2024 3:04:05.${milliseconds(row)} PM`],
  ['minutes and seconds', (row) => `00:05.${milliseconds(row)}`],
  [
    'midnight',
    (row) => (row < 150 ? `23:59:59.${milliseconds(850 + row)}` : `00:00:00.${milliseconds(row - 150)}`),
  ],
];

async function problemOf(text: string): Promise<string> {
  try {
    await openText(text);
  } catch (error) {
    assert(error instanceof RecordingError, String(error));
    assert.equal(error.problem, 'needs-sampling-rate');
    return error.message;
  }
  return '';
}

describe('Times of the day', () => {
  for (const [form, time] of timesOfDay) {
    it(`tell the rate and stand before no sample: ${form}`, async () => {
      for (const delimiter of ['\t', ';']) {
        const text = `time${delimiter}EMG (mV)\n${lines(300, (row) => `${time(row)}${delimiter}${emg(row)}`)}`;
        const recording = await openText(text);
        assert.deepEqual(summary(recording), ['EMG|mV|emg|1000|300']);
        assert.doesNotMatch(recording.warnings.join('\n'), /time column|cannot be read/u);
      }
    });
  }

  it('with a gap leave the samples missing, and a damaged one is named', async () => {
    const text = `time,EMG\n${lines(300, (row) => `10:00:0${row < 100 ? 0 : 1}.${milliseconds(row)},${emg(row)}`)}`;
    const recording = await openText(text.replace('10:00:01.200', '10:00:0?.200'));
    assert.equal(recording.channels[0]?.samples, 1300);
    assert.match(recording.warnings.join('\n'), /1 gap, 1\.00 s together/u);
    assert.match(recording.warnings.join('\n'), /Line 202 cannot be read/u);
  });

  it('to the second are no clock of a rate, unless one is declared', async () => {
    const rows = lines(3000, (row) => `10:00:0${Math.floor(row / 512)},${emg(row)}`);
    assert.match(await problemOf(`time,EMG\n${rows}`), /column 1 are written too coarsely/u);
    const declared = await openText(`# Sampling rate: 512 Hz\ntime,EMG\n${rows}`);
    assert.deepEqual(summary(declared), ['EMG||emg|512|3000']);
  });

  it('in a form that is not read are named with what is in them', async () => {
    const message = await problemOf(
      `time,EMG\n${lines(300, (row) => `10h00m00.${milliseconds(row)}s,${emg(row)}`)}`,
    );
    assert.match(message, /time is not read as a time: it holds words such as "10h00m00\.000s"/u);
  });
});

describe('Columns of times', () => {
  it('are known by the unit in their name, in brackets or below it', async () => {
    const perUnit: [string, number][] = [
      ['Time_min', 60],
      ['time_ms', 1e-3],
      ['Time (h)', 3600],
      ['t [us]', 1e-6],
      ['Zeit in Sekunden', 1],
      ['milliSec', 1e-3],
      ['timestamp_us', 1e-6],
      ['Shimmer_AB_Timestamp_Unix_CAL [ms]', 1e-3],
      ['Elapsed time (s)', 1],
    ];
    for (const [name, seconds] of perUnit) {
      const text = `${name};EMG_mV\n${lines(300, (row) => `${(row / 2000 / seconds).toFixed(12)};${emg(row)}`)}`;
      assert.deepEqual(summary(await openText(text)), ['EMG_mV|mV|emg|2000|300'], name);
    }
  });

  it('without a unit that could be minutes are asked about, and a declared rate tells', async () => {
    const rows = lines(300, (row) => `${(row / 120_000).toFixed(9)},${emg(row)}`);
    assert.match(await problemOf(`Time,EMG\n${rows}`), /seconds or minutes.*\(120000 or 2000\)/u);
    assert.deepEqual(summary(await openText(`# fs = 2000\nTime,EMG\n${rows}`)), ['EMG||emg|2000|300']);
  });

  it('are none where a first column without a name rises, and not at the declared rate', async () => {
    const text = `# Sampling rate: 1500 Hz\n${lines(300, (row) => `${(-0.03 + row / 5000).toFixed(5)},${emg(row)}`)}`;
    const { channels, leftOut } = await openText(text);
    assert.deepEqual(
      channels.map(({ samplingRate }) => samplingRate),
      [1500],
    );
    assert.match(leftOut[0]?.reason ?? '', /rises by the same step from row to row/u);
  });

  it('are the finer ones where two columns have them', async () => {
    const coarse = (row: number): string => (1_706_781_600 + Math.floor(row / 10) / 100).toFixed(2);
    const text = `Timestamp,Time (s),EMG\n${lines(300, (row) => `${coarse(row)},${row / 1000},${emg(row)}`)}`;
    const recording = await openText(text);
    assert.deepEqual(summary(recording), ['EMG||emg|1000|300']);
    assert.deepEqual(
      recording.leftOut.map(({ name }) => name),
      ['Timestamp'],
    );
  });

  it('that jitter leave the declared rate in force', async () => {
    const jitter = (row: number): number => row / 1000 + 0.004 * Math.sin(row * row);
    const text = `# Sampling rate: 1000 Hz\nTime (s),EMG\n${lines(500, (row) => `${jitter(row).toFixed(5)},${emg(row)}`)}`;
    assert.equal((await openText(text)).channels[0]?.samplingRate, 1000);
  });
});

describe('Rates in words', () => {
  const wordings: [string, number, 'comma' | 'point'][] = [
    ['Sampling rate: 1,000 kHz', 1000, 'comma'],
    ['Sampling rate: 1,000 Hz', 1000, 'comma'],
    ['Sampling rate: 2.000,00 Hz', 2000, 'comma'],
    ['Abtastfrequenz: 1.000 Hz', 1000, 'comma'],
    ['Abtastintervall: 0,250 ms', 4000, 'comma'],
    ['Sampling interval: 0,500 ms', 2000, 'comma'],
    ['Sampling interval [s];0,0005', 2000, 'comma'],
    ['Sampling rate: 1,000 Hz', 1000, 'point'],
    ['Sampling rate: 2,000.5 Hz', 2000.5, 'point'],
    ['Sampling rate: 1.000 kHz', 1000, 'point'],
    ['Sampling Rate (kHz): 2', 2000, 'point'],
    ['sample interval (µs) = 500', 2000, 'point'],
    ['Fréquence d’échantillonnage : 2048 Hz', 2048, 'point'],
    ['Frecuencia de muestreo: 1024 Hz', 1024, 'point'],
    ['Frequency:\t1000 Hz', 1000, 'point'],
    ['FREQUENCY\t1500', 1500, 'point'],
    ['2000 samples per second', 2000, 'point'],
    ['dt = 0.5 ms', 2000, 'point'],
    ['0.5 msec/sample', 2000, 'point'],
  ];
  for (const [wording, rate, decimal] of wordings) {
    it(`"${wording}" is ${rate} Hz where decimals stand behind a ${decimal}`, async () => {
      const rows = lines(50, (row) => `${emg(row)};${emg(row + 1)}`);
      const text = `${wording}\nEMG (mV);Kraft (N)\n${decimal === 'comma' ? rows.replaceAll('.', ',') : rows}`;
      assert.equal((await openText(text)).channels[0]?.samplingRate, rate);
    });
  }

  it('of stimuli, filters and notches are none', async () => {
    for (const line of [
      'Stimulus frequency: 500',
      'Notch frequency: 50 Hz',
      'Low-pass: 500 Hz',
      'frame rate 60',
    ]) {
      assert.match(
        await problemOf(`${line}\na;b\n${lines(50, (row) => `${emg(row)};1`)}`),
        /does not say how fast/u,
        line,
      );
    }
  });

  it('in the names are each column’s own', async () => {
    const text = `EMG_2000Hz;"Force (N, 100 Hz)"\n${lines(300, (row) => `${emg(row)};${row < 15 ? 7 : ''}`)}`;
    const recording = await openText(text);
    assert.deepEqual(summary(recording), ['EMG_2000Hz||emg|2000|300', 'Force|N|mechanical|100|15']);
  });

  it('and units in a line with a key are each column’s own, with a time before them or without', async () => {
    const slow = (row: number): string => (row < 22 ? '7' : '');
    const even = `Sampling rate (Hz);2000;148\nUnits;mV;N\nTA;Force\n${lines(300, (row) => `${emg(row)};${slow(row)}`)}`;
    assert.deepEqual(summary(await openText(even)), ['TA|mV|emg|2000|300', 'Force|N|mechanical|148|22']);
    const timed = `# Unit;s;mV;N\nRate;;2000;2000\nt;TA;Force\n${lines(300, (row) => `${row / 2000};${emg(row)};7`)}`;
    assert.deepEqual(summary(await openText(timed)), ['TA|mV|emg|2000|300', 'Force|N|mechanical|2000|300']);
  });

  it('one unit for all columns stands above them', async () => {
    for (const line of ['Unit: mV', 'Measure unit:\tmV', '# Units = mV', 'Einheit;mV']) {
      const text = `${line}\n# fs = 1000\nTA;SOL\n${lines(50, (row) => `${emg(row)};${emg(row + 1)}`)}`;
      assert.deepEqual(summary(await openText(text)), ['TA|mV|emg|1000|50', 'SOL|mV|emg|1000|50'], line);
    }
  });
});
