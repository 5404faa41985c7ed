/** Builds the `Recording` of a WFDB record from its parsed header and the files beside it. */
import type { ByteSource, RecordingLocation } from '../byteSource';
import { checkedChannels, durationOf } from '../channels';
import type { FormatRecording } from '../format';
import { openAnnotations, type RecordAnnotations } from './annotations';
import type { RecordContent, RecordSignal } from './content';
import type { WfdbHeader } from './headerTypes';
import { openOrdinaryRecord } from './ordinaryRecord';
import { openSegmentedRecord } from './segmentedRecord';
import { startTimeOf } from './startTime';

/** A WFDB recording; tests also look at the integers as stored. */
export interface WfdbRecording extends FormatRecording {
  /** Samples [from, from + count) in ADC units, NaN where the file holds no valid sample; bounds as in `read`. */
  readDigital(channelIndex: number, from: number, count: number): Promise<Float64Array>;
}

/** The signal and how many samples a read of this range yields. @throws RangeError as `Recording.read` says. */
function checkRange(
  signals: readonly RecordSignal[],
  channelIndex: number,
  from: number,
  count: number,
): { signal: RecordSignal; length: number } {
  const signal = signals[channelIndex];
  if (!signal) throw new RangeError(`There is no channel ${channelIndex} (of ${signals.length}).`);
  if (!Number.isInteger(from) || !Number.isInteger(count) || from < 0 || count < 0) {
    throw new RangeError(`Samples ${from} + ${count} are not a range.`);
  }
  return { signal, length: Math.max(0, Math.min(count, signal.samples - from)) };
}

/** The record's name, under which its annotations stand: the header file's, as the WFDB tools take it. */
function recordName(header: WfdbHeader, fileName: string): string {
  return /\.hea$/iu.test(fileName) ? fileName.slice(0, -'.hea'.length) : header.record.name;
}

/**
 * Opens what the header names.
 * @throws RecordingError; whatever was opened (`headerSource` apart) is closed again.
 */
export async function wfdbRecording(
  header: WfdbHeader,
  headerSource: ByteSource,
  location: RecordingLocation,
): Promise<WfdbRecording> {
  const { name } = headerSource;
  const content: RecordContent =
    header.kind === 'segments'
      ? await openSegmentedRecord(location, header, name)
      : await openOrdinaryRecord(location, header, name);
  try {
    const annotations = await openAnnotations(location, recordName(header, name), header.record.frameRate);
    return build(header, headerSource, content, annotations);
  } catch (error) {
    await content.close();
    throw error;
  }
}

function build(
  header: WfdbHeader,
  headerSource: ByteSource,
  content: RecordContent,
  annotations: RecordAnnotations,
): WfdbRecording {
  const { signals } = content;
  const { startTime, warning } = startTimeOf(header.record, headerSource.name);
  const stated = signals.map(({ name, unit, samplesPerFrame, samples, physicalRange }) => ({
    name,
    unit,
    samplingRate: header.record.frameRate * samplesPerFrame,
    samples,
    ...(physicalRange && { physicalRange }),
  }));
  const channels = checkedChannels(stated, headerSource.name);
  return {
    format: 'WFDB',
    durationSeconds: durationOf(channels),
    ...(startTime !== undefined && { startTime }),
    channels,
    leftOut: [],
    // Reading the annotations may add some.
    get warnings() {
      return [
        ...[header.cutWarning, ...content.warnings, warning].filter((each) => each !== undefined),
        ...annotations.warnings,
      ];
    },
    signalFile: content.signalFile ?? headerSource,
    read: async (channelIndex, from, count) => {
      const { signal, length } = checkRange(signals, channelIndex, from, count);
      const samples = new Float32Array(length);
      await signal.fill(from, samples, 'physical');
      return samples;
    },
    readDigital: async (channelIndex, from, count) => {
      const { signal, length } = checkRange(signals, channelIndex, from, count);
      const samples = new Float64Array(length);
      await signal.fill(from, samples, 'adc');
      return samples;
    },
    blocks: (ranges, options = {}) => content.blocks(ranges, options),
    readAnnotations: annotations.read,
    close: async () => {
      await Promise.all([content.close(), headerSource.close()]);
    },
  };
}
