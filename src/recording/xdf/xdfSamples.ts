/** Reads the samples of placed streams where they stand in an XDF file. */
import type { Block, BlockOptions, ChannelRange, Piece } from '../blocks/block';
import { smallestBuffer } from '../blocks/block';
import { decodePiece } from '../blocks/decodePiece';
import { readRuns, type StoredRun } from '../blocks/runs';
import { storedFormat, type StoredFormat } from '../blocks/storedFormat';
import type { ByteSource } from '../byteSource';
import { readExactly } from '../readExactly';
import type { PlacedStream } from './placement';
import { valueBytes } from './streamHeader';

interface Column {
  readonly placed: PlacedStream;
  /** From the beginning of a frame. */
  readonly byte: number;
  readonly format: StoredFormat;
  /** Numbers of 64 bits, which nothing else here has: they are decoded at once. */
  readonly isInt64: boolean;
}

export class XdfSamples {
  private readonly source: ByteSource;
  private readonly columns: readonly Column[];
  /** Buffers of reads that are over, for the next ones: as many as there were reads at a time. */
  private readonly spare: (readonly [Uint8Array, Uint8Array])[] = [];

  constructor(source: ByteSource, streams: readonly PlacedStream[]) {
    this.source = source;
    this.columns = streams.flatMap((placed) => {
      const { format, channels } = placed.stream.header;
      const width = valueBytes(format) ?? 0;
      const isInt64 = format === 'int64';
      const encoding = isInt64 || format === 'string' ? 'float64' : format;
      return channels.map((_, index) => ({
        placed,
        byte: index * width,
        format: storedFormat(encoding),
        isInt64,
      }));
    });
  }

  async read(channel: number, from: number, count: number): Promise<Float32Array> {
    const samples = this.columns[channel]?.placed.samples ?? 0;
    const there = Math.max(0, Math.min(count, samples - from));
    const values = new Float32Array(there).fill(NaN);
    const buffers = this.spare.pop() ?? [new Uint8Array(smallestBuffer), new Uint8Array(smallestBuffer)];
    for await (const block of this.blocks([{ channel, from, to: from + there }], { buffers })) {
      for (const piece of block) decodePiece(piece, values.subarray(piece.from - from));
    }
    this.spare.push(buffers);
    return values;
  }

  async *blocks(ranges: readonly ChannelRange[], options: BlockOptions = {}): AsyncGenerator<Block> {
    const runs = inOrder(ranges.map((range) => this.runsOf(range)));
    const read = (offset: number, length: number, buffer: Uint8Array): Promise<Uint8Array> =>
      readExactly(this.source, offset, length, buffer);
    for await (const block of readRuns(runs, read, options)) {
      yield block.map((piece) => (this.columns[piece.channel]?.isInt64 === true ? decoded(piece) : piece));
    }
  }

  /** The runs of a channel within a range, in the order of the file, which is that of time. */
  private *runsOf({ channel, from, to }: ChannelRange): Generator<StoredRun, undefined> {
    const column = this.columns[channel];
    if (!column) return undefined;
    const { segments, stream } = column.placed;
    for (const [index, { frame, sample }] of segments.entries()) {
      const shift = sample - frame;
      const low = Math.max(frame, from - shift);
      const high = Math.min(segments[index + 1]?.frame ?? stream.runs.frames, to - shift);
      if (low >= high) continue;
      for (let at = stream.runs.indexOf(low); at < stream.runs.length; at++) {
        const run = stream.runs.at(at);
        if (run.first >= high) break;
        const first = Math.max(low, run.first);
        const count = Math.min(high, run.first + run.count) - first;
        yield {
          channel,
          from: first + shift,
          count,
          offset: run.offset + (first - run.first) * run.strideBytes + column.byte,
          strideBytes: run.strideBytes,
          format: column.format,
        };
      }
    }
    return undefined;
  }
}

/** The runs of some channels by their offsets. */
function* inOrder(channels: readonly Generator<StoredRun, undefined>[]): Generator<StoredRun> {
  const heads = channels.map((runs) => ({ runs, next: runs.next().value }));
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.next && (!first?.next || head.next.offset < first.next.offset)) first = head;
    }
    if (!first?.next) return;
    yield first.next;
    first.next = first.runs.next().value;
  }
}

function decoded(piece: Piece): Piece {
  if (piece.kind !== 'stored') return piece;
  const { channel, from, count, bytes, strideBytes } = piece;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = Float32Array.from({ length: count }, (_, index) =>
    Number(view.getBigInt64(index * strideBytes, true)),
  );
  return { kind: 'values', channel, from, count, values };
}
