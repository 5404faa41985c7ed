/** Text of other programs, in the forms of their exports: names, units, rates, kinds, remarks, several tables. */
import assert from 'node:assert/strict';
import type { Recording } from '../../../../src/recording/recording';
import { openText, readAll } from './openText';
import { emg, lines, summary } from './tables';

async function remarksOf(recording: Recording): Promise<(string | number)[][]> {
  return (await recording.readAnnotations()).map(({ onsetSeconds, text }) => [onsetSeconds, text]);
}

function leftOutOf({ leftOut }: Recording): string[] {
  return leftOut.map(({ name }) => name);
}

describe('Trigno Discover text', () => {
  const head = [
    'Application:, Trigno Discover (2.1.0.7)',
    'Date/Time:, 2026/09/29 15:50:51',
    'Collection Length (seconds):, 0.2',
  ];

  it('with times and markers: each channel at its rate, markers as annotations, no row lost beside them', async () => {
    const rate = 58_000 / 27;
    const text =
      [
        ...head,
        'Biceps (89542), , , , Avanti Sensor 3 (89563), , , ',
        'sensor mode: 40, , , , sensor mode: 40, , , ',
        Array.from({ length: 2 }, () =>
          ['EMG 1 Time Series (s), EMG 1 (mV)', 'ACC X Time Series (s), ACC X (G)'].join(', '),
        ).join(', '),
        ', 2148.1481 Hz, , 148.1481 Hz, , 2148.1481 Hz, , 148.1481 Hz',
        ', 0.000466 s, , 0.00675 s, , 0.000466 s, , 0.00675 s, , Type, Name, Label, Time (s), , Pair',
      ].join('\n') +
      '\n' +
      lines(400, (row) => {
        const time = (row / rate).toFixed(6);
        const slow = row < 28 ? `${((row * 27) / 4000).toFixed(6)}, ${row}` : ', ';
        const marker = row < 3 ? `, General, E${row + 1}, go ${row + 1}, ${0.05 * row}, , ` : '';
        return `${time}, ${emg(row)}, ${slow}, ${time}, ${emg(row + 1)}, ${slow}, ${marker}`;
      });
    const recording = await openText(text);
    assert.deepEqual(summary(recording), [
      'Biceps: EMG 1|mV|emg|2148.1481|400',
      `Biceps: ACC X|G|mechanical|${4000 / 27}|28`,
      'EMG 1|mV|emg|2148.1481|400',
      `ACC X|G|mechanical|${4000 / 27}|28`,
    ]);
    assert.equal((await readAll(recording, 0))[0], Number(emg(0)));
    assert.deepEqual(await remarksOf(recording), [
      [0, 'go 1'],
      [0.05, 'go 2'],
      [0.1, 'go 3'],
    ]);
  });

  it('without times: the row of rates holds, whatever its order with the units and a delimiter at the ends', async () => {
    for (const rows of [
      ['EMG 1 (mV), GYRO X (deg/s), ', '1925.9259 Hz, 148.1481 Hz, '],
      ['EMG 1, GYRO X', '1925.9259 Hz, 148.1481 Hz', 'mV, deg/s'],
      ['EMG 1, GYRO X', 'mV, deg/s', '1925.9259 Hz, 148.1481 Hz', '0.000519 s, 0.00675 s'],
    ]) {
      const text = [...head, 'Avanti Sensor 1 (75923), , ', 'sensor mode: 55, , ', ...rows].join('\n');
      const recording = await openText(
        `${text}\n${lines(300, (row) => `${emg(row)}, ${row < 23 ? row : ''}, `)}`,
      );
      const expected = ['EMG 1|mV|emg|1925.9259|300', 'GYRO X|deg/s|mechanical|148.1481|23'];
      assert.deepEqual(summary(recording), expected, rows.join('\n'));
    }
  });
});

describe('OpenBCI text', () => {
  it('has its channels in microvolts at the declared rate, whatever its packets’ times are, and its annotations', async () => {
    const text =
      '%OpenBCI Raw EXG Data\n%Number of channels = 2\n%Sample Rate = 125 Hz\n%Board = OpenBCI_GUI$BoardCytonSerialDaisy\n' +
      'Sample Index,EXG Channel 0,EXG Channel 1,Digital Channel 0 (D11),Other,Timestamp,Timestamp (Formatted),Annotations\n' +
      lines(300, (row) => {
        const said = row === 40 ? 'T1' : row === 100 ? 'T2' : '';
        const time = `2024-02-01 10:00:0${Math.floor(row / 125)}.000`;
        return `${row % 256},${emg(row)},${emg(row + 1)},0,192.0,170678160${Math.floor(row / 125)}.5,${time},${said}`;
      });
    const recording = await openText(text);
    assert.deepEqual(summary(recording), [
      'EXG Channel 0|uV|emg|125|300',
      'EXG Channel 1|uV|emg|125|300',
      'Digital Channel 0 (D11)||trigger|125|300',
    ]);
    assert.deepEqual(leftOutOf(recording), ['Sample Index', 'Other', 'Timestamp', 'Timestamp (Formatted)']);
    assert.deepEqual(await remarksOf(recording), [
      [0.32, 'T1'],
      [0.8, 'T2'],
    ]);
  });

  it('of older versions names no columns: the number of channels tells them', async () => {
    const text =
      '%OpenBCI Raw EEG Data\n%Number of channels = 2\n%Sample Rate = 250.0 Hz\n%First Column = SampleIndex\n%Last Column = Timestamp \n' +
      lines(
        300,
        (row) => `${row % 256}, ${emg(row)}, ${emg(row + 1)}, 0.00, 0.10, 0.98, 13:45:00.${row}, 1510${row}`,
      );
    assert.deepEqual(summary(await openText(text)), [
      ...[0, 1].map((channel) => `EXG Channel ${channel}|uV|emg|250|300`),
      ...[0, 1, 2].map((channel) => `Accel Channel ${channel}|g|mechanical|250|300`),
    ]);
  });
});

describe('OpenSignals text', () => {
  it('takes kinds from the sensors of several devices, and the digital lines for triggers', async () => {
    const device = (sensors: string[], column: string[]): object => ({
      sensor: sensors,
      column,
      'sampling rate': 500,
    });
    const header = {
      '00:01': device(['EMG', 'EDA'], ['nSeq', 'DI', 'CH1', 'CH2']),
      '00:02': device(['XYZ', 'RAW'], ['nSeq', 'I1', 'O1', 'A1', 'A2']),
    };
    const text =
      `# OpenSignals Text File Format. Version 1\n# ${JSON.stringify(header)}\n# EndOfHeader\n` +
      lines(100, (row) => `${row}\t0\t${500 + row}\t7\t${row % 16}\t0\t1\t8\t9\t`);
    const recording = await openText(text);
    assert.deepEqual(
      recording.channels.map(({ name, kind }) => `${name} ${kind}`),
      ['DI trigger', 'CH1 emg', 'CH2 other', 'I1 trigger', 'O1 trigger', 'A1 mechanical', 'A2 emg'],
    );
    assert.equal(recording.channels[1]?.samplingRate, 500);
    assert.deepEqual([...(await recording.read(1, 0, 2))], [500, 501]);
  });
});

describe('AcqKnowledge text', () => {
  const head = (rate: string): string =>
    `a.acq\n${rate}\n2 channels\nEMG (5 - 250 Hz w/notch)\nmV\nClench Force\nkg\n`;
  const both = ['EMG (5 - 250 Hz w/notch)|mV|emg|2000|300', 'Clench Force|kg|mechanical|2000|300'];

  it('has the same channels with times in any unit or none, with a row of counts or none', async () => {
    const forms: [string, string, (row: number) => string][] = [
      ['min\tCH1\tCH2\t\n', '\t300\t300\t\n', (row) => `${(row / 120_000).toExponential(9)}\t`],
      ['sec\tCH1\tCH40\t\n', '\t300\t300\t\n', (row) => `${row / 2000}\t`],
      ['milliSec\tCH1\tCH2\t\n', '', (row) => `${row / 2}\t`],
      ['hr\tCH1\tCH2\t\n', '\t300\t300\t\n', (row) => `${(row / 7_200_000).toFixed(12)}\t`],
      ['CH1\tCH2\n', '300\t300\n', () => ''],
      ['CH1\tCH2\n', '3571881\t3571887\n', () => ''],
      ['', '', () => ''],
    ];
    for (const [names, counts, time] of forms) {
      const end = names.endsWith('\t\n') ? '\t' : '';
      const text =
        head('0.5 msec/sample') +
        names +
        counts +
        lines(300, (row) => `${time(row)}${emg(row)}\t${emg(row + 1)}${end}`);
      const recording = await openText(text);
      assert.deepEqual(summary(recording), both, names);
      assert.equal((await readAll(recording, 1))[0], Math.fround(Number(emg(1))), names);
    }
  });

  it('reads a decimal comma, and a rate beside the interval', async () => {
    for (const rate of ['0,5 msec/sample', '500 usec/sample', '0.5 msec/sample\tSample rate =\t2000Hz']) {
      const comma = rate.includes(',');
      const cell = (text: string): string => (comma ? text.replace('.', ',') : text);
      const text =
        head(rate) +
        'sec\tCH1\tCH2\n\t300\t300\n' +
        lines(300, (row) => [String(row / 2000), emg(row), emg(row + 1)].map(cell).join('\t'));
      const recording = await openText(text);
      assert.deepEqual(summary(recording), both, rate);
      assert.doesNotMatch(recording.warnings.join('\n'), /several sampling rates/u);
    }
  });
});

describe('LabVIEW measurement text', () => {
  const header = (columns: 'One' | 'No' | 'Multi', decimal = '.'): string => {
    const row = (key: string, value: string): string =>
      key + `\t${value.replace('.', decimal)}${columns === 'Multi' ? '\t' : ''}`.repeat(2);
    return [
      'LabVIEW Measurement\t',
      'Writer_Version\t2',
      'Separator\tTab',
      `Decimal_Separator\t${decimal}`,
      `X_Columns\t${columns}`,
      'Time_Pref\tRelative',
      'Date\t2024/02/01',
      'Time\t10:00:00.0',
      '***End_of_Header***\t',
      '\t',
      'Channels\t2',
      row('Samples', '300'),
      row('Date', '2024/02/01'),
      row('Time', '10:00:00.0'),
      row('Y_Unit_Label', 'mV'),
      row('X_Dimension', 'Time'),
      row('X0', '0.0000000000000000E+0'),
      row('Delta_X', '0.000500'),
      '***End_of_Header***\t\n',
    ].join('\n');
  };
  const both = ['EMG 1|mV|emg|2000|300', 'EMG 2|mV|emg|2000|300'];
  const time = (row: number): string => (row * 0.0005).toFixed(6);

  it('has the same channels with one column of times, one for each, or none, and a decimal comma', async () => {
    const one = header('One') + 'X_Value\tEMG 1\tEMG 2\tComment\n';
    const multi = header('Multi') + 'X_Value\tEMG 1\tX_Value\tEMG 2\tComment\n';
    const none = header('No', ',') + 'X_Value\tEMG 1\tEMG 2\tComment\n';
    const texts = [
      one + lines(300, (row) => `${time(row)}\t${emg(row)}\t${emg(row + 1)}${row === 6 ? '\tbegin' : ''}`),
      multi + lines(300, (row) => `${time(row)}\t${emg(row)}\t${time(row)}\t${emg(row + 1)}`),
      none + lines(300, (row) => `\t${emg(row)}\t${emg(row + 1)}`.replaceAll('.', ',')),
    ];
    for (const text of texts) {
      const recording = await openText(text);
      assert.deepEqual(summary(recording), both, text.slice(0, 120));
      assert.equal((await readAll(recording, 1))[0], Math.fround(Number(emg(1))));
    }
    assert.deepEqual(await remarksOf(await openText(texts[0] ?? '')), [[0.003, 'begin']]);
  });

  it('goes on with a second header: at the times it states, or by its date where they begin anew', async () => {
    const names = 'X_Value\tEMG 1\tEMG 2\tComment\n';
    const first = header('One') + names + lines(300, (row) => `${time(row)}\t1\t${emg(row)}`);
    const segment = header('One').slice(header('One').indexOf('Channels')) + names;
    const going = `${first}\n${segment}${lines(300, (row) => `${time(row + 300)}\t2\t${emg(row)}`)}`;
    assert.equal((await openText(going)).channels[0]?.samples, 600);
    const again = `${first}\n${segment.replaceAll('10:00:00', '10:00:02')}${lines(300, (row) => `${time(row)}\t2\t${emg(row)}`)}`;
    const values = await readAll(await openText(again), 0);
    assert.deepEqual(
      [values[299], values[300], values[3999], values[4000], values.length],
      [1, NaN, NaN, 2, 4300],
    );
  });
});
