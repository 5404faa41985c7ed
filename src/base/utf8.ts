/** Bytes as text, or not at all: a byte that is not UTF-8 is never replaced, since the next save would make that last. */
import { isUtf8 } from 'node:buffer';

/** The first byte of a file that is not UTF-8. */
export class NotUtf8 extends Error {
  /** From 1. */
  readonly line: number;

  constructor(line: number, sentence: string) {
    super(sentence);
    this.name = 'NotUtf8';
    this.line = line;
  }
}

/** Where in a file something begins: its line, and how many bytes of that line stand before it. */
interface BytePlace {
  readonly line: number;
  readonly column: number;
}

const fileStart: BytePlace = { line: 1, column: 0 };

/** Decodes; a byte order mark stays in the text. @throws NotUtf8 naming line and byte. */
export function decodeUtf8(bytes: Uint8Array): string {
  // Several times as fast as a TextDecoder, which counts where a label file has fifty megabytes.
  if (!isUtf8(bytes)) throw firstFault(bytes, fileStart);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** So many bytes are decoded at a time. */
const blockBytes = 1 << 16;

/** The text of a file, block by block, so that it is nowhere as a whole. @throws NotUtf8 */
export function* decodedBlocks(bytes: Uint8Array): Iterable<string> {
  const blocks = new Utf8Blocks();
  for (let from = 0; from < bytes.length; from += blockBytes) {
    yield blocks.decode(bytes.subarray(from, from + blockBytes));
  }
  blocks.end();
}

/** Decodes a file block by block, as `decodeUtf8` does it whole. */
export class Utf8Blocks {
  private pending = new Uint8Array(0);
  private place = fileStart;

  /** The text of one more block, as far as it goes. @throws NotUtf8 */
  decode(block: Uint8Array): string {
    return this.take(Buffer.concat([this.pending, block]), false);
  }

  /** There are no more. @throws NotUtf8 where the last character is cut. */
  end(): void {
    this.take(this.pending, true);
  }

  private take(bytes: Uint8Array, isEnd: boolean): string {
    const whole = isEnd ? bytes : bytes.subarray(0, bytes.length - cutCharacter(bytes));
    if (!isUtf8(whole)) throw firstFault(bytes, this.place);
    this.pending = bytes.slice(whole.length);
    this.place = placeAfter(whole, this.place);
    return decodeUtf8(whole);
  }
}

/** How many bytes at the end may be the beginning of a character that goes on. */
function cutCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function placeAfter(bytes: Uint8Array, { line, column }: BytePlace): BytePlace {
  let lines = line;
  let last = -1;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
    lines += 1;
    last = at;
  }
  return { line: lines, column: last === -1 ? column + bytes.length : bytes.length - last - 1 };
}

/** Where bytes leave UTF-8: the first one that does not come back from text with replacement characters. */
function firstFault(bytes: Uint8Array, start: BytePlace): NotUtf8 {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const found = bytes.findIndex((byte, index) => byte !== again[index]);
  const offset = found === -1 ? bytes.length - 1 : found;
  const { line, column } = placeAfter(bytes.subarray(0, offset), start);
  const hex = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return new NotUtf8(
    line,
    `Byte ${column + 1} of the line (hexadecimal ${hex}) is not UTF-8 text; convert the file to UTF-8, or take an earlier version of it.`,
  );
}
