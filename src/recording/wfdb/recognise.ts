/**
 * Recognises a WFDB header by its content. A table of numbers can look like a record line (`1 2 250`), so the
 * line after it must look like a signal or segment line too, or the record must bear the file's own name.
 */
import { RecordingError } from '../recordingError';
import { decodeHeader, headerLines, parseSegmentLine } from './header';
import type { HeaderLine } from './fields';
import { parseRecordLine } from './recordLine';
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
  const [first, second] = headerLines(decodeHeader(head), fileName);
  if (!first) return false;
  const [name = ''] = first.text.trim().split(/[\s/]/u);
  const namesItself = /\.hea$/iu.test(fileName) && name === fileName.slice(0, -'.hea'.length);
  if (namesItself) return true;
  if (!parses(parseRecordLine, first) || second === undefined) return false;
  return isName(second) && parses(first.text.includes('/') ? parseEither : parseSignalLine, second);
}

/** A slash stands before a number of segments or inside a sampling frequency. */
function parseEither(line: HeaderLine): void {
  if (!parses(parseSegmentLine, line)) parseSignalLine(line);
}
