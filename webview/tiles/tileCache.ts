/** Tiles already known, up to a limit of memory: those used longest ago go first. */
import { binsPerTile, type TileReply } from '../../src/protocol/traces';

/** Memory for tiles: some twenty screens of 64 channels. */
const ordinaryLimit = 64 * 2 ** 20;

/** One tile as the page keeps it. The samples of level 0 are both minimum and maximum: the very same array. */
export interface KnownTile {
  readonly level: number;
  readonly index: number;
  /** `Infinity` to `-Infinity` where a bin has not been read yet, NaN where it holds no valid sample. */
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
  readonly isComplete: boolean;
}

export class TileCache {
  private readonly mostBytes: number;
  /** The most recently used last. */
  private readonly tiles = new Map<string, KnownTile>();
  private bytes = 0;

  constructor(mostBytes = ordinaryLimit) {
    this.mostBytes = mostBytes;
  }

  get(channel: number, level: number, index: number): KnownTile | undefined {
    const key = keyOf(channel, level, index);
    const tile = this.tiles.get(key);
    if (!tile) return undefined;
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    return tile;
  }

  /** Takes an answer, each tile in memory of its own. */
  insert({ parts }: TileReply): void {
    for (const part of parts) {
      const isSamples = part.kind === 'samples';
      for (let index = part.first; index < part.end; index++) {
        const from = (index - part.first) * binsPerTile;
        const cut = (values: Float32Array): Float32Array => values.slice(from, from + binsPerTile);
        const minimum = cut(isSamples ? part.values : part.minimum);
        const maximum = isSamples ? minimum : cut(part.maximum);
        const isComplete = isSamples || !part.incomplete.includes(index);
        this.put(part.channel, { level: part.level, index, minimum, maximum, isComplete });
      }
    }
    for (const [key, tile] of this.tiles) {
      if (this.bytes <= this.mostBytes) break;
      this.tiles.delete(key);
      this.bytes -= bytesOf(tile);
    }
  }

  private put(channel: number, tile: KnownTile): void {
    const key = keyOf(channel, tile.level, tile.index);
    const before = this.tiles.get(key);
    // An answer may come late, after one that knew more.
    if (before?.isComplete === true) return;
    if (before) this.bytes -= bytesOf(before);
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    this.bytes += bytesOf(tile);
  }
}

export function keyOf(channel: number, level: number, index: number): string {
  return `${channel} ${level} ${index}`;
}

function bytesOf({ minimum, maximum }: KnownTile): number {
  return minimum.byteLength + (maximum === minimum ? 0 : maximum.byteLength);
}
