/**
 * Reads samples of one signal from a file's data records. Small records are read whole, many at a time, and the
 * last few blocks are kept, since the other signals of the same seconds are asked for next; from large records
 * only the signal's own bytes are read.
 */
import type { ByteSource } from '../byteSource';
import { at } from '../typedArrays';
import type { EdfHeader } from './header';
import { readExactly } from '../readExactly';
import type { Calibration, EdfSignal } from './signals';

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
    const { recordBytes } = this.header;
    const whole = recordBytes <= wholeRecordBytes;
    const recordsAtOnce = whole ? Math.floor(blockBytes / recordBytes) : 1;
    let first = range.first;
    while (first < range.end) {
      const record = Math.floor(first / signal.samplesPerRecord);
      const end = Math.min(range.end, (record + recordsAtOnce) * signal.samplesPerRecord);
      const place = position + first - range.first;
      if (whole) await this.readBlock(signal, { first, end }, target, place);
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
    const { recordBytes, bytesPerSample } = this.header;
    const perRecord = signal.samplesPerRecord;
    const firstRecord = Math.floor(range.first / perRecord);
    const block = await this.recordBlock(firstRecord, Math.ceil(range.end / perRecord));
    let sample = range.first;
    while (sample < range.end) {
      const record = Math.floor(sample / perRecord);
      const end = Math.min(range.end, (record + 1) * perRecord);
      const offset =
        (record - firstRecord) * recordBytes +
        signal.recordOffset +
        (sample - record * perRecord) * bytesPerSample;
      const bytes = block.subarray(offset, offset + (end - sample) * bytesPerSample);
      decode(bytes, bytesPerSample, signal.calibration, target, position + sample - range.first);
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
    const record = Math.floor(range.first / signal.samplesPerRecord);
    const firstByte = this.recordStart(record) + signal.recordOffset;
    const samplesAtOnce = Math.floor(blockBytes / bytesPerSample);
    for (let sample = range.first; sample < range.end; sample += samplesAtOnce) {
      const count = Math.min(samplesAtOnce, range.end - sample);
      const offset = firstByte + (sample - record * signal.samplesPerRecord) * bytesPerSample;
      const bytes = await readExactly(this.source, offset, count * bytesPerSample);
      decode(bytes, bytesPerSample, signal.calibration, target, position + sample - range.first);
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

  private recordStart(record: number): number {
    return this.header.dataStart + record * this.header.recordBytes;
  }
}

/** Little-endian two's complement integers of 2 or 3 bytes, calibrated. */
function decode(
  bytes: Uint8Array,
  bytesPerSample: 2 | 3,
  { gain, offset }: Calibration,
  target: Float32Array,
  position: number,
): void {
  const end = position + bytes.length / bytesPerSample;
  let byte = 0;
  for (let index = position; index < end; index += 1) {
    const low = at(bytes, byte) | (at(bytes, byte + 1) << 8);
    // Shifting the top byte to the top of 32 bits and back extends its sign.
    const digital =
      bytesPerSample === 2 ? (low << 16) >> 16 : ((low | (at(bytes, byte + 2) << 16)) << 8) >> 8;
    target[index] = gain * digital + offset;
    byte += bytesPerSample;
  }
}
