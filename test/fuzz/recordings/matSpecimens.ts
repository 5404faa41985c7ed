/** MATLAB v5 files with their truth: plain ones by byte, packed ones as a whole. */
import type { Random } from '../../../src/simulation/random';
import { row, writeMat, type MatStorage, type MatVariable } from '../../fixtures/writers/matlabWriter';
import { chance, pick, several, whole } from '../pick';
import type { Specimen } from './specimen';

const widths = { int8: 1, uint8: 1, int16: 2, uint16: 2, int32: 4, uint32: 4, single: 4, double: 8 } as const;
const storages = Object.keys(widths) as MatStorage[];

function value(random: Random, storage: MatStorage): number {
  if (storage === 'double' || storage === 'single') return Math.fround(random.uniform(-5, 5));
  const bits = 8 * widths[storage];
  const low = storage.startsWith('u') ? 0 : -(2 ** (bits - 1));
  return whole(random, low, low + 2 ** bits);
}

function encoded(values: readonly number[], storage: MatStorage, bigEndian: boolean): Buffer {
  const variables = { x: row(values, storage) };
  const bytes = Buffer.from(writeMat({ variables, bigEndian }));
  const length = values.length * widths[storage];
  // The element's body ends the file, padded to eight bytes.
  const padded = Math.ceil(length / 8) * 8;
  return bytes.subarray(bytes.length - padded, bytes.length - padded + length);
}

export function matSpecimen(random: Random): Specimen {
  const bigEndian = chance(random, 0.3);
  const compressed = chance(random, 0.4);
  const storage = pick(random, storages);
  const count = whole(random, 32, 120);
  const values = several(count, () => value(random, storage));
  const extra: Record<string, MatVariable> = {
    fs: row([1000]),
    note: { kind: 'text', text: 'made by a test' },
    info: { kind: 'struct', fields: { side: { kind: 'text', text: 'left' }, list: row([1, 2, 3]) } },
    cells: { kind: 'cell', cells: [{ kind: 'text', text: 'a' }, row([4, 5])] },
  };
  const names = Object.keys(extra).filter((name) => name === 'fs' || chance(random, 0.5));
  const variables = {
    ...Object.fromEntries(names.map((name) => [name, extra[name] as MatVariable])),
    emg: row(values, storage),
  };
  const bytes = writeMat({ variables, compressed, bigEndian });
  const start = compressed ? -1 : Buffer.from(bytes).lastIndexOf(encoded(values, storage, bigEndian));
  const width = widths[storage];
  return {
    kind: compressed ? 'MATLAB v5 packed' : 'MATLAB v5',
    files: new Map([['case.mat', bytes]]),
    samplingRate: 1000,
    channels: [
      {
        values,
        tolerance: 2e-7 * 2 ** Math.min(8 * width, 32),
        file: 'case.mat',
        bytesOf: (sample) =>
          start < 0
            ? { from: 0, end: 0 }
            : { from: start + sample * width, end: start + (sample + 1) * width },
        // What is left of a cut variable may be refused as a whole.
        wholeOf: () => ({ from: 0, end: bytes.length }),
      },
    ],
    headerEnds: new Map([['case.mat', start < 0 ? bytes.length : start]]),
  };
}
