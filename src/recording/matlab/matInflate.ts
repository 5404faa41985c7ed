/** Unpacks a compressed variable, within limits that neither a lying header nor a hostile stream can pass. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createInflate, inflateSync } from 'node:zlib';
import type { MatElement } from './matElements';
import { MatDamage, type MatBytes } from './matTypes';

/** Unpacked bytes that one file may take in memory. */
export const mostUnpackedBytes = 512 * 1024 * 1024;
/** Deflate cannot do better than 1032:1; what claims more lies. */
const bestRatio = 1032;
const slackBytes = 1024;
const chunkBytes = 1024 * 1024;

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

/** Compressed bytes that are unpacked in one go: a stream takes a millisecond to set up, and a file may have thousands. */
const mostBytesAtOnce = 16 * 1024;
/** What unpacks to more is a bomb, or large: the stream stops where it has enough. */
const mostUnpackedAtOnce = 64 * 1024;

/** A small element unpacked without a stream; undefined where it is large or damaged: then a stream is needed. */
async function inflateAtOnce(
  bytes: MatBytes,
  element: MatElement,
  length: number,
  mostInput: number,
): Promise<Uint8Array | undefined> {
  const input = Math.min(element.present, mostInput);
  if (input > mostBytesAtOnce) return undefined;
  const packed = await bytes.read(element.offset, input);
  try {
    const limits = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostUnpackedAtOnce };
    return inflateSync(packed, limits).subarray(0, length);
  } catch {
    return undefined;
  }
}

/** Unpacks up to `length` bytes of an element, reading no more than `mostInput` of it; fewer where it is cut or damaged. */
async function inflateUpTo(
  bytes: MatBytes,
  element: MatElement,
  length: number,
  mostInput: number,
): Promise<{ unpacked: Uint8Array; error?: Error }> {
  const atOnce = await inflateAtOnce(bytes, element, length, mostInput);
  if (atOnce) return { unpacked: atOnce };
  const unpacked = new Uint8Array(length);
  let filled = 0;
  try {
    await pipeline(
      Readable.from(compressedChunks(bytes, element, mostInput)),
      // A stream that ends early is then no error: what came is kept.
      createInflate({ finishFlush: constants.Z_SYNC_FLUSH }),
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

/** The first `length` bytes of a compressed element: enough for a variable's name, class and dimensions. */
export async function peekInflated(bytes: MatBytes, element: MatElement, length: number): Promise<MatBytes> {
  const { unpacked } = await inflateUpTo(bytes, element, length, length + slackBytes);
  return inMemory(unpacked);
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
export async function inflate(bytes: MatBytes, element: MatElement, size: number): Promise<MatBytes> {
  const { unpacked, error } = await inflateUpTo(bytes, element, size, element.present);
  if (unpacked.length === 0) {
    throw new MatDamage(
      `its compressed bytes from ${element.offset} cannot be unpacked (${error?.message ?? 'nothing comes out'})`,
    );
  }
  return inMemory(unpacked);
}

function inMemory(unpacked: Uint8Array): MatBytes {
  return {
    size: unpacked.length,
    read: (offset, length) => Promise.resolve(unpacked.subarray(offset, Math.max(offset, offset + length))),
  };
}
