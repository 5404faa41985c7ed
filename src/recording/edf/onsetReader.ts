/** Looks up the time that a data record keeps for itself, remembering what it has read. */
import type { ByteSource } from '../byteSource';
import type { EdfHeader } from './header';
import { readExactly } from '../readExactly';
import type { EdfSignal } from './signals';
import { firstOnset } from './tal';

/** A record's own time stands in its first bytes; an onset is never longer than this. */
const onsetBytes = 64;
const keptOnsets = 100_000;

/** Reads the time each record keeps for itself, in the first annotation signal. */
export class OnsetReader {
  private readonly onsets = new Map<number, Promise<number | undefined>>();
  private readonly source: ByteSource;
  private readonly header: EdfHeader;
  private readonly signal: EdfSignal;

  constructor(source: ByteSource, header: EdfHeader, signal: EdfSignal) {
    this.source = source;
    this.header = header;
    this.signal = signal;
  }

  /** Seconds from the header's start; undefined when the record does not say, or is not that long. */
  onset(record: number): Promise<number | undefined> {
    const kept = this.onsets.get(record);
    if (kept) return kept;
    if (this.onsets.size >= keptOnsets) this.onsets.clear();
    const onset = this.readOnset(record);
    this.onsets.set(record, onset);
    onset.catch(() => this.onsets.delete(record));
    return onset;
  }

  private async readOnset(record: number): Promise<number | undefined> {
    const { dataStart, recordBytes, bytesPerSample } = this.header;
    const offset = dataStart + record * recordBytes + this.signal.recordOffset;
    const length = Math.min(
      onsetBytes,
      this.signal.samplesPerRecord * bytesPerSample,
      this.source.size - offset,
    );
    return length <= 0 ? undefined : firstOnset(await readExactly(this.source, offset, length));
  }
}
