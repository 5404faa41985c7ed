/** Starts the labels of a recording that has none. */
import type { Recording } from '../recording/recording';
import type { Fingerprint, HeaderChannel, LabelDocument } from './labelDocument';
import { currentVersion } from './parseHeader';

/** What a header says about the signal. */
export interface RecordingInfo {
  readonly durationSeconds: number;
  readonly channels: readonly HeaderChannel[];
}

/**
 * A recording's header facts. The duration is rounded to the microsecond, for people to read; every time is
 * computed from `samplingRate`, which is kept exactly.
 */
export function recordingInfo(recording: Pick<Recording, 'durationSeconds' | 'channels'>): RecordingInfo {
  return {
    durationSeconds: Math.round(recording.durationSeconds * 1e6) / 1e6,
    channels: recording.channels.map(({ name, samplingRate, samples }) => ({ name, samplingRate, samples })),
  };
}

/**
 * A document without labels.
 * @param fileName name of the recording's file, without folder
 * @param signature fingerprint of its signal file
 */
export function newDocument(
  fileName: string,
  recording: Pick<Recording, 'durationSeconds' | 'channels'>,
  signature: Fingerprint,
): LabelDocument {
  const header = {
    version: currentVersion,
    recording: fileName,
    ...recordingInfo(recording),
    fingerprint: signature,
  };
  return { header, labels: [] };
}
