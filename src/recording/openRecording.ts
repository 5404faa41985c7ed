/**
 * The door of this room: sniffs a file's content, chooses the format, opens it.
 * Comes in: a location. Goes out: a `Recording`, or a `RecordingError` with one clear sentence.
 */
import { withBidsCompanions } from './bids/withBidsCompanions';
import type { RecordingLocation } from './byteSource';
import type { OpenOptions } from './format';
import { recordingFormats } from './formats';
import { pointerProblem } from './pointers';
import type { Recording } from './recording';
import { RecordingError } from './recordingError';

const headBytes = 4096;

/**
 * Opens a recording by its content.
 * @throws RecordingError for everything a user can mend.
 */
export async function openRecording(
  location: RecordingLocation,
  options: OpenOptions = {},
): Promise<Recording> {
  const source = await location.open().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RecordingError('unreadable', `${location.name} cannot be opened: ${reason}`, { cause: error });
  });
  try {
    const head = await source.read(0, headBytes);
    if (source.size === 0) throw new RecordingError('damaged', `${location.name} is empty (0 bytes).`);
    const pointer = pointerProblem(head, location.name);
    if (pointer) throw pointer;
    const format = recordingFormats.find((candidate) => candidate.recognises(head, location.name));
    if (!format) {
      const known = recordingFormats.map((candidate) => candidate.name).join(', ');
      throw new RecordingError(
        'unknown-format',
        `${location.name} is none of the formats read here (${known}).`,
      );
    }
    return await withBidsCompanions(await format.open(source, location, options), location);
  } catch (error) {
    await source.close();
    throw error;
  }
}
