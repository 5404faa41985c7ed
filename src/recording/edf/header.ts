/**
 * Reads an EDF or BDF header: tolerant of what real files do, with a warning for each tolerance;
 * what makes a file unreadable is a RecordingError that names the field and its bytes.
 */
import { counted } from '../../base/words';
import type { ByteSource } from '../byteSource';
import { RecordingError } from '../recordingError';
import { readExactly } from '../readExactly';
import { HeaderText, agreeingShift, fixedHeaderBytes, signalHeaderBytes, wholeNumber } from './headerText';
import { chooseDataStart, readRecordCount, readRecordSeconds, type RecordDuration } from './headerSizes';
import { readSignals, type EdfSignal } from './signals';

/** What an EDF or BDF header says, checked. */
export interface EdfHeader extends RecordDuration {
  readonly fileName: string;
  readonly family: 'EDF' | 'BDF';
  /** What the reserved field claims: plain, or the continuous or discontinuous plus variant. */
  readonly claim: 'plain' | 'continuous' | 'discontinuous';
  readonly bytesPerSample: 2 | 3;
  readonly signals: readonly EdfSignal[];
  /** Bytes of one data record, all signals. */
  readonly recordBytes: number;
  /** Where the first data record begins. */
  readonly dataStart: number;
  /** Undefined when the header says -1 (not known) or holds no number. */
  readonly promisedRecords: number | undefined;
  /** What follows the header: a few bytes to be looked at without a read of their own. */
  readonly beginning: Uint8Array;
  /** The header's text, for the rules that need its fields. */
  readonly text: HeaderText;
}

const beginningBytes = 512;
const biosemi = [0xff, 0x42, 0x49, 0x4f, 0x53, 0x45, 0x4d, 0x49];

/** True when the first bytes are BDF's: 0xFF and `BIOSEMI`. */
export function isBdf(bytes: Uint8Array): boolean {
  return biosemi.every((byte, index) => bytes[index] === byte);
}

/** Reads and checks the header. Warnings are added to `warnings`. @throws RecordingError */
export async function readHeader(source: ByteSource, warnings: string[]): Promise<EdfHeader> {
  const probe = await readExactly(source, 0, Math.min(source.size, fixedHeaderBytes + signalHeaderBytes));
  if (probe.length < fixedHeaderBytes - 1) {
    throw new RecordingError(
      'damaged',
      `${source.name} is too short for EDF or BDF: it ends at byte ${source.size}, inside the header's first 256 bytes.`,
    );
  }
  const fixed = new HeaderText(source.name, probe, agreeingShift(probe) ?? 0);
  const signalCount = readSignalCount(fixed, source.size);
  const headerBytes = fixedHeaderBytes + fixed.shift + signalHeaderBytes * signalCount;
  const more = await readExactly(source, 0, Math.min(source.size, headerBytes + beginningBytes));
  const bytes = more.subarray(0, headerBytes);
  const text = new HeaderText(source.name, bytes, fixed.shift, signalCount);
  noteOddBytes(text, warnings);
  const family = isBdf(bytes) ? 'BDF' : 'EDF';
  const bytesPerSample = family === 'BDF' ? 3 : 2;
  const signals = readSignals(text, bytesPerSample, warnings);
  const recordBytes = signals.reduce((sum, signal) => sum + signal.samplesPerRecord * bytesPerSample, 0);
  if (recordBytes === 0) {
    throw text.impossible(text.ofSignal('samplesPerRecord', 0), 'no signal of the file has any sample');
  }
  const promisedRecords = readRecordCount(text, warnings);
  return {
    fileName: source.name,
    family,
    claim: readClaim(text, family, warnings),
    bytesPerSample,
    signals,
    recordBytes,
    dataStart: chooseDataStart(
      text,
      { headerBytes, recordBytes, promisedRecords, size: source.size },
      warnings,
    ),
    promisedRecords,
    ...readRecordSeconds(text, signals, warnings),
    text,
    beginning: more.subarray(headerBytes),
  };
}

/** The number of signals, checked against the bytes that exist before anything of that size is read. */
function readSignalCount(fixed: HeaderText, size: number): number {
  const place = fixed.fixed('signalCount');
  const count = wholeNumber(fixed.text(place));
  if (count === undefined) {
    throw fixed.impossible(place, 'a whole number is needed here');
  }
  if (count < 1) throw fixed.impossible(place, 'a recording needs at least one signal');
  const needed = fixedHeaderBytes + fixed.shift + signalHeaderBytes * count;
  if (needed > size) {
    const reason = `a header of that many signals takes ${needed} bytes and the file ends at byte ${size}`;
    throw fixed.impossible(place, reason);
  }
  return count;
}

function noteOddBytes(text: HeaderText, warnings: string[]): void {
  if (text.shift !== 0) {
    const amount = counted(Math.abs(text.shift), 'byte');
    const way = text.shift < 0 ? 'short' : 'long';
    warnings.push(
      `The fixed header is ${amount} too ${way} (before the start date): every field after it was read ${amount} ${text.shift < 0 ? 'earlier' : 'later'} than the format says.`,
    );
  }
  const version = text.text({ title: 'version', offset: 0, width: 8 });
  if (!isBdf(text.bytes) && version !== '0') {
    warnings.push(
      `The version field (bytes 0 to 7) is "${version}" instead of "0"; read as EDF all the same.`,
    );
  }
  const odd = text.bytes.findIndex((byte, index) => byte > 0x7e && !(index === 0 && isBdf(text.bytes)));
  if (odd >= 0) {
    warnings.push(
      `The header has bytes that are not ASCII (the first at byte ${odd}); read as UTF-8 or Latin-1.`,
    );
  }
}

function readClaim(text: HeaderText, family: 'EDF' | 'BDF', warnings: string[]): EdfHeader['claim'] {
  const place = text.fixed('reserved');
  const match = /^(EDF|BDF)\+([CD])/iu.exec(text.text(place));
  if (!match) return 'plain';
  if (match[1]?.toUpperCase() !== family) {
    warnings.push(
      `The file is ${family} by its first byte, though ${text.describe(place)}; read as ${family}.`,
    );
  }
  return match[2]?.toUpperCase() === 'D' ? 'discontinuous' : 'continuous';
}
