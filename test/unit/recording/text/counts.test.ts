/** What stands beside the numbers of a table: counters that tell of lost rows, and scales that make counts volts. */
import assert from 'node:assert/strict';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { memoryLocation } from '../../../fixtures/memoryLocation';

const open = (text: string, samplingRate?: number): Promise<Recording> =>
  openRecording(
    memoryLocation('a.csv', new Map([['a.csv', Buffer.from(text)]])),
    samplingRate === undefined ? {} : { samplingRate },
  );
/** Rows whose value is their number. */
const rows = (
  count: number,
  countOf: (row: number) => number,
  value = (row: number): string => `${row}.5`,
): string => Array.from({ length: count }, (_, row) => `${countOf(row)},${value(row)}\n`).join('');

/** The sample at which a row's value is read. */
async function sampleOf(recording: Recording, row: number): Promise<number> {
  const [channel] = recording.channels;
  return (await recording.read(0, 0, channel?.samples ?? 0)).indexOf(row + 0.5);
}

describe('A column that counts rows or packets', () => {
  const head = '# Sampling Rate (Hz): 1000\nCounter,EMG (uV)\n';

  it('makes the rows that were lost a gap, and says so', async () => {
    const cases: readonly (readonly [name: string, countOf: (row: number) => number, lost: number])[] = [
      ['of any length', (row) => row + (row < 900 ? 0 : 300), 300],
      ['of one byte', (row) => (row + (row < 900 ? 0 : 37)) % 256, 37],
      ['of one byte, lost at its end', (row) => (row + (row < 1000 ? 0 : 100)) % 256, 100],
      ['from 1 on', (row) => row + 1 + (row < 900 ? 0 : 5), 5],
      ['in tens', (row) => 10 * (row + (row < 900 ? 0 : 7)), 7],
    ];
    for (const [name, countOf, lost] of cases) {
      const recording = await open(head + rows(2000, countOf));
      assert.equal(await sampleOf(recording, 1500), 1500 + lost, name);
      assert.equal(await sampleOf(recording, 899), 899, name);
      assert.match(recording.warnings.join('\n'), /The counter in column 1 has 1 gap/u, name);
    }
  });

  it('that runs on, begins again or counts something else loses nothing', async () => {
    const counters: readonly ((row: number) => number)[] = [
      (row) => row,
      (row) => row % 256,
      (row) => row % 10,
      (row) => (row < 300 ? row : row - 300),
      (row) => Math.floor(row / 4),
      (row) => (row === 700 ? 5 : row),
    ];
    for (const countOf of counters) {
      const recording = await open(head + rows(2000, countOf));
      assert.ok((recording.channels[0]?.samples ?? 0) <= 2001, countOf.toString());
    }
    const [channel] = (await open(head + rows(2000, (row) => row % 256))).channels;
    assert.equal(channel?.samples, 2000);
  });

  it('of an OpenBCI board does so too', async () => {
    const eight = (row: number): string => Array.from({ length: 8 }, () => `${row}.5`).join(',');
    const text = `%OpenBCI Raw EXG Data\n%Number of channels = 8\n%Sample Rate = 250 Hz\nSample Index,${Array.from({ length: 8 }, (_, index) => `EXG Channel ${index}`).join(',')}\n${rows(1000, (row) => (row + (row < 500 ? 0 : 20)) % 256, eight)}`;
    assert.equal(await sampleOf(await open(text), 600), 620);
  });
});

describe('Counts with what one is worth beside them', () => {
  const counts = (row: number): string => String(32_768 + (row % 7) - 3);

  it('are volts by a scale and an offset above the table', async () => {
    for (const scale of ['scale: 0.195 uV/bit', '# Resolution = 0.195 µV per LSB', 'LSB;0,195 uV/count']) {
      const text = `Sampling rate: 2000 Hz\n${scale}\noffset: 32768\n\nch1,ch2\n${rows(200, (row) => Number(counts(row)), counts)}`;
      const recording = await open(text);
      assert.match(recording.channels[0]?.unit ?? '', /^[uµ]V$/u, scale);
      const [value = NaN] = await recording.read(0, 6, 1);
      assert.ok(Math.abs(value - 3 * 0.195) < 1e-6, `${value} by ${scale}`);
      assert.deepEqual([...recording.warnings], [], scale);
    }
  });

  it('are volts by lines of units, scales and offsets, whose names are no names of columns', async () => {
    const text = `Name,EMG1,EMG2\nUnit,uV,uV\nScale,0.5,0.25\nOffset,32768,32768\nRate,2000,2000\n${Array.from({ length: 200 }, (_, row) => `${row},${counts(row)},${counts(row)}\n`).join('')}`;
    const recording = await open(text);
    assert.deepEqual(
      recording.channels.map(({ name, unit, samplingRate }) => [name, unit, samplingRate]),
      [
        ['EMG1', 'uV', 2000],
        ['EMG2', 'uV', 2000],
      ],
    );
    assert.deepEqual([...(await recording.read(1, 6, 1))], [0.75]);
  });

  it('stay counts, and are said to be, where nothing says for sure what one is', async () => {
    const table = `ch1,ch2\n${rows(200, (row) => Number(counts(row)), counts)}`;
    for (const line of ['ADC gain: 24', 'Resolution: 12 bit', 'Vref: 4.5 V']) {
      const recording = await open(`Sampling rate: 2000 Hz\n${line}\n\n${table}`);
      assert.equal((await recording.read(0, 6, 1))[0], 32_771);
      assert.match(recording.warnings.join('\n'), /not for sure what one of its steps is/u, line);
    }
    const odd = await open(`Sampling rate: 2000 Hz\nscale: 0.195 uV/bit\noffset: 99999\n\n${table}`);
    assert.equal((await odd.read(0, 6, 1))[0], 32_771);
    assert.match(
      odd.warnings.join('\n'),
      /offset that is stated above the table is not where the baseline is/u,
    );
  });
});
