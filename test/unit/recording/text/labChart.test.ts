/** LabChart text in every form of its export: times or none, dates, comments, slower channels, several blocks. */
import assert from 'node:assert/strict';
import { openText, readAll } from './openText';
import { emg, lines, readEach, readInOnePass, summary } from './tables';

interface Header {
  readonly interval?: string;
  readonly start?: string;
  readonly excel?: string;
  readonly timeFormat?: string;
}

function header({ interval = '0.001 s', start, excel, timeFormat = 'StartOfBlock' }: Header = {}): string {
  const date = `${excel ?? '4.5323416666666667e+004'}\t${start ?? '1/02/2024 10:00:00.000000'}`;
  return [
    `Interval=\t${interval}`,
    `ExcelDateTime=\t${date}`,
    `TimeFormat=\t${timeFormat}`,
    'DateFormat=\t',
    'ChannelTitle=\tTA\tForce',
    'Range=\t10.000 mV\t10.000 V',
    'UnitName=\tmV\tN',
    'TopValue=\t10\t10',
    'BottomValue=\t-10\t-10\n',
  ].join('\n');
}

const both = ['TA|mV|emg|1000|300', 'Force|N|mechanical|1000|300'];

async function remarksIn(text: string | Uint8Array): Promise<(string | number)[][]> {
  const found = await (await openText(text)).readAnnotations();
  return found.map(({ onsetSeconds, text: said }) => [onsetSeconds, said]);
}

describe('LabChart text', () => {
  it('has the same channels whatever stands before them: times, dates, times of day, Excel days, nothing', async () => {
    const before: ((row: number) => string)[] = [
      (row) => `${row / 1000}\t`,
      (row) => `${432 + row / 1000}\t`,
      (row) => `1/02/2024\t${row / 1000}\t`,
      (row) => `${row / 1000}\t1/02/2024\t`,
      () => '1/02/2024\t',
      (row) => `10:00:00.${String(row).padStart(3, '0')}\t`,
      (row) => `${(45323.4166666667 + row / 86_400_000).toFixed(11)}\t`,
      (row) => `${(row / 60_000).toFixed(9)}\t`,
      () => '',
    ];
    for (const cells of before) {
      const text = header() + lines(300, (row) => `${cells(row)}${emg(row)}\t${row % 7}`);
      const recording = await openText(text);
      assert.deepEqual(summary(recording), both, cells(1));
      assert.deepEqual([...(await recording.read(1, 5, 4))], [5, 6, 0, 1]);
    }
  });

  it('is no clock where its first channel rises evenly and no times were exported', async () => {
    const recording = await openText(
      header() + lines(300, (row) => `${(row / 1000).toFixed(4)}\t${row % 7}`),
    );
    assert.deepEqual(summary(recording), both);
    assert.equal((await readAll(recording, 0))[250], Math.fround(0.25));
  });

  it('takes its units from the ranges where the header has no line of units', async () => {
    const text = header().replace(/UnitName=.*\n/u, '');
    const recording = await openText(text + lines(300, (row) => `${row / 1000}\t${emg(row)}\t1`));
    assert.deepEqual(
      recording.channels.map(({ unit }) => unit),
      ['mV', 'V'],
    );
  });

  it('reads intervals with a decimal comma and in milliseconds', async () => {
    for (const interval of ['0,0005 s', '0.5 ms', '500 us']) {
      const comma = interval.includes(',');
      const cell = (text: string): string => (comma ? text.replace('.', ',') : text);
      const recording = await openText(
        header({ interval }) + lines(300, (row) => `${cell(emg(row))}\t${cell(`${row % 7}.5`)}`),
      );
      assert.equal(recording.channels[0]?.samplingRate, 2000, interval);
    }
  });

  it('has comments behind rows as annotations, with the channel they are about, and loses no sample by them', async () => {
    const said = new Map([
      [7, '\t#2 zeroed'],
      [100, '\t#1 start of hold \t#* hum'],
      [250, '\t#* cramp starts'],
    ]);
    const text = header() + lines(300, (row) => `${row / 1000}\t${emg(row)}\t${row}${said.get(row) ?? ''}`);
    const expected = [
      [0.007, 'zeroed (Force)'],
      [0.1, 'start of hold (TA)'],
      [0.1, 'hum'],
      [0.25, 'cramp starts'],
    ];
    assert.deepEqual(await remarksIn(text), expected);
    const utf16 = Uint8Array.from(
      Buffer.from(`\ufeff${text.replace('hum', 'bruit à 50 Hz – μ')}`, 'utf16le'),
    );
    assert.equal((await remarksIn(utf16))[2]?.[1], 'bruit à 50 Hz – μ');
    const force = await readAll(await openText(text), 1);
    assert.deepEqual(
      force,
      Array.from({ length: 300 }, (_, row) => row),
    );
  });

  it('gives a channel with a value in every tenth row its own rate and length', async () => {
    const text =
      header() + lines(3000, (row) => `${row / 1000}\t${emg(row)}\t${row % 10 === 4 ? row / 10 : ''}`);
    const recording = await openText(text);
    assert.deepEqual(summary(recording), ['TA|mV|emg|1000|3000', 'Force|N|mechanical|100|300']);
    const force = await readAll(recording, 1);
    assert.deepEqual(
      force.slice(0, 3).map((value) => value.toFixed(1)),
      ['0.4', '1.4', '2.4'],
    );
    assert.deepEqual([...(await recording.read(1, 200, 3))], force.slice(200, 203));
    assert.deepEqual(await readInOnePass(recording), await readEach(recording));
  });

  it('keeps missing samples where a channel has values in every tenth row only at first', async () => {
    const text =
      header() +
      lines(6000, (row) => `${row / 1000}\t${emg(row)}\t${row % 10 === 0 || row > 5000 ? row : ''}`);
    const recording = await openText(text);
    assert.equal(recording.channels[1]?.samplingRate, 1000);
    const force = await readAll(recording, 1);
    assert.deepEqual([force[10], force[11], force[5001]], [10, NaN, 5001]);
  });
});

describe('LabChart text of several blocks', () => {
  const block = (rows: number, value: (row: number) => number, time: boolean): string =>
    lines(rows, (row) => `${time ? `${row / 1000}\t` : ''}${emg(row)}\t${value(row)}`);

  for (const time of [true, false]) {
    it(`places each by its date, ${time ? 'with' : 'without'} times, and no header line is a sample`, async () => {
      const text =
        header() +
        block(1500, (row) => row, time) +
        header({ start: '1/02/2024 10:00:02.5' }) +
        block(1300, (row) => 10_000 + row, time);
      const recording = await openText(text);
      assert.equal(recording.channels[1]?.samples, 3800);
      const force = await readAll(recording, 1);
      const expected = Array.from({ length: 3800 }, (_, sample) => {
        if (sample < 1500) return sample;
        return sample < 2500 ? NaN : 10_000 + sample - 2500;
      });
      assert.deepEqual(force, expected);
      assert.deepEqual((await readInOnePass(recording))[1], expected);
      assert.deepEqual([...(await recording.read(1, 2400, 200))], expected.slice(2400, 2600));
      assert.match(recording.warnings.join('\n'), /1 gap, 1\.00 s together/u);
      assert.doesNotMatch(recording.warnings.join('\n'), /cannot be read/u);
    });
  }

  it('reads dates whose day is above 12, and blocks after midnight', async () => {
    const text =
      header({ start: '31/01/2024 23:59:59', excel: '45322.9999884' }) +
      block(500, () => 1, true) +
      header({ start: '1/02/2024 00:00:01', excel: '45323.0000116' }) +
      block(500, () => 2, true);
    const recording = await openText(text);
    assert.deepEqual(
      [499, 500, 1999, 2000].map(async (sample) => (await recording.read(1, sample, 1))[0]).length,
      4,
    );
    const force = await readAll(recording, 1);
    assert.deepEqual([force[499], force[500], force[1999], force[2000]], [1, NaN, NaN, 2]);
  });

  it('says which block it leaves out because its rate or channels differ, and places those after it', async () => {
    const text =
      header() +
      block(100, () => 1, true) +
      header({ interval: '0.0005 s', start: '1/02/2024 10:00:01' }) +
      block(100, () => 2, true) +
      header({ start: '1/02/2024 10:00:02' }) +
      block(100, () => 3, true);
    const recording = await openText(text);
    assert.deepEqual(
      recording.leftOut.map(({ name }) => name),
      ['block 2'],
    );
    const force = await readAll(recording, 1);
    assert.deepEqual([force.length, force.includes(2), force[2000]], [2100, false, 3]);
  });

  it('says so where nothing tells when a block began', async () => {
    const undated = header().replace(/ExcelDateTime=.*\n/u, '');
    const recording = await openText(
      undated + block(100, () => 1, true) + undated + block(100, () => 2, true),
    );
    assert.equal(recording.channels[0]?.samples, 200);
    assert.match(recording.warnings.join('\n'), /does not say when 1 of its 2 blocks began/u);
  });
});
