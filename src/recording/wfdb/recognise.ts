/**
 * Recognises a WFDB header by its content. A table of numbers can look like a record line (`1 2 250`), so the
 * line after it must look like a signal or segment line too, or the record must bear the file's own name.
 */
import { RecordingError } from '../recordingError';
import { decodeHeader, headerLines, parseSegmentLine } from './header';
import type { HeaderLine } from './fields';
import { parseRecordLine } from './recordLine';
import { flacFormats, supportedFormats } from './signalFormats';
import { parseSignalLine } from './signalLine';

const knownFormats: ReadonlySet<number> = new Set([0, ...supportedFormats, ...flacFormats]);

/** True when `parse` accepts the line. */
function parses(parse: (line: HeaderLine) => unknown, line: HeaderLine): boolean {
  try {
    parse(line);
    return true;
  } catch (error) {
    if (error instanceof RecordingError) return false;
    throw error;
  }
}

/** A file or record name as headers have them; a bare number would be a table's cell. */
function isName(line: HeaderLine): boolean {
  const name = firstField(line);
  return name === '~' || /[a-z_]/iu.test(name);
}

function firstField(line: HeaderLine): string {
  return /^\s*(\S+)/u.exec(line.text)?.[1] ?? '';
}

/** Whether the record line gives the record the file's own name, with or without a folder or segments. */
function namesFile(first: HeaderLine, fileName: string): boolean {
  const stem = fileName.slice(0, -'.hea'.length);
  const parts = firstField(first).split(/[/\\]/u);
  return stem !== '' && (parts.at(-1) === stem || parts.at(-2) === stem);
}

/** Whether a line of a file that is not called `.hea` is a signal line beyond doubt: a file's name and a known format. */
function isSignalLine(line: HeaderLine): boolean {
  try {
    const { fileName, format } = parseSignalLine(line);
    return /^~$|\.\w+$/u.test(fileName) && knownFormats.has(format);
  } catch (error) {
    if (error instanceof RecordingError) return false;
    throw error;
  }
}

/** True when the beginning of the file reads as a WFDB header. */
export function recognisesHeader(head: Uint8Array, fileName: string): boolean {
  if (head.includes(0)) return false;
  const [first, second] = headerLines(decodeHeader(head), fileName);
  if (!first) return false;
  const isHeaderName = /\.hea$/iu.test(fileName);
  if (isHeaderName && namesFile(first, fileName)) return true;
  if (!parses(parseRecordLine, first) || second === undefined || !isName(second)) return false;
  if (first.text.includes('/')) return parses(parseEither, second);
  // `NO_OF_CHANNELS 2`, `NO_OF_SAMPLES 1000`: the settings before a table can look like the two lines of a header.
  return isHeaderName ? parses(parseSignalLine, second) : isSignalLine(second);
}

/** A slash stands before a number of segments or inside a sampling frequency. */
function parseEither(line: HeaderLine): void {
  if (!parses(parseSegmentLine, line)) parseSignalLine(line);
}
