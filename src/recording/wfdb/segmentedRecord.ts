/**
 * A record made of segments. In a fixed layout every segment holds the same signals in the same order; in a variable
 * layout the first segment has no samples and lists the signals, which each later segment may hold or not.
 * Source: "Multi-segment records" in header(5). Gaps, missing segments and absent signals read as NaN.
 */
import type { ByteSource, RecordingLocation } from '../byteSource';
import { RecordingError } from '../recordingError';
import { calibrationWarnings, mostUnbackedSamples, type RecordContent } from './content';
import { nullName, type SegmentSpec, type SignalSpec, type WfdbHeader } from './headerTypes';
import { OpenSegments } from './openSegments';
import { readSegmentHeader, SegmentLoader, type LoadedSegment, type Segment } from './segments';
import { mismatchWarnings, segmentedBlocks, segmentedSignal } from './segmentSignals';
import { openSibling } from '../siblings';

type SegmentedHeader = Extract<WfdbHeader, { kind: 'segments' }>;

/** Of each a file is looked for, one after the other. */
const mostSegments = 50_000;
/** At most this many unreadable segments are named one by one. */
const mostNamed = 3;

/** Loads the segments that have samples, one after the other. */
async function loadAll(
  location: RecordingLocation,
  header: SegmentedHeader,
  specs: readonly SegmentSpec[],
  headerName: string,
): Promise<LoadedSegment[]> {
  const loader = new SegmentLoader(location, header.record, headerName);
  const loaded: LoadedSegment[] = [];
  let firstFrame = 0;
  for (const spec of specs) {
    loaded.push(await loader.load(spec, firstFrame));
    firstFrame += spec.frames;
  }
  return loaded;
}

/** The record's signals: those of the layout segment, else of the first segment that can be read. */
async function recordSignals(
  location: RecordingLocation,
  header: SegmentedHeader,
  segments: readonly Segment[],
  headerName: string,
): Promise<readonly SignalSpec[] | undefined> {
  const [first] = header.segments;
  if (first?.frames !== 0 || first.name === nullName) {
    return segments.find((segment) => segment.content)?.content?.signals;
  }
  const layout = await readSegmentHeader(location, first, headerName);
  if ('problem' in layout) {
    throw new RecordingError(
      'missing-file',
      `${layout.problem}, but it lists the signals of the record: copy it into the same folder.`,
    );
  }
  return layout.content.signals;
}

/** One sentence for the gaps that were not meant, naming the first few. */
function gapWarnings(loaded: readonly LoadedSegment[]): string[] {
  const problems = loaded.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  if (problems.length === 0) return [];
  const named = problems.slice(0, mostNamed).join('; ');
  const more = problems.length > mostNamed ? `; and ${problems.length - mostNamed} more` : '';
  return [
    `${problems.length} of ${loaded.length} segments cannot be read and are shown as gaps: ${named}${more}.`,
  ];
}

/** The first signal file of the record, kept open for as long as the recording is. */
async function firstSignalFile(
  location: RecordingLocation,
  segments: readonly Segment[],
): Promise<ByteSource | undefined> {
  // A segment that is named again and again is looked through once.
  for (const content of new Set(segments.map((segment) => segment.content))) {
    const spec = content?.signals.find((signal) => signal.fileName !== nullName && signal.format !== 0);
    if (content && spec) return openSibling(location, spec.fileName, content.headerName);
  }
  return undefined;
}

/** Frames of the whole record: the sum of its segments. @throws RecordingError for a length no recorder makes. */
function totalFrames(specs: readonly SegmentSpec[], headerName: string): number {
  const frames = specs.reduce((sum, spec) => sum + spec.frames, 0);
  if (frames > 0 && frames <= mostUnbackedSamples) return frames;
  throw new RecordingError(
    'damaged',
    `${headerName}: its segments state ${frames} samples in all, which no recording has; correct the header.`,
  );
}

/**
 * Opens a multi-segment record: reads every segment's header, and looks whether its files are there.
 * @throws RecordingError when no segment, or not the layout, can be read.
 */
export async function openSegmentedRecord(
  location: RecordingLocation,
  header: SegmentedHeader,
  headerName: string,
): Promise<RecordContent> {
  const isVariable = header.segments[0]?.frames === 0 && header.segments[0].name !== nullName;
  const timeline = isVariable ? header.segments.slice(1) : header.segments;
  if (timeline.length > mostSegments) {
    throw new RecordingError(
      'unsupported',
      `${headerName} names ${timeline.length} segments; up to ${mostSegments} are read here: open them one by one.`,
    );
  }
  const frames = totalFrames(timeline, headerName);
  const loaded = await loadAll(location, header, timeline, headerName);
  const segments = loaded.map(({ segment }) => segment);
  const specs = await recordSignals(location, header, segments, headerName);
  const readable = segments.some((segment) => segment.content);
  if (!specs || specs.length === 0 || !readable) {
    const [problem = 'it names no segment with samples'] = loaded.flatMap((one) => one.problem ?? []);
    throw new RecordingError('missing-file', `${headerName}: none of its segments can be read; ${problem}.`);
  }
  const { frames: stated } = header.record;
  const sumWarning =
    stated !== undefined && stated !== frames
      ? [
          `${headerName} states ${stated} samples, its segments add up to ${frames}: the segments are believed.`,
        ]
      : [];
  const open = new OpenSegments(location);
  const signalFile = await firstSignalFile(location, segments);
  return {
    signals: specs.map((spec, index) => segmentedSignal(spec, index, segments, frames, isVariable, open)),
    warnings: [
      ...calibrationWarnings(specs, headerName),
      ...sumWarning,
      ...gapWarnings(loaded),
      ...loaded.flatMap(({ warnings }) => warnings),
      ...mismatchWarnings(segments, specs, isVariable),
    ],
    ...(signalFile && { signalFile }),
    blocks: (ranges, options) => segmentedBlocks({ specs, segments, isVariable }, open, ranges, options),
    close: async () => {
      await Promise.all([open.close(), signalFile?.close()]);
    },
  };
}
