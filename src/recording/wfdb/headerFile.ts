/** Reads header files as text, the record's own and those of its segments. */
import type { ByteSource, RecordingLocation } from '../byteSource';
import { readExactly } from '../readExactly';
import { RecordingError } from '../recordingError';
import { decodeHeader } from './header';
import { openSibling } from '../siblings';

/** Longer than any real header (10,000 segments take 200 kB); a bound on what is read as text. */
const longestHeaderBytes = 4 * 1024 * 1024;

/** The text of an open header file. @throws RecordingError when it is too long to be one, or cannot be read. */
export async function headerText(source: ByteSource): Promise<string> {
  if (source.size > longestHeaderBytes) {
    throw new RecordingError(
      'damaged',
      `${source.name} has ${source.size} bytes, too many for a WFDB header (${longestHeaderBytes} at most).`,
    );
  }
  return decodeHeader(await readExactly(source, 0, source.size));
}

/** The text of a header beside the record's, or undefined where there is none. @throws RecordingError */
export async function readHeaderText(
  location: RecordingLocation,
  name: string,
  where: string,
): Promise<string | undefined> {
  const source = await openSibling(location, name, where);
  if (!source) return undefined;
  try {
    return await headerText(source);
  } finally {
    await source.close();
  }
}
