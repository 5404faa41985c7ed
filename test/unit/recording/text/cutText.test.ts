/** A text that was cut anywhere: no sample of it is a number that the whole file does not have there. */
import assert from 'node:assert/strict';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { RecordingError } from '../../../../src/recording/recordingError';
import { itWithHostileCase } from '../../hostileCases';
import { openText, readAll } from './openText';

const samples = Array.from({ length: 40 }, (_, row) => Math.round(2000 * Math.sin(row * row)) / 8);
const noLineEnd = /Line \d+, the last, has no line end and its last number may be cut short/u;

/** How programs write a number. */
const spellings: Readonly<Record<string, (value: number, row: number) => string>> = {
  'whole numbers': (value) => String(Math.round(value)),
  'a counter that gains digits': (_, row) => String(row + 70),
  'numbers of a constant width that gain one': (_, row) => String(row + 99_970),
  'a fixed number of decimals': (value) => value.toFixed(3),
  'one decimal': (value) => value.toFixed(1),
  'as few decimals as there are': (value) => String(value),
  'a step from one decimal to two': (_, row) => (row < 35 ? '0.5' : '0.55'),
  'all the digits of a double': (value) => String(value / 3),
  'six significant digits': (value) => String(Number(value.toPrecision(6))),
  'a short exponent': (value) => value.toExponential(2),
  'an exponent of two digits': (value) => value.toExponential(4).replace(/e([+-])(\d)$/u, 'e$10$2'),
  'a padded column': (value) => String(Math.round(value)).padStart(8),
  'quoted cells': (value) => `"${value}"`,
  'numbers of one width, with a sign or without': (_, row) => String(row < 20 ? -10 - row : 980 + row),
};

function tableOf(spell: (value: number, row: number) => string, delimiter: string, lineEnd: string): string {
  const comma = delimiter === ';';
  const cell = (text: string): string => (comma ? text.replace('.', ',') : text);
  const rows = samples.map((value, row) => [cell(String(value)), cell(spell(value, row))].join(delimiter));
  return [`# fs = 1000`, `a${delimiter}b`, ...rows].join(lineEnd);
}

/** Fails where a cut recording has a number that the whole one does not have at that place. */
async function assertNoOther(
  cut: Recording,
  whole: readonly (readonly number[])[],
  told: string,
): Promise<void> {
  if (cut.channels.length !== whole.length) return;
  for (const [index, expected] of whole.entries()) {
    for (const [row, value] of (await readAll(cut, index)).entries()) {
      assert.ok(Number.isNaN(value) || value === expected[row], `${told}: row ${row} reads as ${value}`);
    }
  }
}

describe('A text that was cut', () => {
  for (const [name, spell] of Object.entries(spellings)) {
    it(`at any byte shows no number that is not in the whole one: ${name}`, async () => {
      for (const [delimiter, lineEnd] of [
        [',', '\n'],
        ['\t', '\r\n'],
        [';', '\n'],
        [' ', '\n'],
      ] as const) {
        const text = tableOf(spell, delimiter, lineEnd);
        const recording = await openText(text + lineEnd);
        const whole = await Promise.all([0, 1].map((index) => readAll(recording, index)));
        for (let length = text.length; length > 0; length -= length > text.length - 60 ? 1 : 17) {
          const told = `${JSON.stringify(delimiter)} cut to ${length} of ${text.length}`;
          try {
            await assertNoOther(await openText(text.slice(0, length)), whole, told);
          } catch (error) {
            if (!(error instanceof RecordingError)) throw error;
          }
        }
      }
    });
  }

  it('in UTF-16, amid a character too, shows no other number', async () => {
    const text = tableOf((value) => String(value), ',', '\n');
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    const recording = await openText(Buffer.from(`\ufeff${text}\n`, 'utf16le'));
    const whole = await Promise.all([0, 1].map((index) => readAll(recording, index)));
    for (let length = bytes.length; length > bytes.length - 60; length--) {
      await assertNoOther(await openText(bytes.subarray(0, length)), whole, `cut to ${length}`);
    }
  });

  it('keeps its length: the sample that may be cut is missing, with a warning that names the line', async () => {
    const recording = await openText('# fs = 1000\na,b\n1,100\n2,100\n3,10');
    assert.deepEqual(await readAll(recording, 1), [100, 100, NaN]);
    assert.deepEqual(await readAll(recording, 0), [1, 2, 3]);
    assert.match(recording.warnings.join('\n'), /^Line 5, the last, has no line end/mu);
  });

  it('beyond the first block of rows is seen too, and a time that was cut places no row', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => `${row % 7},${(row / 1000).toFixed(3)}`);
    const text = ['emg,time (s)', ...rows].join('\n');
    const whole = await openText(`${text}\n`);
    const cut = await openText(text.slice(0, -2));
    assert.equal(cut.channels[0]?.samplingRate, 1000);
    assert.deepEqual(await readAll(cut, 0), await readAll(whole, 0));
  });
});

describe('A whole text without a line end after its last row', () => {
  const whole: Readonly<Record<string, string>> = {
    'a fixed number of decimals': tableOf((value) => value.toFixed(3), ',', '\n'),
    'exponents of two digits': tableOf(spellings['an exponent of two digits']!, '\t', '\n'),
    'padded columns': samples.map((value) => `1 ${String(Math.round(value)).padStart(8)}`).join('\n'),
    'quoted cells': tableOf((value) => `"${value}"`, ',', '\n'),
    'a delimiter after the last cell': `# fs = 1000\n${samples.map((value) => `1\t${value}\t`).join('\n')}`,
    'half of a line end': `${tableOf((value) => String(value), ',', '\r\n')}\r`,
  };
  for (const [name, text] of Object.entries(whole)) {
    it(`is read to its last number without a warning: ${name}`, async () => {
      const recording = await openText(text, { samplingRate: 1000 });
      const last = recording.channels.length - 1;
      assert.ok(!Number.isNaN((await readAll(recording, last)).at(-1)), 'the last number is missing');
      assert.doesNotMatch(recording.warnings.join('\n'), noLineEnd);
    });
  }
});

describe('A text found in use', () => {
  itWithHostileCase(
    'text-cut-in-a-number/cut.csv',
    'that is cut in 2100.5 does not read as 21',
    async (bytes, name) => {
      const recording = await openRecording(memoryLocation(name, new Map([[name, bytes]])), {
        samplingRate: 1000,
      });
      const last = recording.channels.length - 1;
      const samplesOfLast = await readAll(recording, last);
      assert.ok(Number.isNaN(samplesOfLast.at(-1)), `the last sample reads as ${samplesOfLast.at(-1)}`);
      assert.match(recording.warnings.join('\n'), noLineEnd);
    },
  );
});
