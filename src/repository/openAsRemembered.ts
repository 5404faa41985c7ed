/** Opens a recording as the label file beside it remembers it. */
import { rememberedRate } from '../labels/headerChoices';
import type { SidecarHeader } from '../labels/labelDocument';
import { parse } from '../labels/parse';
import { sidecarOf } from '../labels/sidecarName';
import { fileLocation } from '../recording/byteSource';
import type { OpenOptions } from '../recording/format';
import { openRecording } from '../recording/openRecording';
import type { Recording } from '../recording/recording';
import { RecordingError } from '../recording/recordingError';
import { readSidecarText } from '../records/sidecarText';

/** A recording, and how it was opened. */
export interface Opened {
  readonly recording: Recording;
  readonly options: OpenOptions;
}

/** The header of the label file beside a recording; undefined where there is none that can be read. */
export async function headerBeside(file: string): Promise<SidecarHeader | undefined> {
  const text = await readSidecarText(sidecarOf(file));
  const parsed = text instanceof Uint8Array ? parse(text) : undefined;
  return parsed?.ok === true ? parsed.document.header : undefined;
}

/**
 * Opens a recording; where neither it nor `options` say its rate, at the one that its label file remembers.
 * @throws RecordingError
 */
export async function openAsRemembered(
  file: string,
  options: OpenOptions = {},
  location = fileLocation(file),
): Promise<Opened> {
  try {
    return { recording: await openRecording(location, options), options };
  } catch (error) {
    if (!(error instanceof RecordingError) || error.problem !== 'needs-sampling-rate') throw error;
    const header = options.samplingRate === undefined ? await headerBeside(file) : undefined;
    const samplingRate = header && rememberedRate(header);
    if (samplingRate === undefined) throw error;
    const remembered = { ...options, samplingRate };
    return { recording: await openRecording(location, remembered), options: remembered };
  }
}
