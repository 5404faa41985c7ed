/** Opens the recording that a command names; its warnings go to stderr, so that data stays clean. */
import { fileLocation } from '../recording/byteSource';
import { openRecording } from '../recording/openRecording';
import type { Recording } from '../recording/recording';
import { RecordingError } from '../recording/recordingError';
import { numberOption, type Invocation } from './command';

/** The option that every command on a recording takes. */
export const samplingRateOption = { 'sampling-rate': { type: 'string' } } as const;

/** Its help. */
export const samplingRateHelp = '  --sampling-rate HZ  samples per second, for a file that does not say';

/** @throws RecordingError, with the option named where it is what is missing. */
export async function openForCommand(
  file: string,
  invocation: Invocation,
  location = fileLocation(file),
): Promise<Recording> {
  const samplingRate = numberOption(invocation, 'sampling-rate', Number.MIN_VALUE);
  try {
    return await openRecording(location, samplingRate === undefined ? {} : { samplingRate });
  } catch (error) {
    if (!(error instanceof RecordingError) || error.problem !== 'needs-sampling-rate') throw error;
    throw new RecordingError(error.problem, `${error.message} Give it with --sampling-rate HZ.`, {
      cause: error,
    });
  }
}
