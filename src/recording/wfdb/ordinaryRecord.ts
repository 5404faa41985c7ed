/**
 * A record of one stretch: its header names the signal files. Where header and files disagree about the length, the
 * header rules as long as the files hold that much; a shorter file is read to its end. Both are said in a warning.
 */
import type { RecordingLocation } from '../byteSource';
import { RecordingError } from '../recordingError';
import { calibrationWarnings, physicalRange, type RecordContent, type RecordSignal } from './content';
import type { SignalSpec, WfdbHeader } from './headerTypes';
import { adcUnits, readSignal } from './readSignal';
import { closeSignals, openSignals, type SegmentSignal, type SignalGroup } from './signalGroups';

/** The most samples that a header may claim without a byte behind them (`~` signals): 200 days at 4 kHz. */
export const mostUnbackedSamples = 2 ** 36;

/** The groups of these signals, each once, in order. */
export function groupsOf(signals: readonly SegmentSignal[]): SignalGroup[] {
  return [...new Set(signals.flatMap((signal) => (signal.group ? [signal.group] : [])))];
}

/** What to say when a file holds fewer or more samples than the header states; undefined when they agree. */
export function lengthWarning(
  group: SignalGroup,
  stated: number | undefined,
  headerName: string,
): string | undefined {
  const present = group.reader.frames;
  if (stated === undefined || stated === present) return undefined;
  const what = group.specs.some((spec) => spec.samplesPerFrame > 1) ? 'frames' : 'samples per signal';
  if (present < stated) {
    return `${group.source.name} holds only ${present} of the ${stated} ${what} that ${headerName} promises: the file is cut short; what is there is read.`;
  }
  // A packed format pads its last group, which must not be taken for samples.
  const surplus = (present - stated) * group.reader.samplesPerFrame;
  if (surplus < group.format.samplesPerGroup) return undefined;
  return `${group.source.name} holds ${present} ${what}, ${present - stated} more than the ${stated} that ${headerName} states: those past the stated end are not read.`;
}

/** Frames of the whole record. @throws RecordingError where there is not one. */
function recordFrames(header: WfdbHeader, groups: readonly SignalGroup[], headerName: string): number {
  const frames = Math.max(0, ...groups.map((group) => group.frames));
  const [first] = groups;
  if (frames > 0) return frames;
  if (first) {
    throw new RecordingError(
      'damaged',
      `${first.source.name} holds no complete sample of each signal (${first.source.size} bytes, samples begin at byte ${first.specs[0]?.byteOffset ?? 0}): the file is cut short or ${headerName} is wrong.`,
    );
  }
  const stated = header.record.frames ?? 0;
  if (stated > 0 && stated <= mostUnbackedSamples) return stated;
  throw new RecordingError(
    'damaged',
    `${headerName} names no signal file and states ${stated} samples: there is nothing to show.`,
  );
}

function recordSignal(spec: SignalSpec, signal: SegmentSignal, frames: number): RecordSignal {
  const range = physicalRange(spec);
  return {
    name: spec.description,
    unit: spec.units,
    samplesPerFrame: spec.samplesPerFrame,
    samples: (signal.group?.frames ?? frames) * spec.samplesPerFrame,
    ...(range && { physicalRange: range }),
    fill: (from, out, scale) => readSignal(signal, from, out, scale === 'adc' ? adcUnits : spec),
  };
}

/** A record of one stretch, opened, with the signals as they stand in the files (for the checks). */
export interface OrdinaryRecord extends RecordContent {
  readonly groups: readonly SignalGroup[];
}

/**
 * Opens the signal files of an ordinary record.
 * @throws RecordingError; whatever was opened is closed again.
 */
export async function openOrdinaryRecord(
  location: RecordingLocation,
  header: Extract<WfdbHeader, { kind: 'signals' }>,
  headerName: string,
): Promise<OrdinaryRecord> {
  const { record, signals: specs } = header;
  if (specs.length === 0) {
    throw new RecordingError(
      'unsupported',
      `${headerName} describes a record without signals: there is nothing to show.`,
    );
  }
  const signals = await openSignals(location, specs, headerName, record.frames);
  const groups = groupsOf(signals);
  try {
    const frames = recordFrames(header, groups, headerName);
    const lengths = groups.map((group) => lengthWarning(group, record.frames, headerName));
    const signalFile = groups[0]?.source;
    return {
      groups,
      signals: signals.map((signal) => recordSignal(signal.spec, signal, frames)),
      warnings: [
        ...calibrationWarnings(specs, headerName),
        ...lengths.filter((warning) => warning !== undefined),
      ],
      ...(signalFile && { signalFile }),
      close: () => closeSignals(signals),
    };
  } catch (error) {
    await closeSignals(signals);
    throw error;
  }
}
