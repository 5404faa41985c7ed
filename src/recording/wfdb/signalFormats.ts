/**
 * The storage formats of WFDB signal files: how samples are packed into bytes, and which code means "no valid sample".
 * Source: signal(5), WFDB Applications Guide, https://physionet.org/physiotools/wag/signal-5.htm; the invalid codes
 * are those for which the WFDB library returns WFDB_INVALID_SAMPLE (the most negative value of each format).
 */
import { byteAt } from '../../base/typedArrays';

/** How one format packs samples. Samples run through the file group by group, whatever signal they belong to. */
export interface SignalFormat {
  /** Samples that share a group of bytes. */
  readonly samplesPerGroup: number;
  readonly bytesPerGroup: number;
  /** How many samples an incomplete last group of this many bytes still holds (index: bytes). */
  readonly samplesInPartialGroup: readonly number[];
  /** Smallest and largest code; undefined for differences, which have none. */
  readonly codes?: { readonly minimum: number; readonly maximum: number };
  /**
   * Fills `out` with the samples of `bytes` from number `from` on; `bytes` begin at a group and hold that many.
   * In format 8 these are the differences from the samples before.
   */
  decode(bytes: Uint8Array, from: number, out: Int32Array): void;
}

/** Two's complement codes of `bits` bits. */
function codes(bits: number): { minimum: number; maximum: number } {
  return { minimum: -(2 ** (bits - 1)), maximum: 2 ** (bits - 1) - 1 };
}

/** `value`'s low `bits` bits as a signed number. */
function signed(value: number, bits: number): number {
  return (value << (32 - bits)) >> (32 - bits);
}

/** How the sample with this number is taken from a view of the bytes. */
type TakeSample = (view: DataView, index: number) => number;

/** A decoder that takes one sample after the other; the two commonest formats have loops of their own, for speed. */
function decoder(take: TakeSample): SignalFormat['decode'] {
  return (bytes, from, out) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let index = 0; index < out.length; index++) out[index] = take(view, from + index);
  };
}

/** A format that gives each sample whole bytes. */
function wholeBytes(bytesPerGroup: number, take: TakeSample): SignalFormat {
  return {
    samplesPerGroup: 1,
    bytesPerGroup,
    samplesInPartialGroup: Array.from({ length: bytesPerGroup }, () => 0),
    codes: codes(bytesPerGroup * 8),
    decode: decoder(take),
  };
}

/** Format 8: 8-bit first differences. */
const differences: SignalFormat = {
  samplesPerGroup: 1,
  bytesPerGroup: 1,
  samplesInPartialGroup: [0],
  decode: decoder((view, index) => view.getInt8(index)),
};

/** Format 16, by far the most common. */
const littleEndian16: SignalFormat = {
  ...wholeBytes(2, (view, index) => view.getInt16(2 * index, true)),
  decode: (bytes, from, out) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let index = 0; index < out.length; index++) out[index] = view.getInt16(2 * (from + index), true);
  },
};

/** Format 212: two 12-bit samples in three bytes; the middle byte holds the high bits, the first sample's low. */
const packed212: SignalFormat = {
  samplesPerGroup: 2,
  bytesPerGroup: 3,
  samplesInPartialGroup: [0, 0, 1],
  codes: codes(12),
  decode: (bytes, from, out) => {
    for (let index = 0; index < out.length; index++) {
      const second = (from + index) & 1;
      const group = ((from + index) >> 1) * 3;
      const middle = byteAt(bytes, group + 1);
      const high = second ? middle >> 4 : middle & 15;
      out[index] = signed(byteAt(bytes, group + 2 * second) | (high << 8), 12);
    }
  },
};

/** Format 310: three 10-bit samples in two 16-bit words; the third is the top five bits of each, low part first. */
const packed310: SignalFormat = {
  samplesPerGroup: 3,
  bytesPerGroup: 4,
  samplesInPartialGroup: [0, 0, 1, 1],
  codes: codes(10),
  decode: decoder((view, index) => {
    const group = Math.floor(index / 3) * 4;
    const place = index % 3;
    if (place < 2) return signed(view.getUint16(group + 2 * place, true) >> 1, 10);
    return signed((view.getUint8(group + 1) >> 3) | ((view.getUint8(group + 3) >> 3) << 5), 10);
  }),
};

/** Format 311: three 10-bit samples in a 32-bit word, the first in the lowest bits. */
const packed311: SignalFormat = {
  samplesPerGroup: 3,
  bytesPerGroup: 4,
  samplesInPartialGroup: [0, 0, 1, 2],
  codes: codes(10),
  decode: decoder((view, index) => {
    const place = index % 3;
    return signed(view.getUint16(Math.floor(index / 3) * 4 + place, true) >> (2 * place), 10);
  }),
};

const formats: ReadonlyMap<number, SignalFormat> = new Map([
  [8, differences],
  [16, littleEndian16],
  [24, wholeBytes(3, (view, i) => view.getUint16(3 * i, true) | (view.getInt8(3 * i + 2) << 16))],
  [32, wholeBytes(4, (view, index) => view.getInt32(4 * index, true))],
  [61, wholeBytes(2, (view, index) => view.getInt16(2 * index, false))],
  [80, wholeBytes(1, (view, index) => view.getUint8(index) - 128)],
  [160, wholeBytes(2, (view, index) => view.getUint16(2 * index, true) - 32_768)],
  [212, packed212],
  [310, packed310],
  [311, packed311],
]);

/** Format 8, whose samples need the sum of all before them. */
export const differenceFormat = 8;
/** The FLAC formats of WFDB 10.7, which are not read here. */
export const flacFormats: readonly number[] = [508, 516, 524];
/** The numbers of the formats read here, for messages. */
export const supportedFormats: readonly number[] = [...formats.keys()];

/** The format of that number, or undefined where it is not read here. */
export function signalFormat(format: number): SignalFormat | undefined {
  return formats.get(format);
}

/** How many samples `bytes` bytes hold, an incomplete last group included. */
export function samplesIn(format: SignalFormat, bytes: number): number {
  const groups = Math.floor(bytes / format.bytesPerGroup);
  const partial = format.samplesInPartialGroup[bytes - groups * format.bytesPerGroup] ?? 0;
  return groups * format.samplesPerGroup + partial;
}
