/** Forms of text that files found in public repositories have, with inputs made here. */
import { strict as assert } from 'node:assert';
import { openText, readAll } from './openText';
import { emg, lines, summary } from './tables';

const count = 40;
const three = (row: number): string => `${emg(row)},${emg(row + 1)},${emg(row + 2)}`;

describe('Text of motion analysis', () => {
  const trc = [
    'PathFileType\t4\t(X/Y/Z)\twalk.trc',
    'DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate',
    `120.00\t120.00\t${count}\t2\tmm\t120.00`,
    'Frame#\tTime\tR.Knee\t\t\tL.Knee\t\t\t',
    '\t\tX1\tY1\tZ1\tX2\tY2\tZ2\t',
    '',
  ].join('\r\n');

  it('(.trc) has its rate below its key, its unit, and three columns for each marker', async () => {
    const rows = lines(count, (row) =>
      [row + 1, (row / 120).toFixed(3), ...[1, 2, 3, 4, 5, 6].map((place) => emg(row + place)), '\r'].join(
        '\t',
      ),
    );
    const recording = await openText(`${trc}\r\n${rows}`);
    assert.deepEqual(
      summary(recording),
      ['R.Knee X', 'R.Knee Y', 'R.Knee Z', 'L.Knee X', 'L.Knee Y', 'L.Knee Z'].map(
        (name) => `${name}|mm|mechanical|120|${count}`,
      ),
    );
    assert.equal((await readAll(recording, 3))[5], Math.fround(Number(emg(5 + 4))));
  });

  it('(.anc) makes millivolts of counts by range and bits, whole or cut to a few rows', async () => {
    for (const rowCount of [count, 5]) {
      const text =
        'File_Type:\tAnalog R/C ASCII\tGeneration#:\t2\nBitDepth:\t12\tPreciseRate:\t1000.000000\n\n\n' +
        'Name\tL Tibialis\tR Tibialis\t\nRate\t1000\t1000\t\nRange\t2500\t5000\t\n' +
        lines(rowCount, (row) => `${(row / 1000).toFixed(6)}\t${(row % 7) - 3}\t${((row * 5) % 11) - 5}\t`);
      const recording = await openText(text);
      assert.deepEqual(summary(recording), [
        `L Tibialis|mV|emg|1000|${rowCount}`,
        `R Tibialis|mV|emg|1000|${rowCount}`,
      ]);
      assert.equal((await readAll(recording, 1))[4], Math.fround(((9 - 5) * 2 * 5000) / 4096));
      assert.match(recording.warnings.join(' '), /how much its EMG was amplified/u);
    }
  });
});

describe('Lines above a table', () => {
  it('state units above the names as well as below them', async () => {
    const recording = await openText(
      `s,mm,mm,uV\nTime,L_IAS_X,L_IAS_Y,TA\n${lines(count, (row) => `${(row / 1000).toFixed(3)},${three(row)}`)}`,
    );
    assert.deepEqual(summary(recording), [
      `L_IAS_X|mm|mechanical|1000|${count}`,
      `L_IAS_Y|mm|mechanical|1000|${count}`,
      `TA|uV|emg|1000|${count}`,
    ]);
  });

  it('name the columns of rows that end in several delimiters', async () => {
    const recording = await openText(
      `Time (s),EMG1 (uV),EMG2 (uV),EMG3 (uV)\n${lines(count, (row) => `${(row / 1000).toFixed(3)},${three(row)},,`)}`,
    );
    assert.deepEqual(
      summary(recording),
      ['EMG1', 'EMG2', 'EMG3'].map((name) => `${name}|uV|emg|1000|${count}`),
    );
  });

  it('tell what a count is worth in several wordings', async () => {
    for (const wording of ['Gain: 0.25 uV/LSB', 'Conversion factor (uV/count): 0.25', '1 LSB = 0.25 uV']) {
      const recording = await openText(
        `fs=2000\n${wording}\nEMG1,EMG2\n${lines(count, (row) => `${((row * 7) % 30) - 15},${((row * 11) % 50) - 25}`)}`,
      );
      assert.deepEqual(
        summary(recording),
        ['EMG1', 'EMG2'].map((name) => `${name}|uV|emg|2000|${count}`),
        wording,
      );
      assert.equal((await readAll(recording, 0))[3], (21 - 15) / 4, wording);
    }
  });
});

describe('LabChart text', () => {
  it('has the unit of the range where nothing was converted, and none where its name was left out', async () => {
    const recording = await openText(
      'Interval=\t0.001 s\nChannelTitle=\tEMG\tForce\tFlow\nRange=\t100.00 mV\t5 V\t500 mV\n' +
        'UnitName=\t*\tN\t*\nTopValue=\t*\t120\t148.52\nBottomValue=\t*\t-120\t-163\n' +
        lines(count, (row) => `${(row / 1000).toFixed(3)}\t${emg(row)}\t${emg(row + 1)}\t${emg(row + 2)}`),
    );
    assert.deepEqual(
      recording.channels.map(({ name, unit }) => `${name}|${unit}`),
      ['EMG|mV', 'Force|N', 'Flow|'],
    );
  });
});

describe('Lines within and below a table', () => {
  const head = 'Time (s),EMG1 (uV),EMG2 (uV),EMG3 (uV)\n';
  const rows = (from: number): string =>
    lines(count, (row) => `${((from + row) / 1000).toFixed(6)},${three(from + row)}`);

  it('that repeat those above it, where files were put one behind the other, are no rows', async () => {
    for (const above of [head, `"Time (s)","EMG1 (uV)","EMG2 (uV)","EMG3 (uV)"\n`]) {
      const recording = await openText(above + rows(0) + above + rows(count));
      assert.deepEqual(
        summary(recording),
        ['EMG1', 'EMG2', 'EMG3'].map((name) => `${name}|uV|emg|1000|${2 * count}`),
      );
      assert.deepEqual(recording.warnings, []);
      const values = await readAll(recording, 1);
      assert.equal(values[count], Math.fround(Number(emg(count + 1))));
    }
  });

  it('that have no time are a summary of the rows above them, and no samples', async () => {
    for (const summaryLines of [
      ',0.1,0.2,0.3\n,31,30,29\n',
      '\n,0.1,0.2,0.3\n',
      'Mean,0.1,0.2,0.3\nSD,1,2,3\n',
    ]) {
      const recording = await openText(head + rows(0) + summaryLines);
      assert.equal(recording.channels[0]?.samples, count, summaryLines);
      assert.match(recording.warnings.join(' '), /no time where all others have one/u);
    }
  });

  it('that lack a time in the middle too are rows whose time is missing', async () => {
    const holes = lines(count, (row) => `${row % 10 === 9 ? '' : (row / 1000).toFixed(6)},${three(row)}`);
    const recording = await openText(head + holes);
    assert.equal(recording.channels[0]?.samples, count);
  });
});
