/**
 * A text file as code units that can be scanned like bytes: 8-bit text as it is, UTF-16 narrowed to one byte per
 * unit (numbers and delimiters are ASCII in either). Offsets are units from the first one after the byte order mark.
 */
import { eightBitText } from '../../base/eightBitText';
import type { ByteSource } from '../byteSource';
import { byteAt } from '../../base/typedArrays';

export type TextEncodingKind = 'eight-bit' | 'utf-16le' | 'utf-16be';

export interface TextEncoding {
  readonly kind: TextEncodingKind;
  /** Length of the byte order mark. */
  readonly markBytes: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Stands for every unit that has no meaning in a table of numbers. */
const foreignUnit = 0xff;

/** The encoding that the byte order mark states; without one, 8-bit text. */
export function encodingOf(head: Uint8Array): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return { kind: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { kind: 'utf-16be', markBytes: 2 };
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return { kind: 'eight-bit', markBytes: hasMark ? 3 : 0 };
}

/** One byte per code unit; an incomplete last unit is left out. */
export function narrow(bytes: Uint8Array, kind: TextEncodingKind): Uint8Array {
  if (kind === 'eight-bit') return bytes;
  const units = new Uint8Array(Math.floor(bytes.length / 2));
  const [high, low] = kind === 'utf-16be' ? [0, 1] : [1, 0];
  for (let index = 0; index < units.length; index++) {
    units[index] = byteAt(bytes, 2 * index + high) === 0 ? byteAt(bytes, 2 * index + low) : foreignUnit;
  }
  return units;
}

/**
 * The same units with every line ended by a line feed: a carriage return that none follows (old Macs, mixed files)
 * ends a line too, or what stands after it would be lost in a remark or a damaged row. Offsets stay.
 * @param next the unit that follows, where there is one
 */
export function withLineFeeds(units: Uint8Array, next?: number): Uint8Array {
  let changed: Uint8Array | undefined;
  for (let at = units.indexOf(carriageReturn); at >= 0; at = units.indexOf(carriageReturn, at + 1)) {
    if ((at + 1 < units.length ? units[at + 1] : next) === lineFeed) continue;
    // A copy: the bytes may be those of a file in memory.
    changed ??= units.slice();
    changed[at] = lineFeed;
  }
  return changed ?? units;
}

/** Text for people: of 8 bits, in the encoding in which it makes words. */
export function decodeText(bytes: Uint8Array, kind: TextEncodingKind): string {
  if (kind !== 'eight-bit') {
    const littleEndian = kind === 'utf-16le' ? bytes : swapPairs(bytes);
    return new TextDecoder('utf-16le').decode(littleEndian);
  }
  return eightBitText(bytes);
}

function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = bytes.slice(0, bytes.length - (bytes.length % 2));
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    swapped[index] = byteAt(bytes, index + 1);
    swapped[index + 1] = byteAt(bytes, index);
  }
  return swapped;
}

/** A text file, read by unit range. */
export class TextBytes {
  readonly name: string;
  readonly kind: TextEncodingKind;
  /** Length in units. */
  readonly units: number;
  private readonly source: ByteSource;
  private readonly unitBytes: number;
  private readonly markBytes: number;

  constructor(source: ByteSource, encoding: TextEncoding) {
    this.source = source;
    this.name = source.name;
    this.kind = encoding.kind;
    this.markBytes = encoding.markBytes;
    this.unitBytes = encoding.kind === 'eight-bit' ? 1 : 2;
    this.units = Math.floor((source.size - encoding.markBytes) / this.unitBytes);
  }

  /** The raw bytes of units [offset, offset + count), fewer at the end of the file. */
  readRaw(offset: number, count: number): Promise<Uint8Array> {
    return this.source.read(this.markBytes + offset * this.unitBytes, count * this.unitBytes);
  }

  /** Units [offset, offset + count) as one byte each, lines ended by line feeds. */
  async read(offset: number, count: number): Promise<Uint8Array> {
    // One unit more, to know whether a carriage return at the end stands alone.
    const units = narrow(await this.readRaw(offset, count + 1), this.kind);
    return withLineFeeds(units.subarray(0, count), units[count]);
  }
}
