/**
 * WFDB (PhysioNet): a text header (.hea) that names signal files and, beside it, annotations (.atr).
 * This is the format's entry: it recognises a header by its content and builds a `Recording` from what stands behind it.
 */
import type { ByteSource, RecordingLocation } from '../byteSource';
import type { RecordingFormat } from '../format';
import { parseHeader } from './header';
import { headerText } from './headerFile';
import { recognisesHeader } from './recognise';
import { wfdbRecording, type WfdbRecording } from './wfdbRecording';

/**
 * Opens a record by its header.
 * @throws RecordingError
 */
export async function openWfdb(source: ByteSource, location: RecordingLocation): Promise<WfdbRecording> {
  const header = parseHeader(await headerText(source), source.name);
  return wfdbRecording(header, source, location);
}

/** The registry's entry. */
export const wfdbFormat: RecordingFormat = {
  name: 'WFDB',
  recognises: recognisesHeader,
  open: openWfdb,
};
