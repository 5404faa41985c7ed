/**
 * Walks the chunks of a RIFF, RF64 or BW64 file without reading their bodies: where each begins, how long it
 * really is, and what does not add up. Layout: Microsoft/IBM "Multimedia Programming Interface 1.0" (RIFF),
 * EBU Tech 3306 (RF64), ITU-R BS.2088 (BW64).
 */
import type { ByteSource } from '../byteSource';
import { RecordingError } from '../recordingError';

/** One chunk: `offset` is its body's first byte, `size` the body bytes that are really there. */
export interface WavChunk {
  readonly id: string;
  readonly offset: number;
  readonly size: number;
}

/** The chunks of a file, and one sentence for each oddity. */
export interface WavChunks {
  readonly chunks: readonly WavChunk[];
  readonly warnings: readonly string[];
}

const headerBytes = 12;
const chunkHeaderBytes = 8;
/** RIFF has no limit; a real WAV has a dozen chunks, a hostile one a million empty ones. */
const mostChunks = 1000;
/** Written by recorders that stream and never come back to fill in the size. */
const streamedSize = 0xffffffff;
const knownIds = new Set([
  'LIST',
  'cue ',
  'fact',
  'bext',
  'id3 ',
  'ID3 ',
  'JUNK',
  'PAD ',
  'iXML',
  'smpl',
  'inst',
]);

/** A four-character code. */
export function fourCharacters(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}

export function dataView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The true size of the data chunk in an RF64/BW64 file: `ds64` holds riffSize, dataSize, sampleCount as 64 bits. */
async function sixtyFourBitDataSize(source: ByteSource, chunk: WavChunk): Promise<number | undefined> {
  if (chunk.size < 16) return undefined;
  const view = dataView(await source.read(chunk.offset, 16));
  return view.byteLength < 16 ? undefined : Number(view.getBigUint64(8, true));
}

/**
 * How many bytes the data chunk really has, where its header cannot be taken at its word: a streamed file says
 * 0xFFFFFFFF (or 0, with samples following), a cut one more than there is.
 */
async function trueDataSize(
  source: ByteSource,
  offset: number,
  declared: number,
): Promise<{ size: number; warning?: string }> {
  const present = source.size - offset;
  if (declared === streamedSize) {
    return {
      size: present,
      warning: `The data chunk gives no length (a streamed file): all ${present} bytes to the end of the file are taken as samples.`,
    };
  }
  if (declared > present) {
    return {
      size: present,
      warning: `The header promises ${declared} bytes of samples, the file holds ${present}: it was cut short, what is there is shown.`,
    };
  }
  if (declared === 0 && present > 0) {
    const next = await source.read(offset, chunkHeaderBytes);
    if (next.length === chunkHeaderBytes && knownIds.has(fourCharacters(next, 0))) return { size: 0 };
    return {
      size: present,
      warning: `The data chunk says it is empty, yet ${present} bytes follow: they are taken as samples (the recorder was stopped before it wrote the length).`,
    };
  }
  return { size: declared };
}

/** The chunks of `source`, in file order. @throws RecordingError when the file is not RIFF/WAVE at all. */
export async function readWavChunks(source: ByteSource): Promise<WavChunks> {
  const chunks: WavChunk[] = [];
  const warnings: string[] = [];
  let declaredDataSize: number | undefined;
  let offset = headerBytes;
  while (offset + chunkHeaderBytes <= source.size) {
    if (chunks.length === mostChunks) {
      throw new RecordingError(
        'damaged',
        `${source.name} has more than ${mostChunks} chunks before byte ${offset}: it is no real WAV file.`,
      );
    }
    const header = await source.read(offset, chunkHeaderBytes);
    if (header.length < chunkHeaderBytes) break;
    const id = fourCharacters(header, 0);
    const declared = dataView(header).getUint32(4, true);
    const body = offset + chunkHeaderBytes;
    const wanted = id === 'data' && declared === streamedSize ? (declaredDataSize ?? declared) : declared;
    const found =
      id === 'data'
        ? await trueDataSize(source, body, wanted)
        : { size: Math.min(declared, source.size - body) };
    if (found.warning !== undefined) warnings.push(found.warning);
    const chunk = { id, offset: body, size: found.size };
    chunks.push(chunk);
    if (id === 'ds64') declaredDataSize = await sixtyFourBitDataSize(source, chunk);
    // Chunk bodies are padded to an even length; the pad byte is not counted in the size.
    offset = body + found.size + (found.size % 2);
  }
  return { chunks, warnings };
}
