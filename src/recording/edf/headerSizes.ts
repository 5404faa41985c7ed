/** The numbers of an EDF header that say where its data are: number and duration of the records, length of the header. */
import { decimalNumber, wholeNumber, type HeaderText } from './headerText';
import type { EdfSignal } from './signals';

/** Beyond these a duration is a damaged field; within them every sample has an exact index. */
const longestRecordSeconds = 1e8;
const fastestRate = 1e8;

/** The promised number of data records; undefined when it is not known. @throws RecordingError */
export function readRecordCount(text: HeaderText, warnings: string[]): number | undefined {
  const place = text.fixed('recordCount');
  const count = wholeNumber(text.text(place));
  if (count !== undefined && count >= 0) return count;
  if (count === undefined || count === -1) {
    const meaning = count === -1 ? 'the recording was not closed properly' : 'which is not a number';
    warnings.push(`In the header, ${text.describe(place)} (${meaning}): the records present are read.`);
    return undefined;
  }
  throw text.impossible(place, 'a count cannot be negative');
}

/** How long a data record lasts, as printed. */
export interface RecordDuration {
  /** Undefined when the header states none that is positive. */
  readonly recordSeconds: number | undefined;
  /** The most by which the duration as printed can differ from the true one, in seconds. */
  readonly recordSecondsPrecision: number;
}

/** The duration of a data record. @throws RecordingError for one that cannot be. */
export function readRecordSeconds(
  text: HeaderText,
  signals: readonly EdfSignal[],
  warnings: string[],
): RecordDuration {
  const place = text.fixed('recordSeconds');
  const written = text.text(place);
  const seconds = decimalNumber(written);
  if (seconds !== undefined && seconds < 0) throw text.impossible(place, 'a duration cannot be negative');
  const most = Math.max(...signals.map((signal) => signal.samplesPerRecord));
  if (
    seconds !== undefined &&
    seconds > 0 &&
    (seconds > longestRecordSeconds || most / seconds > fastestRate)
  ) {
    throw text.impossible(place, `no recorder takes ${most} samples in that time`);
  }
  if (written.includes(',')) {
    warnings.push(`In the header, ${text.describe(place)}: the comma is read as a decimal point.`);
  }
  // A field filled to its last byte was probably cut there: the last digit is then uncertain by half.
  const decimals = /[.,](\d+)$/u.exec(written)?.[1]?.length ?? 0;
  const precision = written.length === place.width && decimals > 0 ? 10 ** -decimals : 0;
  return { recordSeconds: seconds === 0 ? undefined : seconds, recordSecondsPrecision: precision };
}

/** Where the data begin: after the header as counted, or as stated when only that makes the file's size add up. */
export function chooseDataStart(
  text: HeaderText,
  sizes: { headerBytes: number; recordBytes: number; promisedRecords: number | undefined; size: number },
  warnings: string[],
): number {
  const place = text.fixed('headerBytes');
  const stated = wholeNumber(text.text(place));
  const { headerBytes, recordBytes, promisedRecords, size } = sizes;
  if (stated === headerBytes - text.shift) return headerBytes;
  const believed =
    stated !== undefined && stated > headerBytes && stated + (promisedRecords ?? NaN) * recordBytes === size;
  const start = believed ? stated : headerBytes;
  warnings.push(
    `In the header, ${text.describe(place)}, but its ${text.signalCount} signals take ${headerBytes} bytes: the data are read from byte ${start}.`,
  );
  return start;
}
