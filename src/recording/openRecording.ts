/**
 * The door of this room: sniffs a file's content, chooses the format, opens it.
 * Comes in: a location. Goes out: a `Recording`, or a `RecordingError` with one clear sentence.
 */
import { withBidsCompanions } from './bids/withBidsCompanions';
import { brainVisionHeaderBeside } from './brainvision/brainVisionFormat';
import type { ByteSource, RecordingLocation } from './byteSource';
import type { FormatRecording, OpenOptions, RecordingFormat } from './format';
import { recordingFormats } from './formats';
import { guarded } from './guarded';
import { matFormat } from './matlab/matFormat';
import { copyDamage, type CopyDamage } from './otherContent/copyDamage';
import { strangerSentence, unreadSentence } from './otherContent/otherContent';
import { pointerProblem } from './pointers';
import type { Recording } from './recording';
import { asRecordingError, RecordingError } from './recordingError';
import { isSamplingRate } from './samplingRate';
import { mayBeSignalFile, signalFileProblem } from './wfdb/signalFileOpened';

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
      `${samplingRate} samples per second is not a sampling rate that a recording can have.`,
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

function notRead(name: string, sentence: string): RecordingError {
  return new RecordingError('unknown-format', `${name} is ${sentence}.`);
}

/** The format of a file's content. @throws RecordingError that says what a file of no format read here is */
async function chosenFormat(
  head: Uint8Array,
  source: ByteSource,
  location: RecordingLocation,
): Promise<RecordingFormat> {
  const { name } = location;
  const longHead = async (): Promise<Uint8Array> =>
    head.length < source.size ? source.read(0, longHeadBytes) : head;
  const format = recognised(head, source) ?? recognised(await longHead(), source);
  if (!format || mayBeSignalFile(name)) {
    const problem = await signalFileProblem(location, format !== undefined);
    if (problem) throw problem;
  }
  if (format) return format;
  const headed = await brainVisionHeaderBeside(location);
  if (headed) throw headed;
  const unread = unreadSentence(await longHead(), name, source.size);
  if (unread !== undefined) throw notRead(name, unread);
  const known = recordingFormats.map((candidate) => candidate.name).join(', ');
  throw new RecordingError('unknown-format', `${name} is none of the formats read here (${known}).`);
}

/** Opens; where a copy as text has shifted what a binary file holds, says so, whether or not it opens all the same. */
async function openedAs(
  format: RecordingFormat,
  source: ByteSource,
  location: RecordingLocation,
  options: OpenOptions,
): Promise<FormatRecording> {
  const refuseCopy = async (kinds: readonly CopyDamage['kind'][], cause?: unknown): Promise<void> => {
    const head = await source.read(0, headBytes);
    // Text has no zero bytes, and its line ends may be what they like.
    const damage = head.includes(0) ? await copyDamage(source, 0, undefined) : undefined;
    if (!damage || !kinds.includes(damage.kind)) return;
    throw new RecordingError('damaged', `${location.name} can't be read: ${damage.sentence}.`, { cause });
  };
  // Its values may stand in one piece, so that a shift in them is seen by nothing else.
  if (format === matFormat) await refuseCopy(['lf-to-crlf']);
  try {
    return await format.open(source, location, options);
  } catch (error) {
    const isDamaged =
      error instanceof RecordingError ? error.problem === 'damaged' : error instanceof RangeError;
    if (isDamaged) await refuseCopy(['lf-to-crlf', 'utf-8'], error);
    throw error;
  }
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
  const stranger = strangerSentence(head, location.name);
  if (stranger !== undefined) {
    // A signal file of a WFDB record may be FLAC or packed; its header is then what to open.
    const problem = mayBeSignalFile(location.name) ? await signalFileProblem(location, true) : undefined;
    throw problem ?? notRead(location.name, stranger);
  }
  const format = await chosenFormat(head, source, location);
  const opened = await openedAs(format, source, location, options);
  try {
    return guarded(await withBidsCompanions(opened, location), location.name, options.kinds);
  } catch (error) {
    await opened.close();
    throw error;
  }
}
