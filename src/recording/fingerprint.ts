/** Tells in milliseconds whether a signal file is still the one that was labelled, however large it is. */
import { sha256Hex } from '../base/hash';
import type { ByteSource } from './byteSource';
import { RecordingError } from './recordingError';

/** Tells whether a file is still the one that it was. */
export interface Fingerprint {
  readonly bytes: number;
  /** SHA-256, hex, of the size, the file's head and evenly spaced blocks. */
  readonly sha256: string;
}

const headBytes = 64 * 1024;
const blockBytes = 4 * 1024;
const blocks = 16;
const sampledBytes = headBytes + blocks * blockBytes;

/** The ranges that are hashed: all of a small file; of a large one its head and blocks from its start to its end. */
function sampledRanges(size: number): readonly (readonly [offset: number, length: number])[] {
  if (size <= sampledBytes) return [[0, size]];
  const lastOffset = size - blockBytes;
  const spaced = Array.from({ length: blocks }, (_, index): readonly [number, number] => [
    Math.floor((lastOffset * index) / (blocks - 1)),
    blockBytes,
  ]);
  return [[0, headBytes], ...spaced];
}

/**
 * SHA-256 over the size in decimal and a line feed, then the first 64 KiB, then 16 evenly spaced blocks of 4 KiB of
 * which the last ends the file (a file of up to 128 KiB is hashed whole). A change between the blocks goes unseen:
 * this recognises another or a cut file, it is no proof against forgery.
 * @throws RecordingError when the file ends before its stated size.
 */
export async function fingerprint(source: ByteSource): Promise<Fingerprint> {
  const parts: (string | Uint8Array)[] = [`${source.size}\n`];
  for (const [offset, length] of sampledRanges(source.size)) {
    const bytes = await source.read(offset, length);
    if (bytes.byteLength !== length) {
      throw new RecordingError(
        'unreadable',
        `${source.name} ends at byte ${offset + bytes.byteLength}, before its size of ${source.size} bytes; was it changed while it was read?`,
      );
    }
    parts.push(bytes);
  }
  return { bytes: source.size, sha256: sha256Hex(parts) };
}
