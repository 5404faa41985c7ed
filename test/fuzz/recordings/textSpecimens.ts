/** Tables of numbers as text, with their truth. */
import type { Random } from '../../../src/simulation/random';
import { writeText, type TextFile } from '../../fixtures/writers/textWriter';
import { chance, pick, several, whole } from '../pick';
import type { ByteRange, Specimen } from './specimen';

const samplingRate = 1000;

/** Where each cell's digits stand; rows of cells, the header's apart. */
function cellRanges(bytes: Uint8Array, file: TextFile): ByteRange[][] {
  const wide = file.encoding === 'utf-16le' || file.encoding === 'utf-16be';
  const width = wide ? 2 : 1;
  const mark = wide ? 2 : file.encoding === 'utf-8-bom' ? 3 : 0;
  const lineEnd = file.lineEnd ?? '\n';
  const buffer = Buffer.from(bytes.slice(mark));
  const text = wide
    ? (file.encoding === 'utf-16be' ? Buffer.from(buffer).swap16() : buffer).toString('utf16le')
    : buffer.toString('latin1');
  let offset = 0;
  return text.split(lineEnd).map((line) => {
    const cells = line.split(file.delimiter).map((cell) => {
      const from = mark + offset * width;
      offset += cell.length + 1;
      return { from, end: from + cell.length * width };
    });
    offset += lineEnd.length - 1;
    return cells;
  });
}

/** A number as recorders print it: always with its decimals, so that a cut shows. */
function number(random: Random, digits: number): number {
  return Number(random.uniform(-3000, 3000).toFixed(digits));
}

export function textSpecimen(random: Random): Specimen {
  const rows = whole(random, 5, 60);
  const digits = pick(random, [0, 1, 3]);
  const columns = several(whole(random, 1, 4), (index) => ({
    name: pick(random, [`EMG ${index} (mV)`, `EMG ${index}`]),
    values: several(rows, () => number(random, digits)),
  }));
  const withTime = chance(random, 0.5);
  // One column with commas is two without.
  const decimalComma = chance(random, 0.25) && (withTime || columns.length > 1);
  const file: TextFile = {
    columns,
    delimiter: decimalComma ? pick(random, [';', '\t']) : pick(random, [';', '\t', ',']),
    decimalComma,
    lineEnd: pick(random, ['\n', '\r\n']),
    lastLineEnd: chance(random, 0.7),
    encoding: pick(random, ['utf-8', 'utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be']),
    ...(withTime && {
      time: {
        name: 'Time (s)',
        texts: several(rows, (row) => {
          const text = (row / samplingRate).toFixed(3);
          return decimalComma ? text.replace('.', ',') : text;
        }),
      },
    }),
  };
  const bytes = writeText(file);
  const lines = cellRanges(bytes, file);
  const firstColumn = withTime ? 1 : 0;
  const rangeOf = (row: number, column: number): ByteRange =>
    lines[row + 1]?.[column] ?? { from: bytes.length, end: bytes.length };
  return {
    kind: 'text',
    files: new Map([['case.txt', bytes]]),
    samplingRate,
    channels: columns.map(({ values }, column) => ({
      values,
      tolerance: 1e-3,
      file: 'case.txt',
      bytesOf: (row) => rangeOf(row, column + firstColumn),
      // A number is known to be whole by what follows it, a row by its end.
      wholeOf: (row) => ({
        from: rangeOf(row, 0).from,
        end: rangeOf(row, columns.length - 1 + firstColumn).end + 4,
      }),
    })),
    headerEnds: new Map([['case.txt', rangeOf(0, 0).from]]),
  };
}
