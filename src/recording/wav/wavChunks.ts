/**
 * Walks the chunks of a RIFF, RF64 or BW64 file without reading their bodies: where each begins, how long it
 * really is, and what does not add up. Layout: Microsoft/IBM "Multimedia Programming Interface 1.0" (RIFF),
 * EBU Tech 3306 (RF64), ITU-R BS.2088 (BW64).
 */
import type { ByteSource } from '../byteSource';
import { RecordingError } from '../recordingError';
import { chunkHeaderBytes, dataView, fourCharacters, knownIds } from './riff';
import { endOfSamples } from './trailingChunks';

/** One chunk: `offset` is its body's first byte, `size` the body bytes that are really there. */
export interface WavChunk {
  readonly id: string;
  readonly offset: number;
  readonly size: number;
}

/** The chunks of a file, and one sentence for each oddity. */
export interface WavChunks {
  readonly chunks: readonly WavChunk[];
  /** By how many bytes the file is longer than its header says; absent where that states no length. */
  readonly surplusBytes?: number;
  readonly warnings: readonly string[];
}

const headerBytes = 12;
/** RIFF has no limit; a real WAV has a dozen chunks, a hostile one a million empty ones. */
const mostChunks = 1000;
/**
 * Written by recorders that stream and never come back to fill in the size: 0xFFFFFFFF, 0x80000000, 0x7FFFFFFF and numbers
 * somewhat below, in files that are not that long.
 */
const streamedSize = 0x7ff00000;
/** For the size of a data chunk: see the `ds64` chunk, where there is one. */
const noSize = 0xffffffff;
/** The true size of the data chunk in an RF64/BW64 file: `ds64` holds riffSize, dataSize, sampleCount as 64 bits. */
async function sixtyFourBitDataSize(source: ByteSource, chunk: WavChunk): Promise<number | undefined> {
  if (chunk.size < 16) return undefined;
  const view = dataView(await source.read(chunk.offset, 16));
  const size = view.byteLength < 16 ? 0 : Number(view.getBigUint64(8, true));
  // A streamed file leaves it empty too.
  return size === 0 ? undefined : size;
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
  if (declared >= streamedSize && declared > present) {
    const size = (await endOfSamples(source, offset)) - offset;
    return {
      size,
      warning: `The data chunk gives no length (a streamed file): all ${size} bytes to ${size === present ? 'the end of the file' : 'the chunks behind them'} are taken as samples.`,
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
    const size = (await endOfSamples(source, offset)) - offset;
    return {
      size,
      warning: `The data chunk says it is empty, yet ${size} bytes follow: they are taken as samples (the recorder was stopped before it wrote the length).`,
    };
  }
  return { size: declared };
}

/**
 * Where the chunk after one of `size` bytes begins: chunk bodies are padded to an even length, and the pad byte is not
 * counted in the size; some programs leave it out.
 */
async function nextChunk(source: ByteSource, end: number, size: number): Promise<number> {
  if (size % 2 === 0) return end;
  const next = await source.read(end, 5);
  const isUnpadded = knownIds.has(fourCharacters(next, 0)) && !knownIds.has(fourCharacters(next, 1));
  return isUnpadded ? end : end + 1;
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
        `${source.name} has more than ${mostChunks} chunks before byte ${offset}: it is not a real WAV file.`,
      );
    }
    const header = await source.read(offset, chunkHeaderBytes);
    if (header.length < chunkHeaderBytes) break;
    const id = fourCharacters(header, 0);
    const declared = dataView(header).getUint32(4, true);
    const body = offset + chunkHeaderBytes;
    const wanted = id === 'data' && declared === noSize ? (declaredDataSize ?? declared) : declared;
    const found =
      id === 'data'
        ? await trueDataSize(source, body, wanted)
        : { size: Math.min(declared, source.size - body) };
    if (found.warning !== undefined) warnings.push(found.warning);
    const chunk = { id, offset: body, size: found.size };
    chunks.push(chunk);
    if (id === 'ds64') declaredDataSize = await sixtyFourBitDataSize(source, chunk);
    offset = await nextChunk(source, body + found.size, found.size);
  }
  const riffSize = await source.read(4, 4);
  const stated = riffSize.length === 4 ? dataView(riffSize).getUint32(0, true) + chunkHeaderBytes : 0;
  const isStated = stated > headerBytes && stated < streamedSize;
  return { chunks, ...(isStated && { surplusBytes: source.size - stated }), warnings };
}
