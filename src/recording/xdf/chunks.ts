/**
 * The chunks of an XDF file, one after the other: a length, a tag, a content
 * (https://github.com/sccn/xdf/wiki/Specifications). No length is trusted: where a chunk cannot be one, the next boundary
 * is looked for, which recorders write for this purpose.
 */
import type { BytesAhead } from './bytesAhead';

export type ChunkTag = 'file header' | 'stream header' | 'samples' | 'clock offset' | 'boundary' | 'footer';

/** A chunk's content, [from, end), cut where the file ends. */
export interface Chunk {
  readonly tag: ChunkTag;
  readonly from: number;
  readonly end: number;
}

/** What is odd about how chunks follow one another. */
export interface ChunkFaults {
  /** Stretches that are no chunks, passed over. */
  skipped: number;
  /** The file ends within a chunk. */
  isCut: boolean;
}

const tags: ReadonlyMap<number, ChunkTag> = new Map([
  [1, 'file header'],
  [2, 'stream header'],
  [3, 'samples'],
  [4, 'clock offset'],
  [5, 'boundary'],
  [6, 'footer'],
]);
const tagBytes = 2;
const magicBytes = 4;
const boundary = [
  0x43, 0xa5, 0x46, 0xdc, 0xcb, 0xf5, 0x41, 0x0f, 0xb3, 0x0e, 0xd5, 0x46, 0x73, 0x83, 0xcb, 0xe4,
];
const searchedBytes = 2 ** 18;

/** A number with the count of its bytes (1, 4 or 8) before it; undefined where none ends by `end`. Its bytes are at hand. */
export function variableLength(
  bytes: BytesAhead,
  offset: number,
  end: number,
): { readonly value: number; readonly end: number } | undefined {
  const width = bytes.uint8(offset);
  const at = offset + 1;
  if (at + width > end) return undefined;
  if (width === 1) return { value: bytes.uint8(at), end: at + 1 };
  if (width === 4) return { value: bytes.uint32(at), end: at + 4 };
  if (width === 8) return { value: bytes.uint64(at), end: at + 8 };
  return undefined;
}

/** So many bytes a variable length takes at most. */
export const longestVariable = 9;

/** All chunks of a file; `faults` is written to on the way. */
export async function* chunksOf(bytes: BytesAhead, faults: ChunkFaults): AsyncGenerator<Chunk> {
  let place = magicBytes;
  while (place < bytes.size) {
    const next = await chunkAt(bytes, place);
    if (next === 'cut') {
      faults.isCut = true;
      return;
    }
    const isWhole = next !== undefined && next.end <= bytes.size;
    const resumed = isWhole ? next.end : await behindBoundary(bytes, place + 1);
    if (next?.tag !== undefined) {
      yield { tag: next.tag, from: next.from, end: Math.min(next.end, resumed ?? bytes.size) };
    }
    if (!isWhole && resumed === undefined) {
      if (next) faults.isCut = true;
      else faults.skipped += 1;
      return;
    }
    if (!isWhole) faults.skipped += 1;
    place = resumed ?? bytes.size;
  }
}

interface FoundChunk {
  /** Undefined for a kind that the specification does not have. */
  readonly tag: ChunkTag | undefined;
  readonly from: number;
  readonly end: number;
}

/** The chunk that begins at a byte; undefined where none does. */
async function chunkAt(bytes: BytesAhead, place: number): Promise<FoundChunk | 'cut' | undefined> {
  const head = Math.min(longestVariable + tagBytes, bytes.size - place);
  if (!bytes.holds(place, head)) await bytes.load(place, head);
  const width = bytes.uint8(place);
  if (width !== 1 && width !== 4 && width !== 8) return undefined;
  if (head < 1 + width + tagBytes) return 'cut';
  const length = variableLength(bytes, place, bytes.size);
  if (!length || length.value < tagBytes || !Number.isSafeInteger(length.value)) return undefined;
  const code = bytes.uint16(length.end);
  // Kinds to come are passed over, as the specification wants it; none will have such a number.
  if (code === 0 || code > 255) return undefined;
  return { tag: tags.get(code), from: length.end + tagBytes, end: length.end + length.value };
}

/** The first byte behind the next boundary. */
async function behindBoundary(bytes: BytesAhead, place: number): Promise<number | undefined> {
  for (let from = place; from + boundary.length <= bytes.size; from += searchedBytes - boundary.length + 1) {
    const length = Math.min(searchedBytes, bytes.size - from);
    await bytes.load(from, length);
    const found = Buffer.from(bytes.bytes(from, length)).indexOf(Uint8Array.from(boundary));
    if (found >= 0) return from + found + boundary.length;
  }
  return undefined;
}
