/** Channels whose samples stand at even distances in a file, each in one run: read by range and in one pass. */
import type { Block, BlockOptions, ChannelRange } from '../blocks/block';
import { decodePiece } from '../blocks/decodePiece';
import { readRuns, type StoredRun } from '../blocks/runs';
import { encodingBytes, type StoredFormat } from '../blocks/storedFormat';
import type { ByteSource } from '../byteSource';
import { readExactly } from '../readExactly';

export interface StoredColumn {
  /** The first sample's first byte. */
  readonly offset: number;
  readonly strideBytes: number;
  readonly samples: number;
  readonly format: StoredFormat;
}

const blockBytes = 2 ** 20;

export class StoredColumns {
  private readonly source: ByteSource;
  private readonly columns: readonly StoredColumn[];

  constructor(source: ByteSource, columns: readonly StoredColumn[]) {
    this.source = source;
    this.columns = columns;
  }

  async read(channel: number, from: number, count: number): Promise<Float32Array> {
    const column = this.columns[channel];
    if (!column) throw new RangeError(`There is no channel ${channel}.`);
    const { offset, strideBytes, samples, format } = column;
    const values = new Float32Array(Math.max(0, Math.min(count, samples - from)));
    const atOnce = Math.max(1, Math.floor(blockBytes / strideBytes));
    for (let done = 0; done < values.length; done += atOnce) {
      const some = Math.min(atOnce, values.length - done);
      const length = (some - 1) * strideBytes + encodingBytes[format.encoding];
      const bytes = await readExactly(this.source, offset + (from + done) * strideBytes, length);
      decodePiece(
        { kind: 'stored', channel, from, count: some, bytes, strideBytes, format },
        values.subarray(done),
      );
    }
    return values;
  }

  blocks(ranges: readonly ChannelRange[], options: BlockOptions = {}): AsyncGenerator<Block> {
    const runs = ranges
      .flatMap(({ channel, from, to }): StoredRun[] => {
        const column = this.columns[channel];
        if (!column || from >= to) return [];
        const { offset, strideBytes, format } = column;
        return [
          { channel, from, count: to - from, offset: offset + from * strideBytes, strideBytes, format },
        ];
      })
      .sort((a, b) => a.offset - b.offset);
    return readRuns(
      runs,
      (offset, length, buffer) => readExactly(this.source, offset, length, buffer),
      options,
    );
  }
}
