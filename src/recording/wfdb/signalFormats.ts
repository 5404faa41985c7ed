/**
 * The storage formats of WFDB signal files: how samples are packed into bytes, and which code means "no valid sample".
 * Source: signal(5), WFDB Applications Guide, https://physionet.org/physiotools/wag/signal-5.htm; the invalid codes
 * are those for which the WFDB library returns WFDB_INVALID_SAMPLE (the most negative value of each format).
 */
import { at } from '../typedArrays';

/** How one format packs samples. Samples run through the file group by group, whatever signal they belong to. */
export interface SignalFormat {
  /** Samples that share a group of bytes. */
  readonly samplesPerGroup: number;
  readonly bytesPerGroup: number;
  /** How many samples an incomplete last group of this many bytes still holds (index: bytes). */
  readonly samplesInPartialGroup: readonly number[];
  /** Smallest and largest code; undefined for differences, which have none. */
  readonly codes?: { readonly minimum: number; readonly maximum: number };
  /** Sample `index` of `bytes`, which begin at a group. In format 8 this is the difference from the sample before. */
  sample(bytes: Uint8Array, index: number): number;
}

/** Two's complement codes of `bits` bits. */
function codes(bits: number): { minimum: number; maximum: number } {
  return { minimum: -(2 ** (bits - 1)), maximum: 2 ** (bits - 1) - 1 };
}

/** `value`'s low `bits` bits as a signed number. */
function signed(value: number, bits: number): number {
  return (value << (32 - bits)) >> (32 - bits);
}

/** A format that gives each sample whole bytes. */
function wholeBytes(
  bytesPerGroup: number,
  sample: SignalFormat['sample'],
  bits: number | undefined = bytesPerGroup * 8,
): SignalFormat {
  const samplesInPartialGroup = Array.from({ length: bytesPerGroup }, () => 0);
  return { samplesPerGroup: 1, bytesPerGroup, samplesInPartialGroup, codes: codes(bits), sample };
}

function littleEndian16(bytes: Uint8Array, offset: number): number {
  return at(bytes, offset) | (at(bytes, offset + 1) << 8);
}

/** Format 8: 8-bit first differences. */
const differences: SignalFormat = {
  samplesPerGroup: 1,
  bytesPerGroup: 1,
  samplesInPartialGroup: [0],
  sample: (bytes, index) => signed(at(bytes, index), 8),
};

/** Format 212: two 12-bit samples in three bytes; the middle byte holds the high bits, the first sample's low. */
const packed212: SignalFormat = {
  samplesPerGroup: 2,
  bytesPerGroup: 3,
  samplesInPartialGroup: [0, 0, 1],
  codes: codes(12),
  sample: (bytes, index) => {
    const group = (index >> 1) * 3;
    const middle = at(bytes, group + 1);
    const low = index & 1 ? at(bytes, group + 2) : at(bytes, group);
    return signed(low | ((index & 1 ? middle >> 4 : middle & 15) << 8), 12);
  },
};

/** Format 310: three 10-bit samples in two 16-bit words; the third is the top five bits of each, low part first. */
const packed310: SignalFormat = {
  samplesPerGroup: 3,
  bytesPerGroup: 4,
  samplesInPartialGroup: [0, 0, 1, 1],
  codes: codes(10),
  sample: (bytes, index) => {
    const group = Math.floor(index / 3) * 4;
    const place = index % 3;
    if (place < 2) return signed(littleEndian16(bytes, group + 2 * place) >> 1, 10);
    const low = at(bytes, group + 1) >> 3;
    const high = at(bytes, group + 3) >> 3;
    return signed(low | (high << 5), 10);
  },
};

/** Format 311: three 10-bit samples in a 32-bit word, the first in the lowest bits. */
const packed311: SignalFormat = {
  samplesPerGroup: 3,
  bytesPerGroup: 4,
  samplesInPartialGroup: [0, 0, 1, 2],
  codes: codes(10),
  sample: (bytes, index) => {
    const place = index % 3;
    const pair = littleEndian16(bytes, Math.floor(index / 3) * 4 + place);
    return signed(pair >> (2 * place), 10);
  },
};

const formats: ReadonlyMap<number, SignalFormat> = new Map([
  [8, differences],
  [16, wholeBytes(2, (bytes, index) => signed(littleEndian16(bytes, 2 * index), 16))],
  [24, wholeBytes(3, (b, i) => signed(littleEndian16(b, 3 * i) | (at(b, 3 * i + 2) << 16), 24))],
  [32, wholeBytes(4, (b, i) => littleEndian16(b, 4 * i) | (littleEndian16(b, 4 * i + 2) << 16))],
  [61, wholeBytes(2, (bytes, i) => signed((at(bytes, 2 * i) << 8) | at(bytes, 2 * i + 1), 16))],
  [80, wholeBytes(1, (bytes, index) => at(bytes, index) - 128)],
  [160, wholeBytes(2, (bytes, index) => littleEndian16(bytes, 2 * index) - 32_768)],
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
