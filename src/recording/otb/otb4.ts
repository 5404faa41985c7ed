/** OTB4 (.otb4, OT BioLab 4): a tar archive of signal files (.sig, .sip) and the tracks in them. */
import { encodingBytes, storedFormat, type Encoding } from '../blocks/storedFormat';
import type { ByteSource } from '../byteSource';
import type { StatedChannel } from '../channels';
import type { LeftOut } from '../recording';
import type { XmlElement } from '../xml';
import type { StoredColumn } from './storedColumns';
import type { TarEntry } from './tar';
import { otbTracks, type OtbTrack } from './tracks';

const description = /^(trapezoidal)?tracks_\d+\.xml$/iu;

/** What an archive holds. */
export interface OtbSignals {
  readonly channels: readonly StatedChannel[];
  readonly columns: readonly StoredColumn[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly string[];
}

/** Whether an archive describes tracks, as OTB4 does and OTB+ does not. */
export function isOtb4(entries: readonly TarEntry[]): boolean {
  return entries.some(({ name }) => description.test(name));
}

/** Reads the descriptions of the tracks, and finds their samples. */
export async function otb4Signals(
  source: ByteSource,
  entries: readonly TarEntry[],
  xmlOf: (source: ByteSource, entry: TarEntry) => Promise<XmlElement | undefined>,
): Promise<OtbSignals> {
  const tracks: OtbTrack[] = [];
  const warnings: string[] = [];
  for (const entry of entries) {
    const match = description.exec(entry.name);
    if (!match) continue;
    const root = await xmlOf(source, entry);
    if (root) tracks.push(...otbTracks(root, match[1] !== undefined));
    else warnings.push(`${entry.name} cannot be read: the tracks it describes are left out.`);
  }
  const all = tracks.map((track) => located(track, tracks, entries));
  const placed = all.flatMap((one) => ('columns' in one ? [one] : []));
  const shown = new Set(placed.map(({ track }) => track));
  return {
    channels: placed.flatMap(({ track, columns }) => statedOf(track, columns)),
    columns: placed.flatMap(({ columns }) => columns),
    leftOut: all.flatMap((one) =>
      'reason' in one ? one.track.names.map((name) => ({ name, reason: one.reason })) : [],
    ),
    warnings: [
      ...warnings,
      ...[...shown].flatMap(({ doubt }) => doubt ?? []),
      ...new Set(placed.flatMap(({ warning }) => warning ?? [])),
    ],
  };
}

function statedOf(track: OtbTrack, columns: readonly StoredColumn[]): readonly StatedChannel[] {
  const { names, unit, samplingRate, kind, kindReason } = track;
  return columns.map(({ samples }, index) => ({
    name: names[index] ?? '',
    unit,
    samplingRate,
    samples,
    ...(kind && { kind }),
    ...(kindReason !== undefined && { kindReason }),
  }));
}

type Located =
  | { readonly track: OtbTrack; readonly columns: readonly StoredColumn[]; readonly warning?: string }
  | { readonly track: OtbTrack; readonly reason: string };

/** Where the channels of a track stand in the archive. */
function located(track: OtbTrack, tracks: readonly OtbTrack[], entries: readonly TarEntry[]): Located {
  const { file, firstChannel, names, samplingRate } = track;
  const entry = entries.find(({ name }) => name.toLowerCase() === file.toLowerCase());
  if (!entry) return { track, reason: `its file, ${file}, is not in the archive` };
  const own = tracks.filter((other) => other.file === file);
  const total = track.totalChannels ?? own.reduce((sum, other) => sum + other.names.length, 0);
  const isInside =
    Number.isInteger(firstChannel) && firstChannel >= 0 && firstChannel + names.length <= total;
  if (!Number.isInteger(total) || !isInside) {
    return {
      track,
      reason: `its channels (${firstChannel} to ${firstChannel + names.length - 1}) are not among the ${total} of ${file}`,
    };
  }
  if (!(samplingRate > 0)) return { track, reason: 'it states no sampling rate' };
  const encoding = encodingOf(track, total, entry);
  if (!encoding) return { track, reason: `its numbers have ${track.width ?? '?'} bytes, which are not read` };
  const width = encodingBytes[encoding];
  const strideBytes = width * total;
  const samples = Math.floor(entry.size / strideBytes);
  const stray = entry.size - samples * strideBytes;
  if (samples === 0) return { track, reason: `${file} holds no complete sample of it` };
  const format = storedFormat(encoding, { gain: encoding === 'float64' ? 1 : track.gain });
  const columns = names.map((_, index) => ({
    offset: entry.offset + (firstChannel + index) * width,
    strideBytes,
    samples,
    format,
  }));
  const warning = `${file} ends within a sample of its ${total} channels (${stray} bytes are left out): it was cut short.`;
  return { track, columns, ...(stray > 0 && { warning }) };
}

const encodings: ReadonlyMap<number, Encoding> = new Map([
  [2, 'int16'],
  [3, 'int24'],
  [4, 'int32'],
  [8, 'float64'],
]);

/** By the size of a sample as stated, else as length and duration have it, else as the converter's bits need it. */
function encodingOf(
  { width, bits, durationSeconds = 0, samplingRate }: OtbTrack,
  total: number,
  entry: TarEntry,
): Encoding | undefined {
  if (width !== undefined) return encodings.get(width);
  const numbers = Math.round(durationSeconds * samplingRate) * total;
  const counted = numbers > 0 ? encodings.get(Math.round(entry.size / numbers)) : undefined;
  return counted ?? (/\.sip$/iu.test(entry.name) ? 'float64' : bits > 16 ? undefined : 'int16');
}
