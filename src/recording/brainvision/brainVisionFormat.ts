/**
 * BrainVision: a header (.vhdr) that names the file with the samples (.eeg, .dat) and the one with the markers (.vmrk).
 * A recording is opened by its header; the two others name it.
 */
import { companionText } from '../bids/companionText';
import { readRuns } from '../blocks/runs';
import type { ByteSource, RecordingLocation } from '../byteSource';
import { checkedChannels, durationOf } from '../channels';
import type { FormatRecording, OpenOptions, RecordingFormat } from '../format';
import { copyWarnings } from '../otherContent/copyDamage';
import { readExactly } from '../readExactly';
import { RecordingError } from '../recordingError';
import { isPlainName, openSibling, withoutFolder } from '../siblings';
import { frameBytes, parseBrainVisionHeader, type BrainVisionHeader } from './header';
import { parseMarkers, type Markers } from './markers';
import { BrainVisionSamples } from './samples';

const signature = /^(?:\ufeff)?\s*Brain ?Vision (?:Data Exchange|V-Amp Data) (Header|Marker) File/iu;
const mostTextBytes = 16 * 2 ** 20;

function kindOf(head: Uint8Array): 'header' | 'marker' | undefined {
  const kind = signature.exec(companionText(head.subarray(0, 512)))?.[1]?.toLowerCase();
  return kind === 'header' || kind === 'marker' ? kind : undefined;
}

async function textOf(source: ByteSource): Promise<string> {
  if (source.size > mostTextBytes) {
    throw new RecordingError(
      'damaged',
      `${source.name} has ${source.size} bytes, too many for a BrainVision text (${mostTextBytes} at most).`,
    );
  }
  return companionText(await readExactly(source, 0, source.size));
}

/** A file that the header names, else one with the header's own name: files are renamed, and their headers not changed. */
async function named(
  location: RecordingLocation,
  name: string,
  extension: string,
): Promise<{ readonly source?: ByteSource; readonly warning?: string }> {
  // The recorder writes `$b` for the name that a header is saved under, and "Save As" leaves it there.
  const spelled = name.replace(/\$b/giu, () => location.name.replace(/\.[^.]*$/u, ''));
  const plain = isPlainName(spelled) ? spelled : withoutFolder(spelled);
  const source = await openSibling(location, plain, location.name);
  if (source) return { source };
  const renamed = location.name.replace(/\.[^.]*$/u, `.${extension}`);
  const other = renamed === plain ? undefined : await openSibling(location, renamed, location.name);
  if (!other) return {};
  return {
    source: other,
    warning: `${location.name} names ${plain}, which is not beside it: ${renamed} is read, as the header was renamed, probably, with its files.`,
  };
}

async function openMarkers(
  location: RecordingLocation,
  { markerFile, samplingRate }: BrainVisionHeader,
): Promise<Markers> {
  const none: Markers = { annotations: [], warnings: [] };
  if (markerFile === undefined) return none;
  try {
    const { source, warning } = await named(location, markerFile, 'vmrk');
    if (!source) {
      return {
        ...none,
        warnings: [`${markerFile}, which ${location.name} names, is not beside it: there are no markers.`],
      };
    }
    try {
      const markers = parseMarkers(await textOf(source), source.name, samplingRate);
      return warning === undefined ? markers : { ...markers, warnings: [warning, ...markers.warnings] };
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    return { ...none, warnings: [`The markers are left out: ${error.message}`] };
  }
}

async function openBrainVision(
  source: ByteSource,
  location: RecordingLocation,
  options: OpenOptions,
): Promise<FormatRecording> {
  const { name } = source;
  if (kindOf(await source.read(0, 512)) === 'marker') {
    const header = name.replace(/\.[^.]*$/u, '.vhdr');
    throw new RecordingError(
      'unsupported',
      `${name} holds the markers of a BrainVision recording: open its header, ${header}, instead.`,
    );
  }
  const header = parseBrainVisionHeader(await textOf(source), name, options);
  const { source: data, warning } = await named(location, header.dataFile, 'eeg');
  if (!data) {
    throw new RecordingError(
      'missing-file',
      `${header.dataFile}, which ${name} names (DataFile), is not beside the header: copy it into the same folder.`,
    );
  }
  try {
    return await build(source, location, header, data, warning);
  } catch (error) {
    await data.close();
    throw error;
  }
}

async function build(
  source: ByteSource,
  location: RecordingLocation,
  header: BrainVisionHeader,
  data: ByteSource,
  warning: string | undefined,
): Promise<FormatRecording> {
  const samples = new BrainVisionSamples(data, header);
  const { samplingRate } = header;
  const stated = header.channels.map(({ name, unit }, index) => ({
    name,
    unit,
    samplingRate,
    samples: samples.points[index] ?? 0,
  }));
  const channels = checkedChannels(stated, source.name);
  if (Math.max(...samples.points.slice(0, 1)) === 0) {
    throw new RecordingError(
      'damaged',
      `${data.name} holds no complete sample (${data.size} bytes): it is cut short.`,
    );
  }
  const markers = await openMarkers(location, header);
  const warnings = [
    ...(warning === undefined ? [] : [warning]),
    ...(await sizeWarnings(header, data)),
    ...header.warnings,
    ...markers.warnings,
  ];
  return {
    format: 'BrainVision',
    durationSeconds: durationOf(channels),
    ...(markers.startTime !== undefined && { startTime: markers.startTime }),
    channels,
    leftOut: [],
    warnings,
    signalFile: data,
    read: async (channel, from, count) => {
      const there = Math.max(0, Math.min(count, (channels[channel]?.samples ?? 0) - from));
      return samples.read(channel, from, there);
    },
    blocks: (ranges, blockOptions = {}) =>
      readRuns(
        samples.runs(ranges),
        (offset, length, buffer) => readExactly(data, offset, length, buffer),
        blockOptions,
      ),
    readAnnotations: () => Promise.resolve(markers.annotations),
    close: async () => {
      await Promise.all([data.close(), source.close()]);
    },
  };
}

/** Where the file is not as long as the header promises, and what a copy as text has done to it. */
async function sizeWarnings(header: BrainVisionHeader, data: ByteSource): Promise<readonly string[]> {
  const { points, dataOffset } = header;
  const frame = frameBytes(header);
  const present = data.size - dataOffset;
  if (points === undefined) {
    const stray = present % frame;
    if (stray === 0) return [];
    const order = header.orientation === 'vectorized' ? ', and its channels may be shifted' : '';
    return [
      ...(await copyWarnings(data, dataOffset, undefined)),
      `${data.name} ends within a sample (${stray} bytes are not a whole frame of ${header.channels.length} channels): it was cut short, or the header is another's${order}.`,
    ];
  }
  const surplus = present - points * frame;
  if (surplus === 0) return [];
  return [
    ...(await copyWarnings(data, dataOffset, surplus)),
    surplus < 0
      ? `The header promises ${points} points of each channel, ${data.name} holds ${Math.floor(present / frame)}: it was cut short, what is there is read.`
      : `${data.name} has ${surplus} bytes more than the ${points} points that the header states: not read.`,
  ];
}

export const brainVisionFormat: RecordingFormat = {
  name: 'BrainVision',
  recognises: (head) => kindOf(head) !== undefined,
  open: openBrainVision,
};

/** The refusal of a data file (.eeg) whose header stands beside it; undefined where there is none. */
export async function brainVisionHeaderBeside(
  location: RecordingLocation,
): Promise<RecordingError | undefined> {
  const header = location.name.replace(/\.[^.]*$/u, '.vhdr');
  if (header === location.name) return undefined;
  const source = await openSibling(location, header, location.name);
  await source?.close();
  return (
    source &&
    new RecordingError(
      'unsupported',
      `${location.name} belongs to a BrainVision recording, and says neither its rate nor its channels: open ${header} beside it instead.`,
    )
  );
}
