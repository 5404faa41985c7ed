/** Bytes as text, or not at all: a byte that is not UTF-8 is never replaced, since the next save would make that last. */

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

/** Decodes; a byte order mark stays in the text. @throws NotUtf8 naming line and byte. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw firstFault(bytes);
    throw error;
  }
}

/** Where the file leaves UTF-8: the first byte that does not come back from text with replacement characters. */
function firstFault(bytes: Uint8Array): NotUtf8 {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const found = bytes.findIndex((byte, index) => byte !== again[index]);
  const offset = found === -1 ? bytes.length - 1 : found;
  const before = bytes.subarray(0, offset);
  const line = before.reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
  const column = offset - before.lastIndexOf(0x0a);
  const hex = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return new NotUtf8(
    line,
    `Byte ${column} of the line (hexadecimal ${hex}) is not UTF-8 text; convert the file to UTF-8, or take an earlier version of it.`,
  );
}
