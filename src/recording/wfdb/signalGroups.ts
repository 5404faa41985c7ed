/**
 * Opens the signal files that a header names. Comes in: the parsed signal lines. Goes out: each line's signal with
 * the open file it is interleaved in, ready for readSignal.ts.
 */
import type { ByteSource, RecordingLocation } from '../byteSource';
import { RecordingError } from '../recordingError';
import { differenceFrames } from './differenceFrames';
import { plainFrames, rememberLast, type FrameReader } from './frames';
import { nullName, type SignalSpec } from './headerTypes';
import { openSibling } from '../siblings';
import {
  differenceFormat,
  flacFormats,
  signalFormat,
  supportedFormats,
  type SignalFormat,
} from './signalFormats';

/** Files that a record may hold open at once: systems allow some thousands, for all that is open in the editor. */
export const mostSignalFiles = 1024;

/** A signal file that is open, with the signals interleaved in it. */
export interface SignalGroup {
  readonly source: ByteSource;
  readonly format: SignalFormat;
  readonly specs: readonly SignalSpec[];
  readonly reader: FrameReader;
  /** Frames that count: those in the file, but no more than the header states. */
  readonly frames: number;
}

/** A signal and where its samples are; `group` is absent where it has none. */
export interface SegmentSignal {
  readonly spec: SignalSpec;
  readonly group?: SignalGroup;
  /** The place of its first sample within a frame of the file. */
  readonly place: number;
}

function where(spec: SignalSpec, headerName: string): string {
  return `${headerName}, line ${spec.line}`;
}

function hasFile(spec: SignalSpec): boolean {
  return spec.fileName !== nullName && spec.format !== 0;
}

/** How many files the signals are in. */
export function fileCount(specs: readonly SignalSpec[]): number {
  return new Set(specs.filter(hasFile).map(({ fileName }) => fileName)).size;
}

function checkFileCount(specs: readonly SignalSpec[], headerName: string): void {
  const files = fileCount(specs);
  if (files <= mostSignalFiles) return;
  throw new RecordingError(
    'unsupported',
    `${headerName} names ${files} signal files; up to ${mostSignalFiles} are read here: put several signals into one file with the WFDB tool xform.`,
  );
}

/** Signal lines that share a file, which header(5) wants to stand together. */
function groupSpecs(specs: readonly SignalSpec[], headerName: string): SignalSpec[][] {
  const groups: SignalSpec[][] = [];
  const seen = new Set<string>();
  for (const spec of specs) {
    const current = groups.at(-1);
    if (!hasFile(spec)) groups.push([spec]);
    else if (current?.[0]?.fileName === spec.fileName && current[0].format !== 0) current.push(spec);
    else if (seen.has(spec.fileName)) {
      throw new RecordingError(
        'unsupported',
        `${where(spec, headerName)}: ${spec.fileName} was named further up, with another file between; lines of one signal file must stand together.`,
      );
    } else groups.push([spec]);
    seen.add(spec.fileName);
  }
  return groups;
}

/** The format that all signals of a file share. */
function groupFormat(first: SignalSpec, specs: readonly SignalSpec[], headerName: string): SignalFormat {
  const odd = specs.find((spec) => spec.format !== first.format || spec.byteOffset !== first.byteOffset);
  if (odd) {
    throw new RecordingError(
      'damaged',
      `${where(odd, headerName)}: the format ${odd.format}+${odd.byteOffset} differs from ${first.format}+${first.byteOffset}, which line ${first.line} gives for the same file ${first.fileName}; correct the header.`,
    );
  }
  const format = signalFormat(first.format);
  if (format) return format;
  const problem = flacFormats.includes(first.format)
    ? `signal format ${first.format} is FLAC-compressed, which is not read here; convert the record to format 16 (24 for more than 16 bits) with the WFDB tool xform`
    : `signal format ${first.format} is not one of those read here (${supportedFormats.join(', ')})`;
  throw new RecordingError('unsupported', `${where(first, headerName)}: ${problem}.`);
}

/** Opens one signal file. */
async function openGroup(
  location: RecordingLocation,
  first: SignalSpec,
  specs: readonly SignalSpec[],
  headerName: string,
  statedFrames: number | undefined,
): Promise<SignalGroup> {
  const format = groupFormat(first, specs, headerName);
  const source = await openSibling(location, first.fileName, where(first, headerName));
  if (!source) {
    throw new RecordingError(
      'missing-file',
      `${first.fileName}, which ${where(first, headerName)} names, is not beside the header: copy it into the same folder.`,
    );
  }
  const samplesPerFrame = specs.reduce((sum, spec) => sum + spec.samplesPerFrame, 0);
  const layout = { format, byteOffset: first.byteOffset, samplesPerFrame };
  const reader =
    first.format === differenceFormat ? differenceFrames(source, layout, specs) : plainFrames(source, layout);
  const frames = Math.min(reader.frames, statedFrames ?? reader.frames);
  return { source, format, specs, reader: rememberLast(reader), frames };
}

/** The files of these signals, each once, in order. */
export function groupsOf(signals: readonly SegmentSignal[]): SignalGroup[] {
  return [...new Set(signals.flatMap((signal) => (signal.group ? [signal.group] : [])))];
}

/** Releases the signal files. */
export async function closeSignals(signals: readonly SegmentSignal[]): Promise<void> {
  await Promise.all(groupsOf(signals).map((group) => group.source.close()));
}

/**
 * Opens the signal files of a header, one line's signal after the other.
 * @throws RecordingError; whatever was opened is closed again.
 */
export async function openSignals(
  location: RecordingLocation,
  specs: readonly SignalSpec[],
  headerName: string,
  statedFrames: number | undefined,
): Promise<SegmentSignal[]> {
  checkFileCount(specs, headerName);
  const signals: SegmentSignal[] = [];
  try {
    for (const group of groupSpecs(specs, headerName)) {
      const [first] = group;
      if (first === undefined) continue;
      if (!hasFile(first)) {
        signals.push({ spec: first, place: 0 });
        continue;
      }
      const opened = await openGroup(location, first, group, headerName, statedFrames);
      let place = 0;
      for (const spec of group) {
        signals.push({ spec, group: opened, place });
        place += spec.samplesPerFrame;
      }
    }
    return signals;
  } catch (error) {
    await closeSignals(signals);
    throw error;
  }
}
