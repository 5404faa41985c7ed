/**
 * OTB+ (.otb+, OT BioLab+): a tar archive of one file of interleaved integers (.sig) and XML texts that describe it; and
 * OTB4 (see `otb4`). The samples are read where they stand in the archive.
 */
import { companionText } from '../bids/companionText';
import { storedFormat } from '../blocks/storedFormat';
import type { ByteSource } from '../byteSource';
import { checkedChannels, durationOf } from '../channels';
import type { FormatRecording, RecordingFormat } from '../format';
import { readExactly } from '../readExactly';
import type { FileAnnotation } from '../recording';
import { RecordingError } from '../recordingError';
import { otbDevice, type OtbDevice } from './device';
import { isOtb4, otb4Signals, type OtbSignals } from './otb4';
import { StoredColumns } from './storedColumns';
import { isTar, tarEntries, type TarEntry } from './tar';
import { descendants, parseXml, type XmlElement } from '../xml';

const mostXmlBytes = 16 * 2 ** 20;

async function xmlOf(source: ByteSource, entry: TarEntry): Promise<XmlElement | undefined> {
  if (entry.size > mostXmlBytes) return undefined;
  return parseXml(companionText(await readExactly(source, entry.offset, entry.size)));
}

async function openOtb(source: ByteSource): Promise<FormatRecording> {
  const entries = await tarEntries(source);
  const annotations = await markersOf(source, entries);
  if (isOtb4(entries)) {
    const signals = await otb4Signals(source, entries, xmlOf);
    return recordingOf(source, 'OTB4', signals, annotations);
  }
  return recordingOf(source, 'OTB+', await otbPlusSignals(source, entries), annotations);
}

async function otbPlusSignals(source: ByteSource, entries: readonly TarEntry[]): Promise<OtbSignals> {
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
  return interleaved(source, signal, otbDevice(root, source.name), entries);
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

/** The one signal file of an OTB+ archive: a frame of all channels after the other. */
function interleaved(
  source: ByteSource,
  signal: TarEntry,
  device: OtbDevice,
  entries: readonly TarEntry[],
): OtbSignals {
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
  const stray = signal.size - samples * strideBytes;
  const cut = `${signal.name} ends within a sample of its ${device.channels.length} channels (${stray} bytes are left out): it was cut short.`;
  return {
    channels: device.channels.map(({ name, unit, kind, kindReason }) => ({
      name,
      unit,
      samplingRate,
      samples,
      ...(kind && { kind }),
      ...(kindReason !== undefined && { kindReason }),
    })),
    columns: device.channels.map(({ gain }, channel) => ({
      offset: signal.offset + channel * width,
      strideBytes,
      samples,
      format: storedFormat(device.bits === 16 ? 'int16' : 'int24', { gain }),
    })),
    leftOut: entries
      .filter(({ name }) => /\.sip$/iu.test(name))
      .map(({ name }) => ({
        name,
        reason: 'it is a track that OT BioLab+ has computed, and states no rate',
      })),
    warnings: [...device.warnings, ...(stray > 0 ? [cut] : [])],
  };
}

function recordingOf(
  source: ByteSource,
  format: 'OTB+' | 'OTB4',
  signals: OtbSignals,
  annotations: readonly FileAnnotation[],
): FormatRecording {
  const channels = checkedChannels(signals.channels, source.name);
  if (channels.length === 0) {
    const [first] = signals.leftOut;
    throw new RecordingError(
      'damaged',
      `${source.name} describes no track whose samples it holds${first ? ` (${first.name}: ${first.reason})` : ''}: export the recording from OT BioLab as MATLAB, EDF or text.`,
    );
  }
  const columns = new StoredColumns(source, signals.columns);
  return {
    format,
    durationSeconds: durationOf(channels),
    channels,
    leftOut: signals.leftOut,
    warnings: signals.warnings,
    signalFile: source,
    read: (channel, from, count) => columns.read(channel, from, count),
    blocks: (ranges, options) => columns.blocks(ranges, options),
    readAnnotations: () => Promise.resolve(annotations),
    close: () => source.close(),
  };
}

export const otbFormat: RecordingFormat = {
  name: 'OTB+ or OTB4',
  recognises: (head, fileName) => /\.otb[+4]?$/iu.test(fileName) && isTar(head),
  open: openOtb,
};
