/**
 * What the `fmt ` chunk says about the samples, checked against itself: encoding, container width, frame length.
 * Where the bits and the block align disagree the block align is right: it is what the recorder's write calls used.
 */
import { RecordingError } from '../recordingError';
import { dataView } from './riff';

export type WavEncoding = 'unsigned' | 'signed' | 'float';

/** How one frame (one sample of every channel) is laid out. */
export interface WavLayout {
  readonly encoding: WavEncoding;
  readonly channelCount: number;
  /** Frames per second (Hz). */
  readonly samplingRate: number;
  /** Bytes that one sample takes, padding bits included. */
  readonly sampleBytes: number;
  readonly frameBytes: number;
  readonly warnings: readonly string[];
}

const formatTag = { pcm: 1, float: 3, extensible: 0xfffe } as const;
const tagNames: ReadonlyMap<number, string> = new Map([
  [0x02, 'Microsoft ADPCM'],
  [0x06, 'A-law'],
  [0x07, 'µ-law'],
  [0x11, 'IMA ADPCM'],
  [0x31, 'GSM 6.10'],
  [0x50, 'MPEG'],
  [0x55, 'MP3'],
  [0xff, 'AAC'],
]);
const smallestFmtBytes = 16;
/** `fmt ` with the extension: 16 bytes, its size (2), valid bits (2), speaker mask (4), then the sub-format. */
const subFormatOffset = 24;

function effectiveTag(view: DataView): number {
  const tag = view.getUint16(0, true);
  // A sub-format is a GUID whose first two bytes are the plain format tag.
  return tag === formatTag.extensible && view.byteLength >= subFormatOffset + 2
    ? view.getUint16(subFormatOffset, true)
    : tag;
}

/** Container bytes per sample, from the block align where that can be, else from the bits. */
function containerBytes(
  view: DataView,
  channelCount: number,
  fileName: string,
): { bytes: number; warnings: string[] } {
  const frameBytes = view.getUint16(12, true);
  const bits = view.getUint16(14, true);
  const fromBits = Math.ceil(bits / 8);
  if (frameBytes > 0 && frameBytes % channelCount === 0) {
    const bytes = frameBytes / channelCount;
    if (bytes === fromBits) return { bytes, warnings: [] };
    return {
      bytes,
      warnings: [
        `The header says ${bits} bits per sample but ${bytes} bytes each (block align ${frameBytes}, ${channelCount} channels): the block align is trusted.`,
      ],
    };
  }
  if (fromBits === 0) {
    throw new RecordingError(
      'damaged',
      `${fileName} states neither a block align nor bits per sample (fmt chunk): where one sample ends is unknown.`,
    );
  }
  return {
    bytes: fromBits,
    warnings: [
      `The block align (${frameBytes}) does not fit ${channelCount} channels: ${fromBits} bytes per sample are taken from the ${bits} bits.`,
    ],
  };
}

function encodingOf(tag: number, sampleBytes: number, fileName: string): WavEncoding {
  if (tag === formatTag.float && (sampleBytes === 4 || sampleBytes === 8)) return 'float';
  if (tag === formatTag.pcm && sampleBytes === 1) return 'unsigned';
  if (tag === formatTag.pcm && sampleBytes >= 2 && sampleBytes <= 4) return 'signed';
  const known = tag === formatTag.pcm || tag === formatTag.float;
  const what = known
    ? `${sampleBytes * 8}-bit ${tag === formatTag.float ? 'floating-point' : 'integer'} samples`
    : `${tagNames.get(tag) ?? `format tag ${tag}`} compression`;
  throw new RecordingError(
    'unsupported',
    `${fileName} uses ${what}, which is not read here: save it again as PCM (8 to 32 bit) or 32/64-bit float WAV.`,
  );
}

/** Reads the `fmt ` chunk's body. @throws RecordingError when it is cut, contradictory or of an unread encoding. */
export function parseWavLayout(fmt: Uint8Array, fileName: string): WavLayout {
  if (fmt.length < smallestFmtBytes) {
    throw new RecordingError(
      'damaged',
      `${fileName} has a fmt chunk of ${fmt.length} bytes where ${smallestFmtBytes} are the least: the header is cut or overwritten.`,
    );
  }
  const view = dataView(fmt);
  const channelCount = view.getUint16(2, true);
  const samplingRate = view.getUint32(4, true);
  if (channelCount === 0) {
    throw new RecordingError('damaged', `${fileName} says it has 0 channels (fmt chunk, byte 2).`);
  }
  if (samplingRate === 0) {
    throw new RecordingError('damaged', `${fileName} says it was sampled at 0 Hz (fmt chunk, byte 4).`);
  }
  const container = containerBytes(view, channelCount, fileName);
  return {
    encoding: encodingOf(effectiveTag(view), container.bytes, fileName),
    channelCount,
    samplingRate,
    sampleBytes: container.bytes,
    frameBytes: container.bytes * channelCount,
    warnings: container.warnings,
  };
}
