/** Tiles already known, up to a limit of memory: those used longest ago go first. */
import { binsPerTile, type TileReply } from '../../src/protocol/traces';

/** Memory for tiles: a dozen screens of 64 channels. Their columns take half as much again. */
const ordinaryLimit = 48 * 2 ** 20;
/** How much of the limit is left when tiles go: they go many at a time. */
const partLeft = 7 / 8;

/** One tile as the page keeps it. The samples of level 0 are both minimum and maximum: the very same array. */
export interface KnownTile {
  readonly level: number;
  readonly index: number;
  /** `Infinity` to `-Infinity` where a bin has not been read yet, NaN where it holds no valid sample. */
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
  readonly isComplete: boolean;
}

interface Kept {
  readonly tile: KnownTile;
  used: number;
}

/** Tiles by index. */
type Level = Map<number, Kept>;

export class TileCache {
  private readonly mostBytes: number;
  /** By channel and level. */
  private readonly levels = new Map<number, Level>();
  private bytes = 0;
  private clock = 0;

  constructor(mostBytes = ordinaryLimit) {
    this.mostBytes = mostBytes;
  }

  get(channel: number, level: number, index: number): KnownTile | undefined {
    const kept = this.levels.get(keyOf(channel, level))?.get(index);
    if (!kept) return undefined;
    kept.used = ++this.clock;
    return kept.tile;
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
    if (this.bytes > this.mostBytes) this.evict();
  }

  private put(channel: number, tile: KnownTile): void {
    const key = keyOf(channel, tile.level);
    const level = this.levels.get(key) ?? new Map<number, Kept>();
    this.levels.set(key, level);
    const before = level.get(tile.index)?.tile;
    // An answer may come late, after one that knew more.
    if (before?.isComplete === true) return;
    this.bytes += bytesOf(tile) - (before ? bytesOf(before) : 0);
    level.set(tile.index, { tile, used: ++this.clock });
  }

  private evict(): void {
    const all = [...this.levels.values()].flatMap((level) =>
      [...level.values()].map((kept) => ({ level, kept })),
    );
    all.sort((one, other) => one.kept.used - other.kept.used);
    for (const { level, kept } of all) {
      if (this.bytes <= this.mostBytes * partLeft) return;
      level.delete(kept.tile.index);
      this.bytes -= bytesOf(kept.tile);
    }
  }
}

/** No level has a number of 64 or more. */
function keyOf(channel: number, level: number): number {
  return 64 * channel + level;
}

function bytesOf({ minimum, maximum }: KnownTile): number {
  return minimum.byteLength + (maximum === minimum ? 0 : maximum.byteLength);
}
