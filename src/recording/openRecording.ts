/**
 * The door of this room: sniffs a file's content, chooses the format, opens it.
 * Comes in: a location. Goes out: a `Recording`, or a `RecordingError` with one clear sentence.
 */
import { withBidsCompanions } from './bids/withBidsCompanions';
import type { ByteSource, RecordingLocation } from './byteSource';
import type { OpenOptions, RecordingFormat } from './format';
import { recordingFormats } from './formats';
import { guarded } from './guarded';
import { pointerProblem } from './pointers';
import type { Recording } from './recording';
import { asRecordingError, RecordingError } from './recordingError';
import { isSamplingRate } from './samplingRate';

/** Enough for every signature, and for what most text begins with. */
const headBytes = 4096;
/** Where that tells nothing: two rows of a table of some thousand columns. */
const longHeadBytes = 64 * 1024;

/**
 * Opens a recording by its content.
 * @throws RecordingError, and nothing else: whatever goes wrong in a reader becomes one.
 */
export async function openRecording(
  location: RecordingLocation,
  options: OpenOptions = {},
): Promise<Recording> {
  const { samplingRate } = options;
  if (samplingRate !== undefined && !isSamplingRate(samplingRate)) {
    throw new RecordingError(
      'needs-sampling-rate',
      `${samplingRate} samples per second is no sampling rate that a recording can have.`,
    );
  }
  try {
    const source = await location.open();
    try {
      return await openSource(source, location, options);
    } catch (error) {
      await source.close();
      throw error;
    }
  } catch (error) {
    throw asRecordingError(error, location.name);
  }
}

function recognised(head: Uint8Array, { name, size }: ByteSource): RecordingFormat | undefined {
  return recordingFormats.find((candidate) => candidate.recognises(head, name, head.length >= size));
}

async function openSource(
  source: ByteSource,
  location: RecordingLocation,
  options: OpenOptions,
): Promise<Recording> {
  const head = await source.read(0, headBytes);
  if (source.size === 0) throw new RecordingError('damaged', `${location.name} is empty (0 bytes).`);
  const pointer = pointerProblem(head, location.name);
  if (pointer) throw pointer;
  const format =
    recognised(head, source) ??
    (head.length < source.size ? recognised(await source.read(0, longHeadBytes), source) : undefined);
  if (!format) {
    const known = recordingFormats.map((candidate) => candidate.name).join(', ');
    throw new RecordingError(
      'unknown-format',
      `${location.name} is none of the formats read here (${known}).`,
    );
  }
  const opened = await format.open(source, location, options);
  try {
    return guarded(await withBidsCompanions(opened, location), location.name, options.kinds);
  } catch (error) {
    await opened.close();
    throw error;
  }
}
