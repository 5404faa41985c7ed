/** How samples stand in a file, so that extremes can be taken over stored numbers and only the results calibrated. */

/** How one stored number is encoded. */
export type Encoding =
  'int8' | 'uint8' | 'int16' | 'uint16' | 'int24' | 'int32' | 'uint32' | 'float32' | 'float64';

/** Bytes of a stored number. */
export const encodingBytes: Readonly<Record<Encoding, number>> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int24: 3,
  int32: 4,
  uint32: 4,
  float32: 4,
  float64: 8,
};

/** A value is ((stored − zero) / divisor) · gain + offset, in double precision: which is rising or falling throughout. */
export interface Calibration {
  readonly zero: number;
  readonly divisor: number;
  readonly gain: number;
  readonly offset: number;
}

export interface StoredFormat extends Calibration {
  readonly encoding: Encoding;
  readonly littleEndian: boolean;
  /** The stored number that stands for no sample. NaN and infinities of floating-point encodings always do. */
  readonly invalid?: number;
  /**
   * The calibration takes some stored integers out of what single precision holds: these samples are missing, so that
   * extremes over stored numbers tell nothing and each has to be decoded.
   */
  readonly overflows: boolean;
}

/** Smallest and largest number of each encoding of integers. */
const integerEnds: Readonly<Partial<Record<Encoding, readonly [number, number]>>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  uint8: [0, 2 ** 8 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  uint16: [0, 2 ** 16 - 1],
  int24: [-(2 ** 23), 2 ** 23 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
};

const asStored: Calibration = { zero: 0, divisor: 1, gain: 1, offset: 0 };

/** How samples are stored; whatever is not stated is as plain as can be. */
export function storedFormat(
  encoding: Encoding,
  calibration: Partial<Calibration> = {},
  options: { readonly littleEndian?: boolean; readonly invalid?: number | undefined } = {},
): StoredFormat {
  const { littleEndian = true, invalid } = options;
  const whole: Calibration = { ...asStored, ...calibration };
  const ends = integerEnds[encoding] ?? [0];
  return {
    ...whole,
    encoding,
    littleEndian,
    ...(invalid === undefined ? {} : { invalid }),
    overflows: !ends.every((end) => Number.isFinite(Math.fround(calibrated(whole, end)))),
  };
}

/** A stored number as a value. */
export function calibrated({ zero, divisor, gain, offset }: Calibration, stored: number): number {
  return ((stored - zero) / divisor) * gain + offset;
}

type Getter = (view: DataView, offset: number, littleEndian: boolean) => number;

const getters: Readonly<Record<Encoding, Getter>> = {
  int8: (view, offset) => view.getInt8(offset),
  uint8: (view, offset) => view.getUint8(offset),
  int16: (view, offset, littleEndian) => view.getInt16(offset, littleEndian),
  uint16: (view, offset, littleEndian) => view.getUint16(offset, littleEndian),
  int24: (view, offset) => view.getUint16(offset, true) | (view.getInt8(offset + 2) << 16),
  int32: (view, offset, littleEndian) => view.getInt32(offset, littleEndian),
  uint32: (view, offset, littleEndian) => view.getUint32(offset, littleEndian),
  float32: (view, offset, littleEndian) => view.getFloat32(offset, littleEndian),
  float64: (view, offset, littleEndian) => view.getFloat64(offset, littleEndian),
};

/** Reads one stored number of an encoding; `int24` is always little-endian. */
export function getterOf(encoding: Encoding): Getter {
  return getters[encoding];
}
