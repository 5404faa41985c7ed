import assert from 'node:assert/strict';
import { parseNumber } from '../../../../src/recording/text/numbers';
import { openText, readAll } from './openText';

function read(written: string, decimalComma: boolean): number {
  const bytes = new TextEncoder().encode(written);
  return parseNumber(bytes, 0, bytes.length, decimalComma);
}

/** ±2 mV in µV, as a table program shows them, at 1000 Hz. */
const values = Array.from({ length: 400 }, (_, index) => Math.round(200_000 * Math.sin(index / 9)) / 100);

describe('Numbers with grouped thousands', () => {
  it('are read where the mark between thousands is another than the decimal one', () => {
    for (const mark of ['.', "'", '’', ' ', '\u00a0', '\u202f']) {
      assert.equal(read(`-1${mark}987,80`, true), -1987.8, mark);
      assert.equal(read(`1${mark}234${mark}567,5`, true), 1_234_567.5, mark);
    }
    for (const mark of [',', "'", '’', ' ', '\u00a0', '\u202f']) {
      assert.equal(read(`+1${mark}987.80`, false), 1987.8, mark);
    }
  });

  it('are none where groups aren’t of three, marks differ, or nothing follows that shows which mark is which', () => {
    for (const written of [
      '1.98,80',
      '1.9876,5',
      '1234.567,8',
      '1.234 567,8',
      '1.234.567',
      '.234,5',
      '1..234,5',
    ]) {
      assert.ok(Number.isNaN(read(written, true)), written);
    }
    for (const written of ['1,98.5', '1,234', '1,234,567', '12,34.5']) {
      assert.ok(Number.isNaN(read(written, false)), written);
    }
  });

  it('make no channel of words of a column, and lose no sample', async () => {
    for (const [locale, delimiter] of [
      ['de-DE', ';'],
      ['de-CH', ';'],
      ['fr-FR', '\t'],
      ['en-US', '\t'],
    ] as const) {
      const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
      const times = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, useGrouping: false });
      const rows = values.map((value, index) =>
        [times.format(index / 1000), format.format(value)].join(delimiter),
      );
      const recording = await openText(`Time (s)${delimiter}EMG (uV)\n${rows.join('\n')}\n`);
      assert.deepEqual([recording.channels[0]?.samplingRate, recording.warnings], [1000, []], locale);
      assert.deepEqual(
        await readAll(recording, 0),
        values.map((value) => Math.fround(value) + 0),
        locale,
      );
    }
  });

  it('that nobody can read are quoted, not the numbers beside them', async () => {
    const rows = values.map((value, index) => `${index};${value < 1000 ? `(${value})` : value}`);
    await assert.rejects(
      openText(`Time (ms);EMG (uV)\n${rows.map((row) => `${row}x`).join('\n')}\n`),
      /EMG: it holds words such as "\(0\)x"/u,
    );
    await assert.rejects(openText(`Time (ms);EMG (uV)\n${rows.join('\n')}\n`), /words such as "\(/u);
  });
});
