/** The text of a companion, in the encodings that spreadsheets and editors save one in. */
import { eightBitText } from '../../base/eightBitText';

/** Bytes looked at to tell UTF-16 without a byte order mark. */
const sniffedBytes = 1024;
/** ASCII in UTF-16 has a zero as every other byte. */
const leastShareOfZeros = 0.4;

/**
 * UTF-8 where it is that, UTF-16 with or without a byte order mark, else the code page in which its bytes make
 * words: whatever byte `µ` or `°` was saved as, it is read, and never replaced.
 */
export function companionText(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  // A decoder drops the mark of its own encoding.
  if (utf16 !== undefined) return new TextDecoder(utf16).decode(bytes);
  return eightBitText(bytes);
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, sniffedBytes);
  const zeros = (first: number): number =>
    head.reduce((count, byte, index) => count + (index % 2 === first && byte === 0 ? 1 : 0), 0);
  if (zeros(1) > leastShareOfZeros * head.length) return 'utf-16le';
  return zeros(0) > leastShareOfZeros * head.length ? 'utf-16be' : undefined;
}

/** Whether a program has put its replacement character in the place of one that it could not read. */
export function hasLostCharacter(text: string): boolean {
  return text.includes('\ufffd');
}
