/** Data elements of a MATLAB level 5 file: tags, their small form, and the padding between them. */
import { MatDamage, type MatBytes, type Storage } from './matTypes';

/** Element types by number (MAT-File Format, table 1-1). */
export const elementType = { matrix: 14, compressed: 15, utf8: 16, utf16: 17, utf32: 18, uint16: 4 } as const;

const storages: ReadonlyMap<number, Storage> = new Map([
  [1, 'int8'],
  [2, 'uint8'],
  [3, 'int16'],
  [4, 'uint16'],
  [5, 'int32'],
  [6, 'uint32'],
  [7, 'single'],
  [9, 'double'],
  [12, 'int64'],
  [13, 'uint64'],
]);

/** How an element's numbers are stored, or undefined where it holds none. */
export function storageOf(type: number): Storage | undefined {
  return storages.get(type);
}

/** One element: its body is bytes [offset, offset + size), of which `present` are there. */
export interface MatElement {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly present: number;
  /** Where the next element begins. */
  readonly next: number;
}

const tagBytes = 8;
const wordBytes = 4;
const windowBytes = 16 * 1024;

/** Many small reads of neighbouring bytes as few large ones. */
export class MatReader {
  readonly bytes: MatBytes;
  readonly littleEndian: boolean;
  private window: Uint8Array = new Uint8Array(0);
  private windowOffset = 0;

  constructor(bytes: MatBytes, littleEndian: boolean) {
    this.bytes = bytes;
    this.littleEndian = littleEndian;
  }

  /** Bytes [offset, offset + length), all of them. @throws MatDamage past the end. */
  async read(offset: number, length: number): Promise<DataView> {
    const start = offset - this.windowOffset;
    if (start < 0 || start + length > this.window.length) {
      this.window = await this.bytes.read(offset, Math.max(length, windowBytes));
      this.windowOffset = offset;
    }
    const first = offset - this.windowOffset;
    if (first + length > this.window.length) {
      throw new MatDamage(`it ends at byte ${this.bytes.size}, amid an element`);
    }
    return new DataView(this.window.buffer, this.window.byteOffset + first, length);
  }

  /** The element whose tag is at `offset`, inside a parent that ends at `end`. */
  async element(offset: number, end: number): Promise<MatElement> {
    if (offset + tagBytes > end) throw new MatDamage(`an element is missing at byte ${offset}`);
    const tag = await this.read(offset, tagBytes);
    const first = tag.getUint32(0, this.littleEndian);
    const smallSize = first >>> 16;
    if (smallSize > 0) {
      if (smallSize > 4) throw new MatDamage(`a small element at byte ${offset} claims ${smallSize} bytes`);
      return {
        type: first & 0xffff,
        offset: offset + 4,
        size: smallSize,
        present: smallSize,
        next: offset + tagBytes,
      };
    }
    const size = tag.getUint32(4, this.littleEndian);
    const body = offset + tagBytes;
    // Elements are padded to 8 bytes, compressed ones are not.
    const padding = first === elementType.compressed ? 0 : (8 - (size % 8)) % 8;
    return {
      type: first,
      offset: body,
      size,
      present: Math.max(0, Math.min(size, end - body)),
      next: body + size + padding,
    };
  }

  /** The first word of an element that holds a whole number of 32 bits. */
  async word(element: MatElement): Promise<number> {
    if (element.size < wordBytes) {
      throw new MatDamage(
        `a number is missing at byte ${element.offset}: ${element.size} bytes stand where ${wordBytes} are needed`,
      );
    }
    return (await this.read(element.offset, wordBytes)).getUint32(0, this.littleEndian);
  }

  /** The body of a small element such as a name, whole. */
  async body(element: MatElement, longest: number): Promise<DataView> {
    if (element.size > longest) {
      throw new MatDamage(
        `an element at byte ${element.offset} claims ${element.size} bytes where ${longest} are the most`,
      );
    }
    return this.read(element.offset, element.size);
  }
}
