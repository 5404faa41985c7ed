/**
 * Reads samples of one signal from a file's data records. Small records are read whole, many at a time, and the
 * last few blocks are kept, since the other signals of the same seconds are asked for next; from large records
 * only the signal's own bytes are read, with what lies between them where that is less.
 */
import type { ByteSource } from '../byteSource';
import { decode } from './decode';
import type { EdfHeader } from './header';
import { readExactly } from '../readExactly';
import type { EdfSignal } from './signals';

/** The most that is read at once. */
export const blockBytes = 8 * 2 ** 20;
/**
 * Up to this size a record is read whole: below it the signals beside the wanted one cost less to read
 * than a call of their own per record.
 */
export const wholeRecordBytes = 64 * 1024;
const keptBlocks = 3;

interface Block {
  readonly offset: number;
  readonly length: number;
  readonly bytes: Promise<Uint8Array>;
}

/** Samples [first, end) of a signal, counted in the file: gaps in time are not counted. */
interface SampleRange {
  readonly first: number;
  readonly end: number;
}

/** Reads from the data records of one open file. */
export class RecordReader {
  private readonly source: ByteSource;
  private readonly header: EdfHeader;
  private readonly blocks: Block[] = [];
  /** What no read uses at present: fresh memory is dear. */
  private spareRoom: Uint8Array | undefined;

  constructor(source: ByteSource, header: EdfHeader) {
    this.source = source;
    this.header = header;
  }

  /**
   * Writes the physical values of a signal's samples into `target` from `position`.
   * The caller has checked that the file holds them.
   * @throws RecordingError when bytes cannot be read.
   */
  async readSamples(
    signal: EdfSignal,
    range: SampleRange,
    target: Float32Array,
    position: number,
  ): Promise<void> {
    const { recordBytes, bytesPerSample } = this.header;
    const whole = recordBytes <= wholeRecordBytes;
    const isMost = 2 * signal.samplesPerRecord * bytesPerSample >= recordBytes;
    const recordsAtOnce = whole || isMost ? Math.max(1, Math.floor(blockBytes / recordBytes)) : 1;
    let first = range.first;
    while (first < range.end) {
      const record = Math.floor(first / signal.samplesPerRecord);
      const end = Math.min(range.end, (record + recordsAtOnce) * signal.samplesPerRecord);
      const place = position + first - range.first;
      if (whole) await this.readBlock(signal, { first, end }, target, place);
      else if (recordsAtOnce > 1) await this.readAcross(signal, { first, end }, target, place);
      else await this.readSlice(signal, { first, end }, target, place);
      first = end;
    }
  }

  /** Samples of as many small records as a block holds: the records are read whole. */
  private async readBlock(
    signal: EdfSignal,
    range: SampleRange,
    target: Float32Array,
    position: number,
  ): Promise<void> {
    const firstRecord = Math.floor(range.first / signal.samplesPerRecord);
    const block = await this.recordBlock(firstRecord, Math.ceil(range.end / signal.samplesPerRecord));
    this.decodeRecords(block, this.recordStart(firstRecord), signal, range, target, position);
  }

  /** Samples of several large records that hold little else: from the first one's bytes to the last one's. */
  private async readAcross(
    signal: EdfSignal,
    range: SampleRange,
    target: Float32Array,
    position: number,
  ): Promise<void> {
    const start = this.sampleStart(signal, range.first);
    const end = this.sampleStart(signal, range.end - 1) + this.header.bytesPerSample;
    const room = this.takeRoom(end - start);
    const bytes = await readExactly(this.source, start, end - start, room);
    this.decodeRecords(bytes, start, signal, range, target, position);
    this.spareRoom = room;
  }

  /** Room for bytes that are decoded at once; for reads at the same time each has its own. */
  private takeRoom(length: number): Uint8Array {
    const spare = this.spareRoom;
    this.spareRoom = undefined;
    return spare && spare.length >= length ? spare : new Uint8Array(length);
  }

  /** Decodes samples from `bytes` that stand at `start` in the file, record by record. */
  private decodeRecords(
    bytes: Uint8Array,
    start: number,
    signal: EdfSignal,
    range: SampleRange,
    target: Float32Array,
    position: number,
  ): void {
    const { bytesPerSample } = this.header;
    let sample = range.first;
    while (sample < range.end) {
      const record = Math.floor(sample / signal.samplesPerRecord);
      const end = Math.min(range.end, (record + 1) * signal.samplesPerRecord);
      const offset = this.sampleStart(signal, sample) - start;
      const own = bytes.subarray(offset, offset + (end - sample) * bytesPerSample);
      decode(own, bytesPerSample, signal.calibration, target, position + sample - range.first);
      sample = end;
    }
  }

  /** Samples within one large record: just their bytes, a block at a time. */
  private async readSlice(
    signal: EdfSignal,
    range: SampleRange,
    target: Float32Array,
    position: number,
  ): Promise<void> {
    const { bytesPerSample } = this.header;
    const samplesAtOnce = Math.floor(blockBytes / bytesPerSample);
    for (let sample = range.first; sample < range.end; sample += samplesAtOnce) {
      const count = Math.min(samplesAtOnce, range.end - sample);
      const offset = this.sampleStart(signal, sample);
      const room = this.takeRoom(count * bytesPerSample);
      const bytes = await readExactly(this.source, offset, count * bytesPerSample, room);
      decode(bytes, bytesPerSample, signal.calibration, target, position + sample - range.first);
      this.spareRoom = room;
    }
  }

  /** The bytes of records [first, end), as far as the file has them, kept for the next signal. */
  private async recordBlock(first: number, end: number): Promise<Uint8Array> {
    const offset = this.recordStart(first);
    const length = Math.min(this.recordStart(end), this.source.size) - offset;
    const kept = this.blocks.find(
      (block) => block.offset <= offset && offset + length <= block.offset + block.length,
    );
    const block = kept ?? { offset, length, bytes: readExactly(this.source, offset, length) };
    this.keep(block);
    try {
      return (await block.bytes).subarray(offset - block.offset, offset - block.offset + length);
    } catch (error) {
      this.forget(block);
      throw error;
    }
  }

  private keep(block: Block): void {
    this.forget(block);
    this.blocks.unshift(block);
    this.blocks.length = Math.min(this.blocks.length, keptBlocks);
  }

  private forget(block: Block): void {
    const index = this.blocks.indexOf(block);
    if (index >= 0) this.blocks.splice(index, 1);
  }

  /** Where a sample stands in the file. */
  private sampleStart({ samplesPerRecord, recordOffset }: EdfSignal, sample: number): number {
    const record = Math.floor(sample / samplesPerRecord);
    return (
      this.recordStart(record) +
      recordOffset +
      (sample - record * samplesPerRecord) * this.header.bytesPerSample
    );
  }

  private recordStart(record: number): number {
    return this.header.dataStart + record * this.header.recordBytes;
  }
}
