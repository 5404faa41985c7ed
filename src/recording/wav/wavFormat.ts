/**
 * WAV: RIFF, RF64 and BW64 with integer or floating-point samples, read by range. WAV carries no calibration, so
 * integers are fractions of full scale without a unit, and a warning says so: an amplitude is never invented.
 */
import type { ByteSource } from '../byteSource';
import type { ChannelRange } from '../blocks/block';
import { readRuns, type StoredRun } from '../blocks/runs';
import { checkedChannels, durationOf, type CheckedChannel, type StatedChannel } from '../channels';
import type { FormatRecording, RecordingFormat } from '../format';
import { copyWarnings } from '../otherContent/copyDamage';
import { readExactly } from '../readExactly';
import { RecordingError } from '../recordingError';
import { fourCharacters } from './riff';
import { readWavChunks, type WavChunk } from './wavChunks';
import { readWavCues } from './wavCues';
import { parseWavLayout, type WavLayout } from './wavLayout';
import { decodeWavChannel, storedWav } from './wavSamples';

const signatures = new Set(['RIFF', 'RF64', 'BW64']);
/** The longest `fmt ` body we look at (the extensible one has 40 bytes). */
const fmtBytes = 64;
/** Bytes read at once, so that one channel of a wide file does not pull the whole range into memory. */
const blockBytes = 1024 * 1024;

function channelsOf(layout: WavLayout, samples: number, fileName: string): readonly CheckedChannel[] {
  const stated = Array.from({ length: layout.channelCount }, (_, index): StatedChannel => ({
    name: `Channel ${index + 1}`,
    unit: '',
    // WAV names no channel; whoever opens one here opens it as EMG (needle EMG machines export their sound so).
    kind: 'emg',
    kindReason: 'no unit',
    samplingRate: layout.samplingRate,
    samples,
    // Floats may exceed full scale, so only integers have a range.
    ...(layout.encoding === 'float' ? {} : { physicalRange: { minimum: -1, maximum: 1 } }),
  }));
  return checkedChannels(stated, fileName);
}

async function readChannel(
  source: ByteSource,
  layout: WavLayout,
  data: WavChunk,
  channelIndex: number,
  span: { readonly from: number; readonly count: number },
): Promise<Float32Array> {
  const samples = new Float32Array(span.count).fill(NaN);
  const framesPerBlock = Math.max(1, Math.floor(blockBytes / layout.frameBytes));
  for (let done = 0; done < span.count; done += framesPerBlock) {
    const frames = Math.min(framesPerBlock, span.count - done);
    const offset = data.offset + (span.from + done) * layout.frameBytes;
    const bytes = await source.read(offset, frames * layout.frameBytes);
    samples.set(decodeWavChannel(bytes, layout, channelIndex), done);
  }
  return samples;
}

/** Each range is one run: frames follow one another. */
function wavRuns(layout: WavLayout, data: WavChunk, ranges: readonly ChannelRange[]): readonly StoredRun[] {
  const { frameBytes: strideBytes, sampleBytes } = layout;
  const format = storedWav(layout);
  return ranges
    .map(({ channel, from, to }) => ({
      channel,
      from,
      count: to - from,
      offset: data.offset + from * strideBytes + channel * sampleBytes,
      strideBytes,
      format,
    }))
    .sort((a, b) => a.offset - b.offset);
}

function required(chunks: readonly WavChunk[], id: string, source: ByteSource): WavChunk {
  const named = chunks.filter((candidate) => candidate.id === id);
  const chunk = named.find(({ size }) => size > 0) ?? named[0];
  if (chunk) return chunk;
  throw new RecordingError(
    'damaged',
    `${source.name} has no "${id}" chunk in its ${source.size} bytes: the file is cut or its header is damaged.`,
  );
}

/** RIFF/WAVE has one data chunk; a second one is another recording's, or what a recorder wrote after a pause. */
function secondDataWarning(chunks: readonly WavChunk[], shown: WavChunk): string[] {
  const others = chunks.filter(
    ({ id, offset, size }) => id === 'data' && offset !== shown.offset && size > 0,
  );
  if (others.length === 0) return [];
  const bytes = others.reduce((sum, { size }) => sum + size, 0);
  const chunk = others.length === 1 ? 'a second data chunk' : `${others.length} more data chunks`;
  return [
    `The file has ${chunk}, which WAV does not allow: its ${bytes} bytes of samples from byte ${others[0]?.offset ?? 0} on are not shown.`,
  ];
}

async function openWav(source: ByteSource): Promise<FormatRecording> {
  const { chunks, surplusBytes, warnings } = await readWavChunks(source);
  const fmt = required(chunks, 'fmt ', source);
  const layout = parseWavLayout(await source.read(fmt.offset, Math.min(fmt.size, fmtBytes)), source.name);
  const data = required(chunks, 'data', source);
  const samples = Math.floor(data.size / layout.frameBytes);
  if (samples === 0) {
    throw new RecordingError(
      'damaged',
      `${source.name} holds no complete sample (data chunk of ${data.size} bytes, ${layout.frameBytes} per frame).`,
    );
  }
  const strayBytes = data.size - samples * layout.frameBytes;
  const channels = channelsOf(layout, samples, source.name);
  const damage = surplusBytes === undefined ? [] : await copyWarnings(source, 0, surplusBytes);
  return {
    format: 'WAV',
    durationSeconds: durationOf(channels),
    channels,
    leftOut: [],
    warnings: [
      'WAV carries no calibration: amplitudes are fractions of full scale, not microvolts.',
      ...damage,
      ...layout.warnings,
      ...warnings,
      ...secondDataWarning(chunks, data),
      ...(strayBytes > 0
        ? [`The last ${strayBytes} bytes of samples are not a whole frame and are left out.`]
        : []),
    ],
    signalFile: source,
    read: async (channelIndex, from, count) => {
      if (!channels[channelIndex]) throw new RangeError(`There is no channel ${channelIndex}.`);
      if (from < 0 || count < 0) throw new RangeError(`There are no ${count} samples from ${from}.`);
      const span = { from, count: Math.max(0, Math.min(count, samples - from)) };
      return readChannel(source, layout, data, channelIndex, span);
    },
    blocks: (ranges, options = {}) =>
      readRuns(
        wavRuns(layout, data, ranges),
        (offset, length, buffer) => readExactly(source, offset, length, buffer),
        options,
      ),
    readAnnotations: () => readWavCues(source, chunks, layout.samplingRate, samples),
    close: () => source.close(),
  };
}

export const wavFormat: RecordingFormat = {
  name: 'WAV',
  recognises: (head) => signatures.has(fourCharacters(head, 0)) && fourCharacters(head, 8) === 'WAVE',
  open: openWav,
};
