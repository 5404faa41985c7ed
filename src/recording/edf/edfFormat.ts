/**
 * EDF, EDF+C, EDF+D, BDF, BDF+C and BDF+D: how they are recognised and opened.
 * Specifications: https://www.edfplus.info/specs/edf.html, https://www.edfplus.info/specs/edfplus.html,
 * https://www.biosemi.com/faq/file_format.htm.
 */
import type { ByteSource } from '../byteSource';
import type { RecordingFormat } from '../format';
import type { OpenOptions } from '../format';
import type { Recording } from '../recording';
import { RecordingError } from '../recordingError';
import { EdfRecording, isChannel } from './edfRecording';
import { isBdf, readHeader, type EdfHeader } from './header';
import { fixedHeaderBytes, headerShift } from './headerText';
import { countRecords } from './records';
import { headerStart, startTimeText } from './startTime';

export const edfFormat: RecordingFormat = {
  name: 'EDF or BDF',
  recognises: (head) => isBdf(head) || looksLikeEdf(head),
  open: (source, _location, options) => openEdf(source, options),
};

/**
 * `0` and seven blanks, on a line as long as the header is: a table of numbers can begin that way too, but
 * has line ends. Without them (another version field), a header whose sizes agree with each other.
 */
function looksLikeEdf(head: Uint8Array): boolean {
  const start = head.subarray(0, fixedHeaderBytes);
  const hasLineEnd = start.includes(0x0a) || start.includes(0x0d);
  const version = new TextDecoder('latin1').decode(start.subarray(0, 8));
  if (/^0[ \0]{7}$/u.test(version) && !hasLineEnd) return true;
  return start.length === fixedHeaderBytes && !hasLineEnd && headerShift('', head) !== undefined;
}

async function openEdf(source: ByteSource, options: OpenOptions): Promise<Recording> {
  const warnings: string[] = [];
  const header = await readHeader(source, warnings);
  const records = countRecords(header, source.size, warnings);
  const recordSeconds = chooseRecordSeconds(header, options, warnings);
  const start = headerStart(header.text, warnings);
  return new EdfRecording({
    source,
    header,
    records,
    recordSeconds,
    format: header.family,
    startTime: start === undefined ? undefined : startTimeText(start, 0),
    warnings,
  });
}

/** The duration of a record, by the sampling rate the caller knows where the header states none. */
function chooseRecordSeconds(header: EdfHeader, options: OpenOptions, warnings: string[]): number {
  if (header.recordSeconds !== undefined) return header.recordSeconds;
  const samples = Math.max(0, ...header.signals.filter(isChannel).map((signal) => signal.samplesPerRecord));
  // A file of annotations only has no sampling rate and needs none.
  if (samples === 0) return 0;
  const place = header.text.describe(header.text.fixed('recordSeconds'));
  const { samplingRate } = options;
  if (samplingRate === undefined || !(samplingRate > 0)) {
    throw new RecordingError(
      'needs-sampling-rate',
      `${header.fileName} does not say how fast it was sampled: ${place}. State the sampling rate of its fastest channel.`,
    );
  }
  warnings.push(
    `In the header, ${place}: the fastest channel is taken to have ${samplingRate} samples per second, as stated when opening.`,
  );
  return samples / samplingRate;
}
