/** Numbers of a MATLAB array by element range. */
import { calibrated, type Calibration } from '../blocks/storedFormat';
import { storageBytes, type MatNumeric, type Storage } from './matTypes';

type Getter = (view: DataView, offset: number, littleEndian: boolean) => number;

const getters: Readonly<Record<Storage, Getter>> = {
  int8: (view, offset) => view.getInt8(offset),
  uint8: (view, offset) => view.getUint8(offset),
  int16: (view, offset, littleEndian) => view.getInt16(offset, littleEndian),
  uint16: (view, offset, littleEndian) => view.getUint16(offset, littleEndian),
  int32: (view, offset, littleEndian) => view.getInt32(offset, littleEndian),
  uint32: (view, offset, littleEndian) => view.getUint32(offset, littleEndian),
  single: (view, offset, littleEndian) => view.getFloat32(offset, littleEndian),
  double: (view, offset, littleEndian) => view.getFloat64(offset, littleEndian),
  int64: (view, offset, littleEndian) => Number(view.getBigInt64(offset, littleEndian)),
  uint64: (view, offset, littleEndian) => Number(view.getBigUint64(offset, littleEndian)),
};

const chunkBytes = 1024 * 1024;

/** Calls `take` with elements first, first + stride, … (`count` of them); those the file lacks are not visited. */
async function visit(
  array: MatNumeric,
  span: { readonly first: number; readonly stride: number; readonly count: number },
  take: (index: number, value: number) => void,
): Promise<void> {
  const { first, stride, count } = span;
  const width = storageBytes[array.storage];
  const get = getters[array.storage];
  const there = Math.min(count, Math.max(0, Math.ceil((array.present - first) / stride)));
  const perChunk = Math.max(1, Math.floor(chunkBytes / (stride * width)));
  for (let done = 0; done < there; done += perChunk) {
    const here = Math.min(perChunk, there - done);
    const offset = array.offset + (first + done * stride) * width;
    const bytes = await array.bytes.read(offset, ((here - 1) * stride + 1) * width);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let index = 0; index < here; index++) {
      const position = index * stride * width;
      if (position + width > bytes.byteLength) return;
      take(done + index, get(view, position, array.littleEndian));
    }
  }
}

/** Elements of `array` in single precision, calibrated; NaN for those that a cut file lacks. */
export async function readSamples(
  array: MatNumeric,
  span: { readonly first: number; readonly stride: number; readonly count: number },
  calibration?: Calibration,
): Promise<Float32Array> {
  const samples = new Float32Array(span.count).fill(NaN);
  await visit(array, span, (index, value) => {
    samples[index] = calibration ? calibrated(calibration, value) : value;
  });
  return samples;
}

/** Up to `most` elements from `first` on in double precision, of every `stride`. */
export async function readNumbers(array: MatNumeric, most: number, first = 0, stride = 1): Promise<number[]> {
  const numbers: number[] = [];
  const count = Math.max(0, Math.min(most, Math.ceil((array.present - first) / stride)));
  await visit(array, { first, stride, count }, (_, value) => numbers.push(value));
  return numbers;
}
