/** Text of motion capture and of wearable sensors: several tables, one unit for all, times by another name. */
import assert from 'node:assert/strict';
import type { Recording } from '../../../../src/recording/recording';
import { openText } from './openText';
import { emg, lines, summary } from './tables';

async function remarksOf(recording: Recording): Promise<(string | number)[][]> {
  return (await recording.readAnnotations()).map(({ onsetSeconds, text }) => [onsetSeconds, text]);
}

function leftOutOf({ leftOut }: Recording): string[] {
  return leftOut.map(({ name }) => name);
}

describe('Vicon, BTS, Qualisys, Shimmer and Noraxon text', () => {
  it('Vicon: devices of one name get names of their own, and later tables are left out with their titles', async () => {
    const text =
      'Devices\n2000\n,,Force Plate #1 - Force,,Force Plate #2 - Force,,Delsys EMG\nFrame,Sub Frame,Fx,Fy,Fx,Fy,EMG1\n,,N,N,N,N,V\n' +
      lines(300, (row) => `${1 + Math.floor(row / 20)},${row % 20},1,2,3,4,${emg(row)}`) +
      '\nModel Outputs\n100\n,,S:LAnkle\nFrame,Sub Frame,X\n,,deg\n' +
      lines(400, (row) => `${row + 1},0,5`);
    const recording = await openText(text);
    assert.deepEqual(
      recording.channels.map(({ name, unit, samplingRate, samples }) =>
        [name, unit, samplingRate, samples].join('|'),
      ),
      [
        ...[1, 2].flatMap((plate) =>
          ['Fx', 'Fy'].map((axis) => `Force Plate #${plate} - Force ${axis}|N|2000|300`),
        ),
        'EMG1|V|2000|300',
      ],
    );
    assert.deepEqual(leftOutOf(recording), ['Frame', 'Sub Frame', 'Model Outputs']);
    assert.doesNotMatch(recording.warnings.join('\n'), /cannot be read/u);
  });

  it('BTS: the unit and kind of all tracks stand above them, in any decimal sign and padding', async () => {
    const head = (unit: string): string =>
      `BTS ASCII format\n\nType:         \tEmg tracks\nMeasure unit:\t${unit}\n\nTracks:       \t1\nFrequency:    \t1000 Hz\nFrames:       \t300\nStart time:   \t0.000\n\n Frame\t  Time\tVoltage:LDA~2\t\n`;
    const rows = lines(
      300,
      (row) => `${String(row).padStart(4)}\t${(row / 1000).toFixed(3).padStart(8)}\t  ${emg(row)}\t`,
    );
    for (const text of [head('mV') + rows, head('mV') + rows.replaceAll('.', ',')]) {
      assert.deepEqual(summary(await openText(text)), ['Voltage:LDA~2|mV|emg|1000|300']);
    }
  });

  it('Qualisys: names, rate and events stand above the rows', async () => {
    const text =
      'NO_OF_CHANNELS\t2\nNO_OF_SAMPLES\t300\nFREQUENCY\t1500\nTIME_STAMP\t2024-02-01, 10:00:00.000\t1.4\nEVENT\tstart\t150\t0.1\nCHANNEL_NAMES\tTA\tSOL\n' +
      lines(300, (row) => `${emg(row)}\t${emg(row + 1)}`);
    const recording = await openText(text);
    assert.deepEqual(summary(recording), ['TA||emg|1500|300', 'SOL||emg|1500|300']);
    assert.deepEqual(await remarksOf(recording), [[0.1, 'start']]);
  });

  it('Shimmer: the time is told by its name and unit, with or without a line of CAL and a last delimiter', async () => {
    const time = (row: number): string => (1_706_781_600_000 + row / 0.512).toFixed(4);
    const clock = (row: number): string => `2024/02/01 10:00:00.${String(row).padStart(3, '0')}`;
    const texts: [string, number][] = [
      [
        '"sep=,"\nS_A_Timestamp_Unix_CAL,S_A_EMG_CH1_16BIT_CAL,\nms,mV,\n' +
          lines(300, (row) => `${time(row)},${emg(row)},`),
        512,
      ],
      [
        '"sep=\t"\nS_A_Timestamp_Shimmer_CAL\tS_A_EMG_CH1_16BIT_CAL\nCAL\tCAL\nms\tmV\n' +
          lines(300, (row) => `${time(row)}\t${emg(row)}`),
        512,
      ],
      [
        '"sep=,"\nS_A_Timestamp_FormattedUnix_CAL,S_A_EMG_CH1_16BIT_CAL\nyyyy/mm/dd hh:mm:ss.000,mV\n' +
          lines(300, (row) => `${clock(row)},${emg(row)}`),
        1000,
      ],
    ];
    for (const [text, rate] of texts) {
      assert.deepEqual(
        summary(await openText(text)),
        [`S_A_EMG_CH1_16BIT_CAL|mV|emg|${rate}|300`],
        text.slice(0, 80),
      );
    }
  });

  it('Noraxon: names with a unit behind a comma, a column of words and one of markers', async () => {
    const text =
      'time,Activity,Marker,"LT TIB.ANT.,uV","RT RECTUS FEM.,uV"\n' +
      lines(
        300,
        (row) => `${(row / 1500).toFixed(6)},Walk,${row === 30 ? 'step' : ''},${emg(row)},${emg(row + 1)}`,
      );
    const recording = await openText(text);
    assert.deepEqual(summary(recording), ['LT TIB.ANT.|uV|emg|1500|300', 'RT RECTUS FEM.|uV|emg|1500|300']);
    assert.deepEqual(await remarksOf(recording), [[0.02, 'step']]);
    assert.deepEqual(recording.leftOut, [{ name: 'Activity', reason: 'it holds words such as "Walk"' }]);
  });
});
