/** Collects the annotations of a plus file: every annotation signal of every record, streamed. */
import type { ByteSource } from '../byteSource';
import { capped } from '../fileText';
import type { FileAnnotation, JobControl } from '../recording';
import type { EdfHeader } from './header';
import { readExactly } from '../readExactly';
import { blockBytes, wholeRecordBytes } from './recordReader';
import type { Records } from './records';
import type { EdfSignal } from './signals';
import { firstOnset, parseTals, type UntimedTal } from './tal';

/** Blocks are small, so that progress moves and a cancel is heard. */
const scanBytes = 2 ** 20;
/** Records of which only the annotation signals are read, many reads at a time. */
const largeRecordsAtOnce = 32;
/** More than this no person wrote and no editor can list. */
const mostAnnotations = 1_000_000;

/** So many that have no time are named in a warning. */
const mostNamed = 8;

/** A file's header, and the records that are there. */
export interface RecordsToScan {
  readonly header: EdfHeader;
  readonly records: Records;
  /** Records out of the order of time have been placed where they say. */
  readonly isPlaced: boolean;
}

export interface AnnotationScan {
  /** In order of onset; seconds from the first record, as samples are timed. */
  readonly annotations: readonly FileAnnotation[];
  /** What was odd, as sentences. */
  readonly warnings: readonly string[];
}

/** Bytes [offset, offset + length), counted from the first of some records. */
interface Piece {
  readonly offset: number;
  readonly length: number;
  /** Whether the record's own time stands at its beginning. */
  readonly keepsTime: boolean;
}

interface AnnotationPiece {
  readonly bytes: Uint8Array;
  readonly keepsTime: boolean;
}

/**
 * Scans the file. `firstOnsetSeconds` is the first record's time, which onsets in the file are not counted from.
 * @throws RecordingError when bytes cannot be read; the signal's reason when it is aborted.
 */
export async function scanAnnotations(
  source: ByteSource,
  file: RecordsToScan,
  firstOnsetSeconds: number,
  control: JobControl = {},
): Promise<AnnotationScan> {
  const annotations: FileAnnotation[] = [];
  const [lost, cut] = [new NamedTals(), new NamedTals()];
  let broken = 0;
  let full = false;
  const order = new RecordOrder();
  for await (const { bytes, keepsTime } of annotationBytes(source, file, control)) {
    if (keepsTime && !file.isPlaced) order.add(firstOnset(bytes));
    const { lists, untimed, unlasting, broken: more } = parseTals(bytes);
    broken += more;
    lost.add(untimed);
    cut.add(unlasting);
    for (const { onsetSeconds, durationSeconds, texts } of lists) {
      const onset = Number((onsetSeconds - firstOnsetSeconds).toFixed(9));
      // An empty text keeps a record's time and is no annotation.
      for (const text of texts.filter((each) => each !== '')) {
        annotations.push({ onsetSeconds: onset, durationSeconds: Math.max(0, durationSeconds), text });
      }
    }
    full = annotations.length > mostAnnotations;
    if (full) break;
  }
  control.report?.(1);
  const warnings: string[] = [];
  if (full) {
    warnings.push(`The file has more than ${mostAnnotations} annotations: those after them are not read.`);
  }
  warnings.push(
    ...order.warning(),
    ...lost.warning('have no time that could be read, and are left out'),
    ...cut.warning('have a duration that could not be read, and are shown as moments'),
  );
  if (broken > 0) {
    warnings.push(
      `The annotation signals hold ${broken} ${broken === 1 ? 'stretch' : 'stretches'} of bytes that are not an annotation: left out.`,
    );
  }
  return { annotations: annotations.sort((a, b) => a.onsetSeconds - b.onsetSeconds), warnings };
}

/** Records that begin earlier than the one ahead of them by more than this have another order than time. */
const backwardSeconds = 0.05;

/** Whether the records, as they pass, begin one after the other. */
class RecordOrder {
  private record = 0;
  private last = -Infinity;
  private backward = 0;
  private first = '';

  add(onset: number | undefined): void {
    this.record += 1;
    if (onset === undefined) return;
    if (onset + backwardSeconds < this.last) {
      this.backward += 1;
      this.first ||= `record ${this.record} at ${onset} s, after one at ${this.last} s`;
    }
    this.last = onset;
  }

  warning(): string[] {
    if (this.backward === 0) return [];
    return [
      `The data records do not stand in the order of time (${this.backward} begin before the one ahead of them, first ${this.first}): samples there are not shown when they were recorded, unless that time is damaged. Sort the records, or export the recording again.`,
    ];
  }
}

/** Annotations that have lost something, of which the first few are named. */
class NamedTals {
  private count = 0;
  private readonly named: string[] = [];

  add(tals: readonly UntimedTal[]): void {
    for (const { written, texts } of tals) {
      for (const text of texts.filter((each) => each !== '')) {
        this.count += 1;
        if (this.named.length < mostNamed) this.named.push(`"${capped(text, 60)}" (at "${written}")`);
      }
    }
  }

  /** The sentence about them; `fate` goes on after their number. */
  warning(fate: string): string[] {
    if (this.count === 0) return [];
    const more = this.count - this.named.length;
    return [
      `Annotations (${this.count}) ${fate}: ${this.named.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`,
    ];
  }
}

/** The annotation bytes, a piece per record and annotation signal, in file order. */
async function* annotationBytes(
  source: ByteSource,
  { header, records }: RecordsToScan,
  control: JobControl,
): AsyncGenerator<AnnotationPiece> {
  const { dataStart, recordBytes, bytesPerSample } = header;
  const signals = header.signals.filter((signal) => signal.holdsAnnotations);
  if (signals.length === 0) return;
  const isLarge = recordBytes > wholeRecordBytes;
  const together = (isLarge ? largeRecordsAtOnce : Math.floor(scanBytes / recordBytes)) * recordBytes;
  const end = dataStart + records.whole * recordBytes + records.partialBytes;
  for (let start = dataStart; start < end; start += together) {
    control.signal?.throwIfAborted();
    control.report?.((start - dataStart) / (end - dataStart));
    const length = Math.min(together, end - start);
    const pieces = piecesOf(signals, bytesPerSample, recordBytes, length);
    if (isLarge) {
      yield* readPieces(source, start, pieces, control);
      continue;
    }
    const block = await readExactly(source, start, length);
    for (const { offset, length: size, keepsTime } of pieces) {
      yield { bytes: block.subarray(offset, offset + size), keepsTime };
    }
  }
}

/** Where annotation signals lie in some records of `length` bytes, the last of which may be cut short. */
function piecesOf(
  signals: readonly EdfSignal[],
  bytesPerSample: number,
  recordBytes: number,
  length: number,
): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let record = 0; record < length; record += recordBytes) {
    for (const [index, { recordOffset, samplesPerRecord }] of signals.entries()) {
      const offset = record + recordOffset;
      const most = Math.min(samplesPerRecord * bytesPerSample, length - offset);
      if (most > 0) pieces.push({ offset, length: most, keepsTime: index === 0 });
    }
  }
  return pieces;
}

/** Just the annotation signals' own bytes, of each no more than a block; small ones together, as each read has its delay. */
async function* readPieces(
  source: ByteSource,
  start: number,
  pieces: readonly Piece[],
  { signal }: JobControl,
): AsyncGenerator<AnnotationPiece> {
  for (let next = 0; next < pieces.length;) {
    signal?.throwIfAborted();
    const reads: Promise<AnnotationPiece>[] = [];
    for (let bytes = 0; next < pieces.length && (reads.length === 0 || bytes < scanBytes); next++) {
      const { offset, length, keepsTime } = pieces[next] as Piece; // in bounds
      const read = Math.min(length, blockBytes);
      reads.push(readExactly(source, start + offset, read).then((bytes) => ({ bytes, keepsTime })));
      bytes += read;
    }
    yield* await Promise.all(reads);
  }
}
