/** How many data records a file holds, against how many its header promises. */
import type { EdfHeader } from './header';
import { isChannel, type EdfSignal } from './signals';

/** The data records that are there. */
export interface Records {
  /** Whole data records. */
  readonly whole: number;
  /** Bytes of a last record that is cut short; 0 when there is none. */
  readonly partialBytes: number;
}

/** Counts the records by the bytes that exist; a warning says where that differs from the promise. */
export function countRecords(header: EdfHeader, size: number, warnings: string[]): Records {
  const dataBytes = Math.max(0, size - header.dataStart);
  const whole = Math.floor(dataBytes / header.recordBytes);
  const rest = dataBytes - whole * header.recordBytes;
  const promised = header.promisedRecords;
  if (promised === undefined) return { whole, partialBytes: rest };
  if (promised === whole) {
    if (rest > 0) {
      warnings.push(
        `The file has ${bytesText(rest)} after its last data record (from byte ${size - rest}): not read.`,
      );
    }
    return { whole, partialBytes: 0 };
  }
  const present = rest > 0 ? `${whole} and ${bytesText(rest)} of another` : `${whole}`;
  const reason =
    promised > whole ? 'the file was cut short, and what is there is read' : 'all that are present are read';
  warnings.push(`The header promises ${promised} data records but the file holds ${present}: ${reason}.`);
  return { whole, partialBytes: rest };
}

/** The sentence for a file that is a header alone, of which only that can be shown; undefined for all others. */
export function emptyWarning(header: EdfHeader, records: Records): string | undefined {
  const channels = header.signals.filter(isChannel);
  const hasSamples = channels.some((signal) => storedSamples(signal, records, header.bytesPerSample) > 0);
  if (hasSamples || channels.length === 0) return undefined;
  const promised = header.promisedRecords ?? 0;
  const told = promised === 0 ? 'no data record follows its header' : 'it ends before the first data record';
  return `The file holds no samples: ${told}. It was not written, or not copied, to its end: look for the original.`;
}

function bytesText(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}

/** How many samples of a signal the last, partial record holds. */
export function partialSamples(signal: EdfSignal, records: Records, bytesPerSample: number): number {
  const available = Math.floor((records.partialBytes - signal.recordOffset) / bytesPerSample);
  return Math.max(0, Math.min(signal.samplesPerRecord, available));
}

/** How many samples of a signal the file holds, gaps not counted. */
export function storedSamples(signal: EdfSignal, records: Records, bytesPerSample: number): number {
  return records.whole * signal.samplesPerRecord + partialSamples(signal, records, bytesPerSample);
}
