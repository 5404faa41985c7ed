/**
 * EDF, EDF+C, EDF+D, BDF, BDF+C and BDF+D: how they are recognised and opened.
 * Specifications: https://www.edfplus.info/specs/edf.html, https://www.edfplus.info/specs/edfplus.html,
 * https://www.biosemi.com/faq/file_format.htm.
 */
import type { ByteSource } from '../byteSource';
import type { FormatRecording, OpenOptions, RecordingFormat } from '../format';
import { RecordingError } from '../recordingError';
import { EdfRecording } from './edfRecording';
import { isBdf, readHeader, type EdfHeader } from './header';
import { agreeingShift, fixedHeaderBytes } from './headerText';
import { countRecords, emptyWarning } from './records';
import { implausibleUnits } from './plausibility';
import { findRecordTimes } from './recordTimes';
import { isChannel } from './signals';
import { mangledBytes } from './mangled';
import { headerStart, startTimeText } from './startTime';
import { withUnsigned } from './unsigned';

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
  return start.length === fixedHeaderBytes && !hasLineEnd && agreeingShift(head) !== undefined;
}

async function openEdf(source: ByteSource, options: OpenOptions): Promise<FormatRecording> {
  const warnings: string[] = [];
  const stated = await readHeader(source, warnings);
  const records = countRecords(stated, source.size, warnings);
  const header = await withUnsigned(source, stated, records, warnings);
  warnings.push(...(await mangledBytes(source, header)));
  const empty = emptyWarning(header, records);
  if (empty !== undefined) warnings.push(empty);
  const recordSeconds = chooseRecordSeconds(header, options, warnings);
  const format = variantOf(header, warnings);
  const times = await findRecordTimes(source, header, { records, recordSeconds }, warnings);
  const start = headerStart(header.text, warnings);
  const recording = new EdfRecording({
    source,
    header,
    records,
    times,
    recordSeconds,
    format,
    startTime: start === undefined ? undefined : startTimeText(start, times.firstOnsetSeconds),
    warnings,
  });
  if (recording.channels.length === 0) {
    warnings.push('The file holds no signal with samples, only annotations.');
  }
  warnings.push(...(await implausibleUnits(recording)));
  return recording;
}

/** What the file is: as its reserved field says, where the annotation signals bear it out. */
function variantOf(header: EdfHeader, warnings: string[]): string {
  const { family, claim } = header;
  const annotates = header.signals.some((signal) => signal.holdsAnnotations);
  if (claim === 'plain') {
    if (annotates) {
      warnings.push(
        `The file has an annotation signal but does not say that it is ${family}+; its annotations are read.`,
      );
    }
    return family;
  }
  if (!annotates) {
    warnings.push(
      `The file says that it is ${family}+ but has no annotation signal: read as plain ${family}.`,
    );
    return family;
  }
  return `${family}+${claim === 'continuous' ? 'C' : 'D'}`;
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
