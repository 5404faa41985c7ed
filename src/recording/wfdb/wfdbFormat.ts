/**
 * WFDB (PhysioNet): a text header (.hea) that names signal files and, beside it, annotations (.atr).
 * This is the format's entry: it recognises a header by its content and builds a `Recording` from what stands behind it.
 */
import type { ByteSource, RecordingLocation } from '../byteSource';
import { readExactly } from '../edf/readExactly';
import type { RecordingFormat } from '../format';
import { RecordingError } from '../recordingError';
import { decodeHeader, parseHeader } from './header';
import { recognisesHeader } from './recognise';
import { wfdbRecording, type WfdbRecording } from './wfdbRecording';

/** Longer than any real header (10,000 segments take 200 kB); a bound on what is read as text. */
const longestHeaderBytes = 4 * 1024 * 1024;

/** The text of a header file. @throws RecordingError when it is too long to be one, or cannot be read. */
export async function readHeaderText(source: ByteSource): Promise<string> {
  if (source.size > longestHeaderBytes) {
    throw new RecordingError(
      'damaged',
      `${source.name} has ${source.size} bytes, too many for a WFDB header (${longestHeaderBytes} at most).`,
    );
  }
  return decodeHeader(await readExactly(source, 0, source.size));
}

/**
 * Opens a record by its header.
 * @throws RecordingError
 */
export async function openWfdb(source: ByteSource, location: RecordingLocation): Promise<WfdbRecording> {
  const header = parseHeader(await readHeaderText(source), source.name);
  return wfdbRecording(header, source, location);
}

/** The registry's entry. */
export const wfdbFormat: RecordingFormat = {
  name: 'WFDB',
  recognises: recognisesHeader,
  open: openWfdb,
};
