/** The numbers of an HDF5 data set as bytes in MATLAB's order, column by column, read by range. */
import { RecordingError } from '../../recordingError';
import { MatDamage, storageBytes, type MatBytes, type Storage } from '../matTypes';
import type { Hdf5Array } from './hdf5Library.mjs';

type Box = readonly (readonly [number, number])[];

/**
 * HDF5 counts its sides the other way round and stores row by row, so that the order of the numbers is the same. A range
 * of them is the rest of one row, whole rows, and the beginning of another.
 */
export function bytesOf(array: Hdf5Array, storage: Storage, fileName: string): MatBytes {
  const width = storageBytes[storage];
  const { shape } = array;
  const count = shape.reduce((product, side) => product * side, 1);
  return {
    size: count * width,
    read: (offset, length) => {
      const from = Math.min(count, Math.floor(offset / width));
      const to = Math.min(count, Math.ceil((offset + length) / width));
      const bytes = new Uint8Array((to - from) * width);
      let filled = 0;
      for (const box of boxesOf(shape, from, to)) {
        const part = readBox(array, box, fileName);
        bytes.set(part, filled);
        filled += part.length;
      }
      const start = offset - from * width;
      return Promise.resolve(bytes.subarray(start, start + length));
    },
  };
}

/** @throws RecordingError in place of what the library says */
function readBox(array: Hdf5Array, box: Box, fileName: string): Uint8Array {
  try {
    return array.read(box);
  } catch (error) {
    throw new RecordingError(
      'damaged',
      `${fileName} is damaged: a part of its numbers cannot be read or unpacked. Load it in MATLAB or Octave, if it can be, and save a copy with save('copy.mat', '-v7').`,
      { cause: error },
    );
  }
}

/** The boxes that hold numbers [from, to) in their order. */
export function boxesOf(shape: readonly number[], from: number, to: number): readonly Box[] {
  if (to <= from) return [];
  if (shape.length === 0) return [[]];
  // Sides of 1 change no order: what remains are rows and columns.
  const long = shape.flatMap((side, index) => (side === 1 ? [] : [index]));
  if (long.length > 2) throw new MatDamage('it has more than two dimensions');
  const [rowSide, columnSide] = long.length === 2 ? long : [undefined, long[0]];
  const columns = columnSide === undefined ? 1 : (shape[columnSide] ?? 1);
  const box = (rows: readonly [number, number], across: readonly [number, number]): Box =>
    shape.map((_, index) => (index === rowSide ? rows : index === columnSide ? across : [0, 1]));
  const firstRow = Math.floor(from / columns);
  const lastRow = Math.floor((to - 1) / columns);
  const [start, end] = [from - firstRow * columns, to - lastRow * columns];
  if (firstRow === lastRow) return [box([firstRow, firstRow + 1], [start, end])];
  const boxes: Box[] = [];
  const wholeFrom = start === 0 ? firstRow : firstRow + 1;
  const wholeTo = end === columns ? lastRow + 1 : lastRow;
  if (start > 0) boxes.push(box([firstRow, firstRow + 1], [start, columns]));
  if (wholeTo > wholeFrom) boxes.push(box([wholeFrom, wholeTo], [0, columns]));
  if (end < columns) boxes.push(box([lastRow, lastRow + 1], [0, end]));
  return boxes;
}
