/** The files of a tar archive by where they stand in it: nothing is unpacked. POSIX ustar and GNU long names. */
import type { ByteSource } from '../byteSource';
import { RecordingError } from '../recordingError';

const blockBytes = 512;
const mostEntries = 10_000;

/** A file in an archive. */
export interface TarEntry {
  /** Its name without its folder. */
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

function text(block: Uint8Array, from: number, length: number): string {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** A size: octal digits, or base 256 where the first bit is set. */
function sizeOf(block: Uint8Array): number {
  const field = block.subarray(124, 136);
  if (((field[0] ?? 0) & 0x80) !== 0) return field.subarray(4).reduce((value, byte) => value * 256 + byte, 0);
  const digits = text(block, 124, 12).trim();
  return /^[0-7]+$/u.test(digits) ? Number.parseInt(digits, 8) : NaN;
}

/** Whether a head is a tar header: by its name for itself, and by the sum of its bytes. */
export function isTar(head: Uint8Array): boolean {
  if (head.length < blockBytes) return false;
  const block = head.subarray(0, blockBytes);
  const sum = block.reduce((all, byte, index) => all + (index >= 148 && index < 156 ? 0x20 : byte), 0);
  return sum > 8 * 0x20 && sum === Number.parseInt(text(block, 148, 8).trim(), 8);
}

/** The files, in order. @throws RecordingError where the archive is damaged */
export async function tarEntries(source: ByteSource): Promise<readonly TarEntry[]> {
  const entries: TarEntry[] = [];
  let longName: string | undefined;
  for (let offset = 0, count = 0; offset + blockBytes <= source.size; count++) {
    const block = await source.read(offset, blockBytes);
    if (block.every((byte) => byte === 0)) break;
    const size = sizeOf(block);
    if (count >= mostEntries || !isTar(block) || !Number.isSafeInteger(size)) {
      throw new RecordingError(
        'damaged',
        `${source.name} is damaged: at byte ${offset} no file of the archive begins.`,
      );
    }
    const type = String.fromCharCode(block[156] ?? 0);
    const body = offset + blockBytes;
    if (type === 'L') longName = text(await source.read(body, Math.min(size, 4096)), 0, 4096);
    else if (type === '0' || type === '\0') {
      const path = longName ?? text(block, 0, 100);
      longName = undefined;
      const there = Math.max(0, Math.min(size, source.size - body));
      entries.push({ name: path.slice(path.lastIndexOf('/') + 1), offset: body, size: there });
    }
    offset = body + blockBytes * Math.ceil(size / blockBytes);
  }
  return entries;
}
