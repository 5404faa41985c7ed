/**
 * Reads samples of one signal from a file's data records. Small records are read whole, many at a time, and the
 * last few blocks are kept, since the other signals of the same seconds are asked for next; from large records
 * only the signal's own bytes are read.
 */
import type { ByteSource } from '../byteSource';
import { at } from '../typedArrays';
import type { EdfHeader } from './header';
import { readExactly } from './readExactly';
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
   * Physical values of samples [first, end) of a signal, counted in the file (gaps not counted), into
   * `target` from `position`. The caller has checked that the file holds them.
   * @throws RecordingError when bytes cannot be read.
   */
  async readSamples(
    signal: EdfSignal,
    range: { readonly first: number; readonly end: number },
    target: Float32Array,
    position: number,
  ): Promise<void> {
    const { recordBytes, bytesPerSample } = this.header;
    const perRecord = signal.samplesPerRecord;
    const together = recordBytes <= wholeRecordBytes ? Math.floor(blockBytes / recordBytes) : 1;
    let sample = range.first;
    while (sample < range.end) {
      const record = Math.floor(sample / perRecord);
      const stop = Math.min(range.end, (record + together) * perRecord);
      const toPosition = position + sample - range.first;
      if (recordBytes <= wholeRecordBytes) {
        const block = await this.recordBlock(record, Math.ceil(stop / perRecord));
        for (let from = sample; from < stop;) {
          const here = Math.floor(from / perRecord);
          const to = Math.min(stop, (here + 1) * perRecord);
          const offset =
            (here - record) * recordBytes + signal.recordOffset + (from - here * perRecord) * bytesPerSample;
          decode(
            block.subarray(offset, offset + (to - from) * bytesPerSample),
            bytesPerSample,
            signal,
            target,
            toPosition + from - sample,
          );
          from = to;
        }
      } else {
        await this.readSlice(signal, sample, stop, target, toPosition);
      }
      sample = stop;
    }
  }

  /** Samples within one large record: just their bytes, a block at a time. */
  private async readSlice(
    signal: EdfSignal,
    first: number,
    end: number,
    target: Float32Array,
    position: number,
  ): Promise<void> {
    const { bytesPerSample } = this.header;
    const record = Math.floor(first / signal.samplesPerRecord);
    const start =
      this.recordStart(record) + signal.recordOffset - record * signal.samplesPerRecord * bytesPerSample;
    const samplesAtOnce = Math.floor(blockBytes / bytesPerSample);
    for (let sample = first; sample < end; sample += samplesAtOnce) {
      const count = Math.min(samplesAtOnce, end - sample);
      const bytes = await readExactly(this.source, start + sample * bytesPerSample, count * bytesPerSample);
      decode(bytes, bytesPerSample, signal, target, position + sample - first);
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
  signal: EdfSignal,
  target: Float32Array,
  position: number,
): void {
  const { gain, offset } = signal.calibration;
  const samples = Math.floor(bytes.length / bytesPerSample);
  for (let index = 0; index < samples; index += 1) {
    const start = index * bytesPerSample;
    const low = at(bytes, start) | (at(bytes, start + 1) << 8);
    // Shifting the top byte to the top of 32 bits and back extends its sign.
    const digital =
      bytesPerSample === 2 ? (low << 16) >> 16 : ((low | (at(bytes, start + 2) << 16)) << 8) >> 8;
    target[position + index] = gain * digital + offset;
  }
}
