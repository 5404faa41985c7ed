/**
 * Parses a WFDB header file (.hea): a line-oriented text that names the signal files and says how to read them.
 * Source: header(5), WFDB Applications Guide, https://physionet.org/physiotools/wag/header-5.htm
 */
import { eightBitText } from '../../base/eightBitText';
import { RecordingError } from '../recordingError';
import { checkLastSignal, segmentCutWarning, unfinishedLine } from './brokenOff';
import { fieldError, integerField, missingField, type HeaderLine } from './fields';
import type { SegmentSpec, WfdbHeader } from './headerTypes';
import { parseRecordLine } from './recordLine';
import { parseSignalLine } from './signalLine';

/** The lines that say something, with their numbers in the file. */
export function headerLines(text: string, fileName: string): HeaderLine[] {
  return text
    .split(/\r\n|\n|\r/u)
    .map((line, index) => ({ fileName, number: index + 1, text: line }))
    .filter((line) => line.text.trim() !== '' && !line.text.trimStart().startsWith('#'));
}

/** Header bytes as text (old headers write µV in one byte). */
export function decodeHeader(bytes: Uint8Array): string {
  return eightBitText(bytes);
}

/** A segment line: `name frames`. */
export function parseSegmentLine(line: HeaderLine): SegmentSpec {
  const [name = '', frames] = line.text.trim().split(/\s+/u);
  if (frames === undefined) throw missingField(line, 'number of samples of the segment');
  return {
    name,
    frames: integerField(line, 'number of samples of the segment', frames, 0),
    line: line.number,
  };
}

/** Exactly `count` lines, or the error that says how many there are. */
function promised(
  lines: readonly HeaderLine[],
  count: number,
  what: string,
  record: HeaderLine,
): HeaderLine[] {
  const found = lines.slice(0, count);
  if (found.length === count) return found;
  throw fieldError(
    record,
    `number of ${what}s`,
    String(count),
    `${found.length}, the number of ${what} lines`,
  );
}

/**
 * Parses a whole header.
 * @throws RecordingError 'damaged', naming the line and the field.
 */
export function parseHeader(text: string, fileName: string): WfdbHeader {
  const all = headerLines(text, fileName);
  const [first, ...rest] = all;
  if (!first) {
    throw new RecordingError('damaged', `${fileName} has no record line: it is empty or only comments.`);
  }
  const unfinished = unfinishedLine(text, all);
  const record = parseRecordLine(first);
  if (record.segmentCount !== undefined) {
    const lines = promised(rest, record.segmentCount, 'segment', first);
    const cutWarning = segmentCutWarning(lines, unfinished, record.frames);
    const segments = lines.map(parseSegmentLine);
    return { kind: 'segments', record, segments, ...(cutWarning !== undefined && { cutWarning }) };
  }
  const lines = promised(rest, record.signalCount, 'signal', first);
  return { kind: 'signals', record, ...checkLastSignal(lines, unfinished, parseSignalLine) };
}
