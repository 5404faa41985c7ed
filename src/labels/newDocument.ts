/** Ties labels to their recording: starts them where there are none, and tells whether they still belong together. */
import type { Recording } from '../recording/recording';
import { roundedSeconds } from '../base/roundedSeconds';
import { RecordError } from '../records/recordError';
import { currentVersion } from './formatVersion';
import type { Fingerprint, HeaderChannel, LabelDocument, SidecarHeader } from './labelDocument';

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
    durationSeconds: roundedSeconds(recording.durationSeconds),
    channels: recording.channels.map(({ name, samplingRate, samples }) => ({ name, samplingRate, samples })),
  };
}

/**
 * A document without labels.
 * @param fileName name of the recording's file, without folder
 * @param signature fingerprint of its signal file
 * @param givenSamplingRate samples per second (Hz) where a person has given them
 */
export function newDocument(
  fileName: string,
  recording: Pick<Recording, 'durationSeconds' | 'channels'>,
  signature: Fingerprint,
  givenSamplingRate?: number,
): LabelDocument {
  const header = {
    version: currentVersion,
    recording: fileName,
    ...recordingInfo(recording),
    fingerprint: signature,
    ...(givenSamplingRate === undefined ? {} : { givenSamplingRate }),
  };
  return { header, labels: [] };
}

/**
 * Makes sure that a sidecar's header counts samples of the very channels that `recording` has, in their order.
 * @throws RecordError when it does not: what is found in the recording then has no place in the sidecar.
 */
export function requireSameChannels(
  header: Pick<SidecarHeader, 'channels'>,
  recording: Pick<Recording, 'durationSeconds' | 'channels'>,
): void {
  const clocks = ({ channels }: Pick<SidecarHeader, 'channels'>): string =>
    JSON.stringify(channels.map(({ name, samplingRate }) => [name, samplingRate]));
  if (clocks(header) === clocks(recordingInfo(recording))) return;
  throw new RecordError(
    'The label file was made for a recording with other channels or sampling rates, so nothing found in this one can be put into it. Was the recording replaced?',
  );
}
