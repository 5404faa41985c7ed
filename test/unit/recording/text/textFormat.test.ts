/** Delimited text: what is written is what is read, in every spelling, and other text is refused. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RecordingError } from '../../../../src/recording/recordingError';
import { writeText, type TextFile } from '../../../fixtures/writers/textWriter';
import { openText, readAll, recognisesText } from './openText';

const seed = 20250102;
const declaredRate = ['# Sampling Rate (Hz):= 2000'];

const value = fc.oneof(
  fc.integer({ min: -70000, max: 70000 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.integer({ min: -99999, max: 99999 }).map((number) => number / 1000),
);

/** Tables that are read back exactly. Blanks cannot show an empty cell, so their cells all hold numbers. */
const anyFile: fc.Arbitrary<TextFile> = fc
  .record({
    delimiter: fc.constantFrom<TextFile['delimiter']>('\t', ';', ',', ' '),
    decimalComma: fc.boolean(),
    header: fc.boolean(),
    lineEnd: fc.constantFrom<'\n' | '\r\n'>('\n', '\r\n'),
    lastLineEnd: fc.boolean(),
    encoding: fc.constantFrom<NonNullable<TextFile['encoding']>>(
      'utf-8',
      'utf-8-bom',
      'utf-16le',
      'utf-16be',
      'windows-1252',
    ),
    columnCount: fc.integer({ min: 2, max: 4 }),
    rows: fc.integer({ min: 2, max: 40 }),
  })
  .chain(({ columnCount, rows, ...rest }) =>
    fc
      .array(fc.array(value, { minLength: rows, maxLength: rows }), {
        minLength: columnCount,
        maxLength: columnCount,
      })
      // A first column that rises evenly is rightly taken for times; these are to be samples.
      .filter(([first = []]) => first.some((number, row) => row > 0 && number < (first[row - 1] ?? 0)))
      .map((columns) => ({
        ...rest,
        decimalComma: rest.decimalComma && rest.delimiter !== ',',
        preamble: declaredRate,
        columns: columns.map((values, index) => ({ name: `EMG ${index + 1} [µV]`, values })),
      })),
  );

function float32(values: readonly number[]): number[] {
  // Adding 0 turns -0 into 0.
  return values.map((number) => Math.fround(number) + 0);
}

describe('Delimited text', () => {
  it('gives back every number that was written, whatever the delimiter, decimal sign, line end and encoding', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (file) => {
        // With blanks between, a header is quoted, as programs do.
        const columns = file.columns.map(({ name, values }) => ({
          name: file.delimiter === ' ' ? `"${name}"` : name,
          values,
        }));
        const recording = await openText(writeText({ ...file, columns }));
        assert.equal(recording.channels.length, file.columns.length);
        for (const [index, { values }] of file.columns.entries()) {
          const channel = recording.channels[index]!;
          assert.equal(channel.samplingRate, 2000);
          assert.equal(channel.name, file.header === true ? `EMG ${index + 1}` : `Column ${index + 1}`);
          assert.equal(channel.unit, file.header === true ? 'µV' : '');
          const samples = await readAll(recording, index);
          const expected = float32(values);
          // Nothing says whether the last of numbers of any length is whole, so it may be missing, with a warning.
          const isLast = file.lastLineEnd === false && index === file.columns.length - 1;
          if (isLast && Number.isNaN(samples.at(-1))) {
            assert.match(recording.warnings.join('\n'), /Line \d+, the last, has no line end/u);
            expected[expected.length - 1] = NaN;
          }
          assert.deepEqual(samples, expected);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('reads any sub-range as the slice of the whole, across blocks of rows', async () => {
    const values = Array.from({ length: 5000 }, (_, row) => Math.round(1000 * Math.sin(row)) / 10);
    const bytes = writeText({
      delimiter: ',',
      preamble: declaredRate,
      columns: [
        { name: 'a', values },
        { name: 'b', values: values.map((number) => -number) },
      ],
    });
    const recording = await openText(bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(1), fc.nat(5200), fc.nat(3000), async (channel, from, count) => {
        const whole = float32(values.map((number) => (channel === 0 ? number : -number)));
        assert.deepEqual([...(await recording.read(channel, from, count))], whole.slice(from, from + count));
      }),
      { seed, numRuns: 60 },
    );
  });

  it('takes names and units from brackets, from a second line of units, and from a remark', async () => {
    const cases: [string, [string, string][]][] = [
      [
        'EMG (mV),Force (N)\n1,2\n3,4\n2,1\n',
        [
          ['EMG', 'mV'],
          ['Force', 'N'],
        ],
      ],
      [
        'EMG [uV];Biceps (left)\n1;2\n3;4\n2;1\n',
        [
          ['EMG', 'uV'],
          ['Biceps (left)', ''],
        ],
      ],
      [
        'EMG\tTorque\nmV\tN.m\n1\t2\n3\t4\n2\t1\n',
        [
          ['EMG', 'mV'],
          ['Torque', 'N.m'],
        ],
      ],
      [
        '# EMG (mV) force\n1 2\n3 4\n2 1\n',
        [
          ['EMG', 'mV'],
          ['force', ''],
        ],
      ],
      [
        '"EMG, left [mV]",EMG\n1,2\n3,4\n2,1\n',
        [
          ['EMG, left', 'mV'],
          ['EMG', ''],
        ],
      ],
      [
        'EMG,EMG\n1,2\n3,4\n2,1\n',
        [
          ['EMG', ''],
          ['EMG (2)', ''],
        ],
      ],
    ];
    for (const [text, expected] of cases) {
      const recording = await openText(text, { samplingRate: 1000 });
      assert.deepEqual(
        recording.channels.map(({ name, unit }) => [name, unit]),
        expected,
        text,
      );
    }
  });

  it('takes names from the headers of LabChart and of OpenSignals', async () => {
    const labChart =
      'Interval=\t0.001 s\nChannelTitle=\tEMG TA\tForce\nRange=\t10 V\t5 V\nUnitName=\tmV\tN\n' +
      Array.from({ length: 20 }, (_, row) => `${row / 1000}\t${row % 3}\t${row % 5}\n`).join('');
    const first = await openText(labChart);
    assert.deepEqual(
      first.channels.map(({ name, unit, samplingRate }) => [name, unit, samplingRate]),
      [
        ['EMG TA', 'mV', 1000],
        ['Force', 'N', 1000],
      ],
    );
    const openSignals =
      '# OpenSignals Text File Format\n# {"00": {"column": ["nSeq", "I1", "A1"], "sampling rate": 1000}}\n# EndOfHeader\n' +
      Array.from({ length: 20 }, (_, row) => `${row % 16}\t0\t${500 + (row % 3)}\t\n`).join('');
    const second = await openText(openSignals);
    assert.deepEqual(
      second.channels.map(({ name, samplingRate }) => [name, samplingRate]),
      [
        ['I1', 1000],
        ['A1', 1000],
      ],
    );
  });

  it('reads a header with µ whether it is UTF-8 or the code page of older Windows programs', async () => {
    for (const encoding of ['utf-8', 'windows-1252'] as const) {
      const columns = [{ name: 'EMG (µV)', values: [3, 1, 2] }];
      const recording = await openText(
        writeText({ columns, delimiter: '\t', encoding, preamble: declaredRate }),
      );
      assert.equal(recording.channels[0]?.unit, 'µV');
    }
  });

  it('reads decimal commas in a single column instead of taking them for two columns', async () => {
    const recording = await openText('0,0125\n-0,0250\n0,0375\n', { samplingRate: 1000 });
    assert.equal(recording.channels.length, 1);
    assert.deepEqual(await readAll(recording, 0), float32([0.0125, -0.025, 0.0375]));
  });

  it('makes corrupt rows missing samples and names their lines', async () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row % 7},${row % 5}`);
    rows[10] = '1,2\u00ff3';
    rows[20] = '4';
    const recording = await openText(['a,b', ...rows, ''].join('\n'), { samplingRate: 100 });
    const [first, second] = [await readAll(recording, 0), await readAll(recording, 1)];
    assert.equal(first[10], 1);
    assert.ok(Number.isNaN(second[10]));
    assert.ok(Number.isNaN(first[20]) && Number.isNaN(second[20]));
    assert.equal(second[21], 1);
    assert.match(recording.warnings.join('\n'), /Lines 12, 22 cannot be read/u);
  });

  it('takes empty cells and words for missing values as missing, without a warning about corrupt lines', async () => {
    const recording = await openText('a;b\n1;2\n;NaN\n3;n/a\n4;5\n', { samplingRate: 100 });
    assert.deepEqual(await readAll(recording, 0), [1, NaN, 3, 4]);
    assert.deepEqual(await readAll(recording, 1), [2, NaN, NaN, 5]);
    assert.doesNotMatch(recording.warnings.join('\n'), /cannot be read/u);
  });

  it('refuses text that is no table of numbers, and bytes that are no text', () => {
    const others = [
      '# Title\n\nSome prose, with commas, and 3 numbers: 1, 2.\n\n- a list\n- of things\n',
      '{"samplingRate": 1000, "values": [1, 2, 3]}\n',
      'function f(x) {\n  return x + 1;\n}\n',
      '1\n',
      '[\n  1,\n  2,\n  3\n]\n',
      '<table>\n1 2\n3 4\n',
      'Dear colleague,\n\nthe two values\nof the left leg\nare these\n\n1 2\n3 4\n',
      'name,age\nAnna,31\nBert,29\n',
      'emg 1 4000 50860\nemg.dat 16 10000/mV 16 0 -333 -29438 0 EMG\n',
      '2025-01-01 started\n2025-01-02 stopped\n2025-01-03 started\n',
    ];
    for (const other of others) assert.equal(recognisesText(other), false, other);
    const binary = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256);
    assert.equal(recognisesText(binary), false);
    assert.equal(recognisesText(new Uint8Array(4096)), false);
  });

  it('does not take a line without end for a table, nor hold it in memory', async () => {
    const line = new Uint8Array(3 * 1024 * 1024).fill(0x31);
    const table = new TextEncoder().encode('1,2\n3,4\n');
    const bytes = new Uint8Array(table.length + line.length + 5);
    bytes.set(table);
    bytes.set(line, table.length);
    bytes.set(new TextEncoder().encode('\n5,6\n'), table.length + line.length);
    const recording = await openText(bytes, { samplingRate: 100 });
    assert.deepEqual(await readAll(recording, 0), [1, 3, NaN, 5]);
    assert.match(recording.warnings.join('\n'), /Line 3 cannot be read/u);
    await assert.rejects(openText(line, { samplingRate: 100 }), RecordingError);
  });

  it('survives truncation and flipped bytes anywhere: a recording, or one sentence', async () => {
    const whole = writeText({
      delimiter: '\t',
      preamble: [...declaredRate, '# any remark'],
      columns: [{ name: 'EMG (mV)', values: Array.from({ length: 40 }, (_, row) => Math.sin(row)) }],
      time: { name: 'Time [s]', texts: Array.from({ length: 40 }, (_, row) => String(row / 2000)) },
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
        async (length, flips) => {
          const bytes = whole.slice();
          for (const [offset, byte] of flips) bytes[offset] = byte;
          recognisesText(bytes.subarray(0, length));
          try {
            const recording = await openText(bytes.subarray(0, length));
            for (const index of recording.channels.keys()) await recording.read(index, 0, 1000);
          } catch (error) {
            assert(error instanceof RecordingError, String(error));
          }
        },
      ),
      { seed, numRuns: 600 },
    );
  });
});
