/** Bytes of a file at hand: a pass over it looks at single numbers, and reads in long pieces. */
import type { ByteSource } from '../byteSource';
import { readExactly } from '../readExactly';

const windowBytes = 2 ** 20;

/** A window that moves over a file, forward as a rule. */
export class BytesAhead {
  readonly size: number;
  private readonly source: ByteSource;
  private start = 0;
  private view: DataView = new DataView(new ArrayBuffer(0));

  constructor(source: ByteSource) {
    this.source = source;
    this.size = source.size;
  }

  /** Whether bytes [offset, offset + length) are in the window: only then may they be looked at. */
  holds(offset: number, length: number): boolean {
    return offset >= this.start && offset + length <= this.start + this.view.byteLength;
  }

  /** Brings bytes [offset, offset + length) into the window; false where the file ends before. */
  async load(offset: number, length: number): Promise<boolean> {
    if (this.holds(offset, length)) return true;
    if (offset + length > this.size) return false;
    const wanted = Math.min(Math.max(length, windowBytes), this.size - offset);
    const bytes = await readExactly(this.source, offset, wanted);
    this.start = offset;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return true;
  }

  uint8(offset: number): number {
    return this.view.getUint8(offset - this.start);
  }

  uint16(offset: number): number {
    return this.view.getUint16(offset - this.start, true);
  }

  uint32(offset: number): number {
    return this.view.getUint32(offset - this.start, true);
  }

  uint64(offset: number): number {
    return Number(this.view.getBigUint64(offset - this.start, true));
  }

  float64(offset: number): number {
    return this.view.getFloat64(offset - this.start, true);
  }

  /** Bytes of the window, good until it moves. */
  bytes(offset: number, length: number): Uint8Array {
    return new Uint8Array(this.view.buffer, this.view.byteOffset + offset - this.start, length);
  }
}
