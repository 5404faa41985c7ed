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

/** Signal lines of all different segments together: a thousand segments of a thousand signals. */
const mostSignalLines = 1_000_000;

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
  /** Where each name first stands among the signals: a variable layout asks for every one of its own in every segment. */
  readonly placeOf: ReadonlyMap<string, number>;
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
  const places = header.signals.map(({ description }, place): [string, number] => [description, place]);
  // Backwards, so that of a repeated name the first remains.
  return { content: { ...header, headerName, placeOf: new Map(places.reverse()) } };
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

/** What stands behind a segment line, wherever in the record it is. */
type Loaded = Omit<LoadedSegment, 'segment'> & { readonly content?: SegmentContent };

/** Loads the segments of a record. Lines alike stand for the same files, which are looked at once. */
export class SegmentLoader {
  private readonly location: RecordingLocation;
  private readonly record: RecordLine;
  private readonly recordHeaderName: string;
  private readonly known = new Map<string, Loaded>();
  private signalLines = 0;

  constructor(location: RecordingLocation, record: RecordLine, recordHeaderName: string) {
    this.location = location;
    this.record = record;
    this.recordHeaderName = recordHeaderName;
  }

  /**
   * A segment that begins at a frame of the record. Whatever is wrong with it becomes its problem.
   * @throws RecordingError for headers that are more than a recording has.
   */
  async load(spec: SegmentSpec, firstFrame: number): Promise<LoadedSegment> {
    const { name, frames } = spec;
    const gap = { name, firstFrame, frames };
    if (name === nullName) return { segment: gap, warnings: [] };
    const key = `${frames} ${name}`;
    const known = this.known.get(key);
    const { content, warnings, problem } = known ?? (await this.look(spec));
    if (!known) {
      this.known.set(key, {
        warnings: [],
        ...(content && { content }),
        ...(problem !== undefined && { problem }),
      });
    }
    return {
      segment: content ? { ...gap, content } : gap,
      warnings,
      ...(problem !== undefined && { problem }),
    };
  }

  private async look(spec: SegmentSpec): Promise<Loaded> {
    const { location, record, recordHeaderName } = this;
    try {
      const found = await readSegmentHeader(location, spec, recordHeaderName);
      if ('problem' in found) return { warnings: [], problem: found.problem };
      const { content } = found;
      this.count(content);
      if (content.record.frameRate !== record.frameRate) {
        const problem = `${content.headerName} is sampled at ${content.record.frameRate} Hz, the record at ${record.frameRate} Hz`;
        return { warnings: [], problem };
      }
      const warnings = await tryFiles(location, content, spec.frames);
      const doubts = content.cutWarning === undefined ? [] : [content.cutWarning];
      return { content, warnings: [...doubts, ...warnings] };
    } catch (error) {
      if (!(error instanceof RecordingError) || error instanceof TooManySignals) throw error;
      return { warnings: [], problem: error.message.replace(/[.;]\s*$/u, '') };
    }
  }

  private count({ signals }: SegmentContent): void {
    this.signalLines += signals.length;
    if (this.signalLines > mostSignalLines) throw new TooManySignals(this.recordHeaderName);
  }
}

/** Headers that would take all memory and time before anything is shown. */
class TooManySignals extends RecordingError {
  constructor(headerName: string) {
    super(
      'unsupported',
      `The segments of ${headerName} list more than ${mostSignalLines} signals in all, which is not read here: open its segments one by one.`,
    );
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
