/**
 * Recognises a WFDB header by its content. A table of numbers can look like a record line (`1 2 250`), so the
 * line after it must look like a signal or segment line too, or the record must bear the file's own name.
 */
import { RecordingError } from '../recordingError';
import { decodeHeader, headerLines, parseSegmentLine } from './header';
import { fieldError, type HeaderLine } from './fields';
import { parseRecordLine } from './recordLine';
import { flacFormats, supportedFormats } from './signalFormats';
import { parseSignalLine } from './signalLine';

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
  const name = /^\s*(\S+)\s/u.exec(line.text)?.[1] ?? '';
  return name === '~' || /[a-z_]/iu.test(name);
}

/** True when the beginning of the file reads as a WFDB header. */
export function recognisesHeader(head: Uint8Array, fileName: string): boolean {
  if (head.includes(0)) return false;
  const [first, second, ...others] = headerLines(decodeHeader(head), fileName);
  if (!first) return false;
  const [name = ''] = first.text.trim().split(/[\s/]/u);
  const isHeaderName = /\.hea$/iu.test(fileName);
  const namesItself = isHeaderName && name === fileName.slice(0, -'.hea'.length);
  if (namesItself) return true;
  if (!parses(parseRecordLine, first) || second === undefined) return false;
  const parse = first.text.includes('/') ? parseEither : parseKnownSignal;
  if (!isName(second) || !parses(parse, second)) return false;
  if (isHeaderName || first.text.includes('/')) return true;
  // Words and numbers of another program may make two such lines, hardly a rate and all that are promised.
  if (first.text.trim().split(/\s+/u).length < 3) return false;
  return others.slice(0, parseRecordLine(first).signalCount - 1).every((line) => parses(parse, line));
}

/** A signal line of a format that there is: `NO_OF_SAMPLES 1000` of another program reads as a line of none. */
function parseKnownSignal(line: HeaderLine): void {
  const { format } = parseSignalLine(line);
  if (format !== 0 && !supportedFormats.includes(format) && !flacFormats.includes(format)) {
    throw fieldError(line, 'signal format', String(format), 'one of those of WFDB');
  }
}

/** A slash stands before a number of segments or inside a sampling frequency. */
function parseEither(line: HeaderLine): void {
  if (!parses(parseSegmentLine, line)) parseKnownSignal(line);
}
