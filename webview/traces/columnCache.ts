/**
 * Columns already known, in blocks of a fixed number of columns per channel and resolution. Panning asks for
 * blocks at one resolution; zooming shows a neighbouring resolution until the right one has come.
 */
import type { TracePart, TraceReply, TraceRequest } from '../../src/protocol/traces';

/** Block b of a resolution holds columns [b, b + 1) · columnsPerBlock. */
export const columnsPerBlock = 512;

/** Blocks kept at most; one of envelope columns holds 4 KiB. */
const mostBlocks = 12_000;

export type Block =
  | { readonly kind: 'samples'; readonly firstSample: number; readonly values: Float32Array }
  | { readonly kind: 'envelope'; readonly minimum: Float32Array; readonly maximum: Float32Array };

type Level = Map<number, Map<number, Block>>;

export class ColumnCache {
  private readonly samplingRates: readonly number[];
  /** By seconds per column; the most recently used last. */
  private readonly levels = new Map<number, Level>();
  private blocks = 0;

  constructor(samplingRates: readonly number[]) {
    this.samplingRates = samplingRates;
  }

  get(secondsPerColumn: number, channel: number, block: number): Block | undefined {
    return this.levels.get(secondsPerColumn)?.get(channel)?.get(block);
  }

  /** Takes an answer whose request starts at a block's first column. */
  insert(request: TraceRequest, reply: TraceReply): void {
    const { secondsPerColumn, firstColumn, columnCount } = request;
    const level = this.touch(secondsPerColumn);
    for (const part of reply.parts) {
      const channel = level.get(part.channel) ?? new Map<number, Block>();
      level.set(part.channel, channel);
      for (let offset = 0; offset < columnCount; offset += columnsPerBlock) {
        const block = (firstColumn + offset) / columnsPerBlock;
        if (!channel.has(block)) this.blocks++;
        channel.set(block, this.cut(part, offset, block, secondsPerColumn));
      }
    }
    this.evict(secondsPerColumn);
  }

  /** Resolutions that hold something of a channel, the one nearest to `secondsPerColumn` first. */
  resolutions(secondsPerColumn: number, channel: number): readonly number[] {
    const distance = (level: number): number => Math.abs(Math.log(level / secondsPerColumn));
    return [...this.levels]
      .filter(([, level]) => level.has(channel))
      .map(([resolution]) => resolution)
      .sort((a, b) => distance(a) - distance(b));
  }

  private cut(part: TracePart, offset: number, block: number, secondsPerColumn: number): Block {
    if (part.kind === 'envelope') {
      const end = offset + columnsPerBlock;
      return {
        kind: 'envelope',
        minimum: part.minimum.subarray(offset, end),
        maximum: part.maximum.subarray(offset, end),
      };
    }
    // One more sample on either side, so that lines cross from block to block.
    const perBlock = (this.samplingRates[part.channel] ?? 0) * secondsPerColumn * columnsPerBlock;
    const from = Math.max(part.firstSample, Math.floor(block * perBlock) - 1);
    const end = Math.ceil((block + 1) * perBlock) + 2;
    const values = part.values.subarray(from - part.firstSample, Math.max(0, end - part.firstSample));
    return { kind: 'samples', firstSample: from, values };
  }

  private touch(secondsPerColumn: number): Level {
    const level = this.levels.get(secondsPerColumn) ?? new Map<number, Map<number, Block>>();
    this.levels.delete(secondsPerColumn);
    this.levels.set(secondsPerColumn, level);
    return level;
  }

  /** Drops the resolutions used longest ago, then the current one's oldest blocks. */
  private evict(current: number): void {
    for (const [resolution, level] of this.levels) {
      if (this.blocks <= mostBlocks || resolution === current) break;
      for (const channel of level.values()) this.blocks -= channel.size;
      this.levels.delete(resolution);
    }
    if (this.blocks <= mostBlocks) return;
    for (const channel of this.levels.get(current)?.values() ?? []) {
      for (const block of [...channel.keys()].slice(0, channel.size >> 1)) {
        channel.delete(block);
        this.blocks--;
      }
    }
  }
}
