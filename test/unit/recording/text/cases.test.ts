/** Text files as people have them, each with the values that its README states. */
import assert from 'node:assert/strict';
import { fileLocation } from '../../../../src/recording/byteSource';
import { openRecording } from '../../../../src/recording/openRecording';
import { describeWithSharedCases, sharedCase } from '../../sharedCases';
import { summary } from './tables';

interface Case {
  readonly file: string;
  readonly channels: readonly string[];
  /** Channel, sample, value. */
  readonly values: readonly (readonly [number, number, number])[];
  readonly leftOut?: readonly string[];
  readonly remarks?: readonly (readonly [number, string])[];
}

const bySensor = (name: string): string[] => [
  `EMG 1${name}|mV|emg|1259.2593|1260`,
  `ACC X${name}|G|mechanical|148.1481|149`,
];
const digital = ['I1', 'I2', 'O1', 'O2'];

const cases: readonly Case[] = [
  {
    file: 'acqknowledge-text/acq.txt',
    channels: ['EMG (30 - 500 Hz)|mV|emg|2000|1000', 'Force|kg|mechanical|2000|1000'],
    values: [
      [0, 0, -0.1],
      [0, 1, -0.099],
      [1, 999, 0.999],
    ],
  },
  {
    file: 'bts-unit/bts.emt',
    channels: ['Tibialis ant.|V|emg|1000|1000', 'Soleus|V|emg|1000|1000'],
    values: [
      [1, 0, 0.0001],
      [1, 1, 0.000099],
    ],
    leftOut: ['Frame'],
  },
  {
    file: 'clock-time-column/openbci.txt',
    channels: [
      'EXG Channel 0|uV|emg|250|1000',
      'EXG Channel 1|uV|emg|250|1000',
      'Accel Channel 0|g|mechanical|250|1000',
    ],
    values: [
      [0, 0, -100.25],
      [1, 0, 100.5],
    ],
    leftOut: ['Sample Index', 'Other', 'Timestamp', 'Timestamp (Formatted)'],
  },
  { file: 'clock-time-column/clock.csv', channels: ['EMG|mV|emg|1000|1000'], values: [[0, 0, -0.1]] },
  {
    file: 'labchart-comments/comments.txt',
    channels: ['EMG TA|mV|emg|1000|1000', 'Force|N|mechanical|1000|1000'],
    values: [
      [0, 499, -0.001],
      [0, 500, 0],
      [0, 501, 0.001],
    ],
    remarks: [[0.5, 'cramp starts']],
  },
  {
    file: 'labchart-two-blocks/blocks.txt',
    channels: ['EMG TA|mV|emg|1000|300500', 'Force|N|mechanical|1000|300500'],
    values: [
      [0, 499, -0.001],
      [0, 500, NaN],
      [1, 299_999, NaN],
      [0, 300_000, -0.1],
      [0, 300_001, -0.099],
      [1, 300_499, 11],
    ],
  },
  {
    file: 'labchart-without-time/notime.txt',
    channels: ['EMG TA|mV|emg|2000|1000', 'Force|N|mechanical|2000|1000'],
    values: [
      [0, 0, 0.0346],
      [0, 1, 0.0822],
      [1, 1, 5.005],
    ],
  },
  {
    file: 'labchart-without-time/notime-rising.txt',
    channels: ['EMG TA|mV|emg|2000|1000', 'Force|N|mechanical|2000|1000'],
    values: [
      [0, 1, 0.001],
      [1, 0, 5],
    ],
  },
  {
    file: 'labview-lvm/rec.lvm',
    channels: ['EMG|Volts|emg|1000|1000', 'Force|Newtons|mechanical|1000|1000'],
    values: [
      [0, 0, -0.0001],
      [0, 1, -0.000099],
      [1, 1, 0.001],
    ],
  },
  {
    file: 'opensignals-sensors/bitalino.txt',
    channels: [...digital.map((name) => `${name}||trigger|100|1000`), 'A1||emg|100|1000'],
    values: [[4, 1, 513]],
    leftOut: ['nSeq'],
  },
  {
    file: 'opensignals-sensors/plux.txt',
    channels: [
      'DI||trigger|1000|1000',
      'CH1||emg|1000|1000',
      'CH2||other|1000|1000',
      'CH3||mechanical|1000|1000',
    ],
    values: [[1, 1, 32769]],
    leftOut: ['nSeq'],
  },
  ...(['interval', 'khz'] as const).map((name): Case => {
    const rate = name === 'khz' ? 1000 : 2000;
    return {
      file: `rate-decimal-comma/${name}.csv`,
      channels: [`EMG|mV|emg|${rate}|1000`, `Kraft|N|mechanical|${rate}|1000`],
      values: [[0, 0, -0.1]],
    };
  }),
  {
    file: 'text-taken-for-wfdb/qualisys.tsv',
    channels: ['EMG_TA||emg|1500|1000', 'EMG_SOL||emg|1500|1000'],
    values: [
      [0, 0, -0.0001],
      [1, 0, 0.0001],
    ],
  },
  {
    file: 'time-column-by-another-name/shimmer.csv',
    channels: [1, 2].map((channel) => `Shimmer_AB12_EMG_CH${channel}_24BIT_CAL|mV|emg|512|1000`),
    values: [
      [0, 0, 0.0346],
      [1, 0, -0.0346],
    ],
  },
  { file: 'time-unit-in-name/time_min.csv', channels: ['EMG|mV|emg|2000|1000'], values: [[0, 1, 0.0822]] },
  {
    file: 'trigno-discover-rate-row/discover.csv',
    channels: [...bySensor(''), ...bySensor(' (2)')],
    values: [
      [0, 1, 0.0194326],
      [1, 1, 1.0084721],
      [2, 1, 0.0388652],
    ],
  },
  {
    file: 'vicon-nexus/vicon.csv',
    channels: [
      'EMG.EMG1|V|emg|1000|1000',
      'EMG.EMG2|V|emg|1000|1000',
      ...['Fx', 'Fy', 'Fz'].map((name) => `${name}|N|mechanical|1000|1000`),
    ],
    values: [
      [0, 0, -0.0001],
      [0, 1, -0.000099],
      [4, 999, -690.01],
    ],
    leftOut: ['Frame', 'Sub Frame', 'Trajectories'],
  },
];

describeWithSharedCases('Text as programs write it', () => {
  for (const { file, channels, values, leftOut = [], remarks = [] } of cases) {
    it(`${file} is read as its README says`, async () => {
      const recording = await openRecording(fileLocation(sharedCase(file)));
      assert.deepEqual(summary(recording), channels);
      for (const [channel, sample, value] of values) {
        const [read] = await recording.read(channel, sample, 1);
        assert.equal(read, Math.fround(value), `channel ${channel}, sample ${sample}`);
      }
      assert.deepEqual(
        recording.leftOut.map(({ name }) => name),
        leftOut,
      );
      const found = await recording.readAnnotations();
      assert.deepEqual(
        found.map(({ onsetSeconds, text }) => [onsetSeconds, text]),
        remarks,
      );
      await recording.close();
    });
  }
});
