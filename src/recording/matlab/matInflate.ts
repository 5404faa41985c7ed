/** Unpacks a compressed variable, within limits that neither a lying header nor a hostile stream can pass. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createInflate, inflateSync } from 'node:zlib';
import type { MatElement } from './matElements';
import { MatDamage, type MatBytes } from './matTypes';

/** Unpacked bytes that one file may take in memory, and those that a file of a few bytes may. */
const mostUnpackedBytes = 512 * 1024 * 1024;
const mostUnpackedOfSmall = 64 * 1024 * 1024;
/** Beyond that so many for each byte of the file: samples shrink to a tenth at best, constant ones further. */
const mostUnpackedPerByte = 32;

/** Bytes that all variables of a file together may take unpacked. */
export function unpackedBytesFor(fileBytes: number): number {
  return Math.min(mostUnpackedBytes, mostUnpackedOfSmall + mostUnpackedPerByte * fileBytes);
}

/** Deflate cannot do better than 1032:1; what claims more lies. */
const bestRatio = 1032;
const slackBytes = 1024;
const chunkBytes = 1024 * 1024;
const smallestChunkBytes = 16 * 1024;

async function* compressedChunks(
  bytes: MatBytes,
  element: MatElement,
  most: number,
): AsyncGenerator<Uint8Array> {
  const end = element.offset + Math.min(element.present, most);
  for (let offset = element.offset; offset < end; offset += chunkBytes) {
    const chunk = await bytes.read(offset, Math.min(chunkBytes, end - offset));
    if (chunk.length === 0) return;
    yield chunk;
  }
}

/** Damage in the compressed bytes, as opposed to a disk that cannot be read. */
function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** Unpacked in one go up to here: a stream takes a millisecond to set up, and a file may have thousands of elements. */
const mostUnpackedAtOnce = 32 * 1024 * 1024;

/** Unpacked bytes; `odd` where they are damaged, or more come out than there should be: such elements cost more. */
export interface Unpacked extends MatBytes {
  readonly odd: boolean;
}

/** All of a small input unpacked; undefined where it is damaged or more than `most` bytes come out. */
function inflateAtOnce(packed: Uint8Array, most: number): Uint8Array | undefined {
  try {
    const chunkSize = Math.max(smallestChunkBytes, Math.min(most, chunkBytes));
    return inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most, chunkSize });
  } catch {
    return undefined;
  }
}

const streamChunkBytes = 256 * 1024;

/** Unpacks up to `length` bytes of an element as a stream, reading no more than `mostInput` of it; fewer where it is cut or damaged. */
async function inflateUpTo(
  bytes: MatBytes,
  element: MatElement,
  length: number,
  mostInput: number,
): Promise<{ unpacked: Uint8Array; error?: Error }> {
  const unpacked = new Uint8Array(length);
  let filled = 0;
  try {
    await pipeline(
      Readable.from(compressedChunks(bytes, element, mostInput)),
      // A stream that ends early is then no error: what came is kept.
      createInflate({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: streamChunkBytes }),
      async (output: AsyncIterable<Uint8Array>) => {
        for await (const chunk of output) {
          const kept = chunk.subarray(0, length - filled);
          unpacked.set(kept, filled);
          filled += kept.length;
          if (filled === length) return;
        }
      },
    );
  } catch (error) {
    // The consumer returning early aborts the streams before it, which is no failure of the data.
    if (filled < length) {
      if (!isZlibError(error)) throw error;
      return { unpacked: unpacked.subarray(0, filled), error };
    }
  }
  return { unpacked: unpacked.subarray(0, filled) };
}

/** So little is unpacked at first, and more where that does not suffice: of 256 bytes no more than 264 kB can come. */
const peekStep = 256;

/** The first `length` bytes of a compressed element: enough for a variable's name, class and dimensions. */
export async function peekInflated(bytes: MatBytes, element: MatElement, length: number): Promise<Unpacked> {
  const packed = await bytes.read(element.offset, Math.min(element.present, length + slackBytes));
  for (let input = peekStep; ; input += peekStep) {
    const unpacked = inflateAtOnce(packed.subarray(0, input), bestRatio * input + slackBytes);
    if (!unpacked) break;
    if (unpacked.length >= length || input >= packed.length) return inMemory(unpacked.subarray(0, length));
  }
  const { unpacked } = await inflateUpTo(bytes, element, length, length + slackBytes);
  return inMemory(unpacked, true);
}

/** @throws MatDamage when an element claims to unpack to a `size` that cannot come from so few bytes. */
export function checkUnpackedSize(element: MatElement, size: number): void {
  if (size > bestRatio * element.present + slackBytes) {
    throw new MatDamage(
      `${element.present} compressed bytes claim to unpack to ${size}, which no compression does`,
    );
  }
}

/**
 * A compressed element unpacked to its `size` bytes (tag included), or to as many as come out where it is cut. The
 * size has been checked.
 * @throws MatDamage when nothing comes out.
 */
export async function inflate(bytes: MatBytes, element: MatElement, size: number): Promise<Unpacked> {
  // What is much longer packed than unpacked is no compressor's work, and not read whole.
  const isSmall = size <= mostUnpackedAtOnce;
  if (isSmall && element.present <= 2 * size + slackBytes) {
    const packed = await bytes.read(element.offset, element.present);
    const atOnce = inflateAtOnce(packed, size + slackBytes);
    if (atOnce && atOnce.length > 0) return inMemory(atOnce.subarray(0, size));
  }
  const { unpacked, error } = await inflateUpTo(bytes, element, size, element.present);
  if (unpacked.length === 0) {
    throw new MatDamage(
      `its compressed bytes from ${element.offset} cannot be unpacked (${error?.message ?? 'nothing comes out'})`,
    );
  }
  return inMemory(unpacked, isSmall || unpacked.length < size);
}

function inMemory(unpacked: Uint8Array, odd = false): Unpacked {
  return {
    odd,
    size: unpacked.length,
    read: (offset, length) => Promise.resolve(unpacked.subarray(offset, Math.max(offset, offset + length))),
  };
}
