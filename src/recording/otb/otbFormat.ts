/**
 * OTB+ (.otb+, OT BioLab+): a tar archive of one file of interleaved integers (.sig) and XML texts that describe it. The
 * samples are read where they stand in the archive.
 */
import { companionText } from '../bids/companionText';
import type { Block, BlockOptions, ChannelRange } from '../blocks/block';
import { decodePiece } from '../blocks/decodePiece';
import { readRuns, type StoredRun } from '../blocks/runs';
import { storedFormat } from '../blocks/storedFormat';
import type { ByteSource } from '../byteSource';
import { checkedChannels, durationOf } from '../channels';
import type { FormatRecording, RecordingFormat } from '../format';
import { readExactly } from '../readExactly';
import type { FileAnnotation } from '../recording';
import { RecordingError } from '../recordingError';
import { otbDevice, type OtbDevice } from './device';
import { isTar, tarEntries, type TarEntry } from './tar';
import { descendants, parseXml, type XmlElement } from './xml';

const mostXmlBytes = 16 * 2 ** 20;
const blockBytes = 2 ** 20;

async function xmlOf(source: ByteSource, entry: TarEntry): Promise<XmlElement | undefined> {
  if (entry.size > mostXmlBytes) return undefined;
  return parseXml(companionText(await readExactly(source, entry.offset, entry.size)));
}

async function openOtb(source: ByteSource): Promise<FormatRecording> {
  const entries = await tarEntries(source);
  const signals = entries.filter(({ name }) => /\.sig$/iu.test(name));
  const [signal] = signals;
  if (!signal || signals.length > 1) {
    throw new RecordingError(
      'unsupported',
      `${source.name} holds ${signals.length} signal files (.sig), and one is read here: export the recording from OT BioLab+ as MATLAB, EDF or text.`,
    );
  }
  const described = entries.find(({ name }) => name === signal.name.replace(/\.sig$/iu, '.xml'));
  const root = described && (await xmlOf(source, described));
  if (root?.name !== 'Device') {
    throw new RecordingError(
      'unsupported',
      `${source.name} does not describe ${signal.name} as OT BioLab+ does (with ${signal.name.replace(/\.sig$/iu, '.xml')}): export the recording as MATLAB, EDF or text.`,
    );
  }
  const device = otbDevice(root, source.name);
  const annotations = await markersOf(source, entries);
  return recordingOf(source, signal, device, annotations);
}

/** The markers, each once; a person's words, or the code of a sync pulse. */
async function markersOf(
  source: ByteSource,
  entries: readonly TarEntry[],
): Promise<readonly FileAnnotation[]> {
  const found = new Map<string, FileAnnotation>();
  for (const entry of entries.filter(({ name }) => /^markers?.*\.xml$/iu.test(name))) {
    const root = await xmlOf(source, entry);
    for (const marker of root ? descendants(root, 'Marker') : []) {
      const fields = new Map(marker.children.map(({ name, text }) => [name, text]));
      const milliseconds = Number(fields.get('Milliseconds') ?? NaN);
      const text = fields.get('Description')?.trim() ?? '';
      if (!Number.isFinite(milliseconds)) continue;
      const annotation = {
        onsetSeconds: milliseconds / 1000,
        durationSeconds: 0,
        text: text === '' ? 'marker' : text,
      };
      found.set(`${milliseconds} ${text}`, annotation);
    }
  }
  return [...found.values()].sort((a, b) => a.onsetSeconds - b.onsetSeconds);
}

function recordingOf(
  source: ByteSource,
  signal: TarEntry,
  device: OtbDevice,
  annotations: readonly FileAnnotation[],
): FormatRecording {
  const width = device.bits / 8;
  const strideBytes = width * device.channels.length;
  const samples = Math.floor(signal.size / strideBytes);
  if (samples === 0) {
    throw new RecordingError(
      'damaged',
      `${source.name} holds no complete sample (${signal.size} bytes): it is cut short.`,
    );
  }
  const { samplingRate } = device;
  const channels = checkedChannels(
    device.channels.map(({ name, unit, kind }) => ({
      name,
      unit,
      samplingRate,
      samples,
      ...(kind && { kind }),
    })),
    source.name,
  );
  const formats = device.channels.map(({ gain }) =>
    storedFormat(device.bits === 16 ? 'int16' : 'int24', { gain }),
  );
  const offsetOf = (channel: number, sample: number): number =>
    signal.offset + sample * strideBytes + channel * width;
  const runOf = ({ channel, from, to }: ChannelRange): StoredRun[] => {
    const format = formats[channel];
    return format && from < to
      ? [{ channel, from, count: to - from, offset: offsetOf(channel, from), strideBytes, format }]
      : [];
  };
  const stray = signal.size - samples * strideBytes;
  return {
    format: 'OTB+',
    durationSeconds: durationOf(channels),
    channels,
    leftOut: [],
    warnings: [
      ...device.warnings,
      ...(stray > 0
        ? [
            `${signal.name} ends within a sample of its ${device.channels.length} channels (${stray} bytes are left out): it was cut short.`,
          ]
        : []),
    ],
    signalFile: source,
    read: async (channel, from, count) => {
      const length = Math.max(0, Math.min(count, samples - from));
      const values = new Float32Array(length);
      const format = formats[channel];
      if (!format) throw new RangeError(`There is no channel ${channel}.`);
      const atOnce = Math.max(1, Math.floor(blockBytes / strideBytes));
      for (let done = 0; done < length; done += atOnce) {
        const some = Math.min(atOnce, length - done);
        const bytes = await readExactly(
          source,
          offsetOf(channel, from + done),
          (some - 1) * strideBytes + width,
        );
        decodePiece(
          { kind: 'stored', channel, from, count: some, bytes, strideBytes, format },
          values.subarray(done),
        );
      }
      return values;
    },
    blocks: (ranges: readonly ChannelRange[], options: BlockOptions = {}): AsyncIterable<Block> =>
      readRuns(
        ranges.flatMap(runOf).sort((a, b) => a.offset - b.offset),
        (offset, length, buffer) => readExactly(source, offset, length, buffer),
        options,
      ),
    readAnnotations: () => Promise.resolve(annotations),
    close: () => source.close(),
  };
}

export const otbFormat: RecordingFormat = {
  name: 'OTB+',
  recognises: (head, fileName) => /\.otb\+?$/iu.test(fileName) && isTar(head),
  open: openOtb,
};
