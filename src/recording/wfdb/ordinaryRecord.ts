/**
 * A record of one stretch: its header names the signal files. Where header and files disagree about the length, the
 * header rules as long as the files hold that much; a shorter file is read to its end. Both are said in a warning.
 */
import type { ChannelRange } from '../blocks/block';
import type { RecordingLocation } from '../byteSource';
import { copyWarnings } from '../otherContent/copyDamage';
import { RecordingError } from '../recordingError';
import { calibrationWarnings, mostUnbackedSamples, physicalRange } from './content';
import type { RecordContent, RecordSignal } from './content';
import { nullName, type SignalSpec, type WfdbHeader } from './headerTypes';
import { lengthWarning } from './lengths';
import { adcUnits, readSignal } from './readSignal';
import { isPlainName, withoutFolder } from '../siblings';
import { checkSignals } from './signalChecks';
import { signalBlocks, type WantedSignal } from './signalBlocks';
import { closeSignals, groupsOf, openSignals, type SegmentSignal, type SignalGroup } from './signalGroups';

/** The sentence about signal files that the header names with a folder, and that are read from beside it. */
function folderWarnings(specs: readonly SignalSpec[], headerName: string): string[] {
  const named = specs.find(({ fileName }) => fileName !== nullName && !isPlainName(fileName));
  if (!named) return [];
  return [
    `${headerName}, line ${named.line}, names "${named.fileName}", with a folder: ${withoutFolder(named.fileName)} beside the header is read.`,
  ];
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

/** What a copy as text has done to signal files whose length is not what the header states. */
async function groupDamage(
  groups: readonly SignalGroup[],
  statedFrames: number | undefined,
): Promise<readonly string[]> {
  if (statedFrames === undefined) return [];
  const found: string[] = [];
  for (const { source, specs, format } of groups) {
    const { samplesPerGroup, bytesPerGroup, codes } = format;
    if (!codes) continue;
    const samples = statedFrames * specs.reduce((sum, { samplesPerFrame }) => sum + samplesPerFrame, 0);
    const bytes = Math.ceil(samples / samplesPerGroup) * bytesPerGroup;
    const from = specs[0]?.byteOffset ?? 0;
    found.push(...(await copyWarnings(source, from, source.size - from - bytes)));
  }
  return found;
}

function wantedSignals(
  signals: readonly SegmentSignal[],
  ranges: readonly ChannelRange[],
): readonly WantedSignal[] {
  return ranges.flatMap((range) => {
    const signal = signals[range.channel];
    return signal ? [{ ...range, signal, shift: 0, scale: signal.spec }] : [];
  });
}

/**
 * Opens the signal files of an ordinary record.
 * @throws RecordingError; whatever was opened is closed again.
 */
export async function openOrdinaryRecord(
  location: RecordingLocation,
  header: Extract<WfdbHeader, { kind: 'signals' }>,
  headerName: string,
): Promise<RecordContent> {
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
    const checks = await checkSignals(signals, record.frames, record.frameRate);
    const damage = await groupDamage(groups, record.frames);
    const signalFile = groups[0]?.source;
    return {
      signals: signals.map((signal) => recordSignal(signal.spec, signal, frames)),
      warnings: [
        ...calibrationWarnings(specs, headerName),
        ...folderWarnings(specs, headerName),
        ...lengths.filter((warning) => warning !== undefined),
        ...damage,
        ...checks,
      ],
      ...(signalFile && { signalFile }),
      blocks: (ranges, options) => signalBlocks(wantedSignals(signals, ranges), options),
      close: () => closeSignals(signals),
    };
  } catch (error) {
    await closeSignals(signals);
    throw error;
  }
}
