/**
 * A file of a WFDB record that was opened instead of the record's header: its samples say nothing by themselves. The
 * header is what labels stand beside, so that it is named and not opened in its place.
 */
import type { RecordingLocation } from '../byteSource';
import { RecordingError } from '../recordingError';
import { parseHeader } from './header';
import { readHeaderText } from './headerFile';
import { withoutFolder } from '../siblings';

/** Endings under which signal files are found: `.dat`, `.d16` (by format), `.mat` (of the challenges), `.sig`, `.xyz`. */
const signalFileName = /\.(?:dat|d\d{1,3}|mat|sig|bin|xyz|ecg|raw)$/iu;

/** Whether a file may be a signal file by its name, whatever its bytes look like. */
export function mayBeSignalFile(fileName: string): boolean {
  return signalFileName.test(fileName);
}

/** The record names to which a file may belong: `case_1.dat` is of `case_1`, or of `case`. */
function recordNames(fileName: string): readonly string[] {
  const stem = fileName.replace(/\.[^.]*$/u, '');
  const shorter = /^(.+?)[_-]?(?:\d{1,3}|[a-z])$/iu.exec(stem)?.[1];
  return [...new Set([stem, fileName, ...(shorter === undefined ? [] : [shorter])])];
}

/** Archives that went through Windows or DOS have changed the case of letters. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

async function isNamedBy(
  location: RecordingLocation,
  headerName: string,
  fileName: string,
): Promise<boolean | undefined> {
  try {
    const text = await readHeaderText(location, headerName, location.name);
    if (text === undefined) return undefined;
    const header = parseHeader(text, headerName);
    return (
      header.kind === 'signals' &&
      header.signals.some((spec) => isSame(withoutFolder(spec.fileName), fileName))
    );
  } catch (error) {
    // A header that cannot be read names nothing; it says so itself when it is opened.
    if (error instanceof RecordingError) return false;
    throw error;
  }
}

/**
 * The refusal that names the header beside a file of a WFDB record; undefined where there is none.
 * @param isKnown whether the file is of a format that is read by itself: then only a header that names it counts.
 */
export async function signalFileProblem(
  location: RecordingLocation,
  isKnown: boolean,
): Promise<RecordingError | undefined> {
  const { name } = location;
  const headers = recordNames(name).flatMap((record) => [
    [record, `${record}.hea`] as const,
    [record, `${record}.HEA`] as const,
  ]);
  for (const [record, headerName] of headers) {
    const isNamed = await isNamedBy(location, headerName, name);
    if (isNamed === true) {
      return new RecordingError(
        'unsupported',
        `${name} holds the samples of the WFDB record ${record}, without their rate and scale: open ${headerName} beside it instead.`,
      );
    }
    if (isNamed === false && !isKnown && name.startsWith(`${record}.`)) {
      return new RecordingError(
        'unsupported',
        `${name} is not a recording by itself; it seems to belong to the WFDB record ${record}: open ${headerName} beside it instead.`,
      );
    }
  }
  return undefined;
}
