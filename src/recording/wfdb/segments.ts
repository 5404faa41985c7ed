/**
 * The segments of a multi-segment record: reads each segment's header, says which of the record's signals it holds
 * and what is wrong with it. A segment that cannot be read is a gap with a warning: the rest is worth seeing.
 */
import type { RecordingLocation } from '../byteSource';
import { RecordingError } from '../recordingError';
import { microvoltsPerUnit } from '../units';
import { nullName, type RecordLine, type SegmentSpec, type SignalSpec } from './headerTypes';
import { parseHeader } from './header';
import { readHeaderText } from './headerFile';
import { lengthWarning } from './lengths';
import { closeSignals, groupsOf, openSignals } from './signalGroups';

/** One segment in its place. */
export interface Segment {
  readonly name: string;
  readonly firstFrame: number;
  readonly frames: number;
  /** Absent in a gap. */
  readonly content?: SegmentContent;
}

/** What a readable segment's header states. */
export interface SegmentContent {
  readonly headerName: string;
  readonly record: RecordLine;
  readonly signals: readonly SignalSpec[];
  readonly cutWarning?: string;
}

/** A segment's header, or the sentence that says why it is a gap. */
export type SegmentHeader = { readonly content: SegmentContent } | { readonly problem: string };

/** Reads a segment's header file. @throws RecordingError for a name that leads out of the folder. */
export async function readSegmentHeader(
  location: RecordingLocation,
  spec: SegmentSpec,
  recordHeaderName: string,
): Promise<SegmentHeader> {
  const headerName = `${spec.name}.hea`;
  const text = await readHeaderText(location, headerName, `${recordHeaderName}, line ${spec.line}`);
  if (text === undefined) return { problem: `${headerName} is not beside ${recordHeaderName}` };
  const header = parseHeader(text, headerName);
  if (header.kind === 'segments') return { problem: `${headerName} is itself a multi-segment record` };
  return { content: { ...header, headerName } };
}

/** Opens a segment's files once, to know now what a later read would meet. Returns what to warn of. */
async function tryFiles(
  location: RecordingLocation,
  content: SegmentContent,
  frames: number,
): Promise<string[]> {
  const signals = await openSignals(location, content.signals, content.headerName, frames);
  const warnings = groupsOf(signals).map((group) => lengthWarning(group, frames, content.headerName));
  await closeSignals(signals);
  return warnings.filter((warning) => warning !== undefined);
}

/** A segment and the warnings it gives rise to. */
export interface LoadedSegment {
  readonly segment: Segment;
  readonly warnings: readonly string[];
  /** Why it is a gap, when the files do not say so on purpose (`~`). */
  readonly problem?: string;
}

/** Loads one segment of the timeline. Whatever is wrong with it becomes its problem. */
export async function loadSegment(
  location: RecordingLocation,
  spec: SegmentSpec,
  firstFrame: number,
  record: RecordLine,
  recordHeaderName: string,
): Promise<LoadedSegment> {
  const gap = { name: spec.name, firstFrame, frames: spec.frames };
  if (spec.name === nullName) return { segment: gap, warnings: [] };
  try {
    const found = await readSegmentHeader(location, spec, recordHeaderName);
    if ('problem' in found) return { segment: gap, warnings: [], problem: found.problem };
    const { content } = found;
    if (content.record.frameRate !== record.frameRate) {
      const problem = `${content.headerName} is sampled at ${content.record.frameRate} Hz, the record at ${record.frameRate} Hz`;
      return { segment: gap, warnings: [], problem };
    }
    const warnings = await tryFiles(location, content, spec.frames);
    const doubts = content.cutWarning === undefined ? [] : [content.cutWarning];
    return { segment: { ...gap, content }, warnings: [...doubts, ...warnings] };
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    return { segment: gap, warnings: [], problem: error.message.replace(/[.;]\s*$/u, '') };
  }
}

/** ADC to the record's unit for a segment's signal: its own scale, brought to the unit of the record. */
export function segmentScale(
  signal: SignalSpec,
  recordUnit: string,
): { gain: number; baseline: number } | undefined {
  if (signal.units === recordUnit) return signal;
  const own = microvoltsPerUnit(signal.units);
  const wanted = microvoltsPerUnit(recordUnit);
  if (own === undefined || wanted === undefined) return undefined;
  return { gain: (signal.gain * wanted) / own, baseline: signal.baseline };
}
