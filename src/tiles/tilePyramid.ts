/**
 * All levels of a recording's tiles: finest ones go in, in any order and from any thread, and each is at once part of every
 * coarser tile above it, so that a coarse view fills while the file is being read.
 */
import { at } from '../base/typedArrays';
import type { Channel } from '../recording/recording';
import type { BaseTile, TileRange } from './baseTiles';
import { emptyTile, type CountedBins } from './openTile';
import {
  baseLevel,
  binsOver,
  binsPerTile,
  tilesOf,
  topLevel,
  type Bins,
  type Tile,
  type TileId,
} from './tile';

/** A tile as far as it is known; bins of which nothing is known yet are NaN. */
export interface PyramidTile extends Tile {
  /** Every sample of it has been seen. */
  readonly isComplete: boolean;
}

export interface PyramidOptions {
  /** The level of the tiles that go in. */
  readonly base?: number;
  /** Finer tiles are passed on to the levels above them and not kept. */
  readonly keptFrom?: number;
}

interface Node extends Bins {
  /** How many known samples each bin is of; let go once the tile is complete. */
  known: Float32Array | undefined;
  /** Finest tiles that are part of it. */
  added: number;
}

export class TilePyramid {
  private readonly channels: readonly Pick<Channel, 'samples'>[];
  private readonly base: number;
  private readonly keptFrom: number;
  private readonly nodes = new Map<string, Node>();
  private readonly seen: readonly Set<number>[];
  /** The finest level of each channel that is whole from elsewhere, with all coarser ones. */
  private readonly wholeFrom: number[];

  constructor(channels: readonly Pick<Channel, 'samples'>[], options: PyramidOptions = {}) {
    this.channels = channels;
    this.base = options.base ?? baseLevel;
    this.keptFrom = Math.max(this.base, options.keptFrom ?? this.base);
    this.seen = channels.map(() => new Set());
    this.wholeFrom = channels.map(() => Infinity);
  }

  /** The finest level that is kept. */
  get finestLevel(): number {
    return this.keptFrom;
  }

  /** The coarsest level of a channel: one tile. */
  topLevel(channel: number): number {
    return Math.max(this.keptFrom, topLevel(this.samplesOf(channel), this.base));
  }

  /** A tile; undefined where nothing of it is known, or where its level is not kept. */
  tile(id: TileId): PyramidTile | undefined {
    const node = this.nodes.get(keyOf(id));
    if (!node) return undefined;
    const { minimum, maximum, meanSquare } = node;
    const isComplete = node.added === this.baseTilesOf(id).count;
    return { ...id, minimum, maximum, meanSquare, isComplete };
  }

  /** The finest tiles that tiles [first, end) of a level still lack, in order. */
  missing(channel: number, level: number, first: number, end: number): readonly TileRange[] {
    if (this.isWhole(channel, level)) return [];
    const start = this.baseTilesOf({ channel, level, index: first }).first;
    const all = tilesOf(this.samplesOf(channel), this.base);
    const stop = Math.min(all, end * 2 ** (level - this.base));
    const ranges: TileRange[] = [];
    for (let index = start; index < stop; index++) {
      if (this.seen[channel]?.has(index)) continue;
      const last = ranges.at(-1);
      if (last?.end === index) ranges[ranges.length - 1] = { ...last, end: index + 1 };
      else ranges.push({ channel, first: index, end: index + 1 });
    }
    return ranges;
  }

  /** Whether a level of a channel has come whole, by `takeLevel`. */
  isWhole(channel: number, level: number): boolean {
    return level >= (this.wholeFrom[channel] ?? Infinity);
  }

  /**
   * Takes in all tiles of a level, the three series of one after those of the other, as they were made before; the array is
   * the pyramid's from then on. Coarser levels come first, so that a finest tile that is added later need not reach them.
   */
  takeLevel(channel: number, level: number, values: Float32Array): void {
    const count = tilesOf(this.samplesOf(channel), level);
    const isNext = level === this.topLevel(channel) || this.isWhole(channel, level + 1);
    if (!isNext || level < this.keptFrom || values.length !== count * 3 * binsPerTile) {
      throw new RangeError(`Level ${level} of channel ${channel} is not to be had so.`);
    }
    for (let index = 0; index < count; index++) {
      const id = { channel, level, index };
      const bins = binsOver(values.subarray(index * 3 * binsPerTile, (index + 1) * 3 * binsPerTile));
      this.nodes.set(keyOf(id), { ...bins, known: undefined, added: this.baseTilesOf(id).count });
    }
    this.wholeFrom[channel] = Math.min(level, this.wholeFrom[channel] ?? Infinity);
  }

  /** Takes in a finest tile, whose arrays are the pyramid's from then on. One that is there already changes nothing. */
  add(tile: BaseTile): void {
    const { channel, level, index } = tile;
    const seen = this.seen[channel];
    if (level !== this.base || !seen || index >= tilesOf(this.samplesOf(channel), level)) {
      throw new RangeError(
        `Tile ${index} of channel ${channel}, level ${level}, is none of this recording's.`,
      );
    }
    if (seen.has(index)) return;
    seen.add(index);
    if (level >= this.keptFrom) {
      const { minimum, maximum, meanSquare } = tile;
      const node = { minimum, maximum, meanSquare, known: undefined, added: 1 };
      this.nodes.set(keyOf(tile), node);
    }
    let below: CountedBins = tile;
    let first = index * binsPerTile;
    let count = binsPerTile;
    for (let above = level + 1; above <= this.topLevel(channel); above++) {
      if (this.isWhole(channel, above)) break;
      const id = { channel, level: above, index: Math.floor(first / 2 / binsPerTile) };
      const bins = this.binsFor(id);
      // A bin's half is all that a tile is, from ten levels above it on.
      if (count > 1) foldPairs(below, first % binsPerTile, bins, (first / 2) % binsPerTile, count / 2);
      else foldBin(tile, bins, Math.floor(first / 2) % binsPerTile);
      below = bins;
      first = Math.floor(first / 2);
      count = Math.max(1, count / 2);
      this.counted(id);
    }
  }

  /** Where a tile's bins are gathered: in itself, or in passing where its level is not kept. */
  private binsFor(id: TileId): CountedBins {
    const node = this.nodes.get(keyOf(id));
    if (node?.known) return { ...node, known: node.known };
    const bins = emptyTile();
    if (id.level >= this.keptFrom) this.nodes.set(keyOf(id), { ...bins, added: 0 });
    return bins;
  }

  /** Takes note that one more of the finest tiles is part of a tile. */
  private counted(id: TileId): void {
    const node = this.nodes.get(keyOf(id));
    if (!node) return;
    node.added += 1;
    if (node.added === this.baseTilesOf(id).count) node.known = undefined;
  }

  private samplesOf(channel: number): number {
    return this.channels[channel]?.samples ?? 0;
  }

  /** The finest tiles below a tile. */
  private baseTilesOf({ channel, level, index }: TileId): { first: number; count: number } {
    const each = 2 ** (level - this.base);
    const first = index * each;
    const all = tilesOf(this.samplesOf(channel), this.base);
    return { first, count: Math.max(0, Math.min(all, first + each) - first) };
  }
}

function keyOf({ channel, level, index }: TileId): string {
  return `${channel} ${level} ${index}`;
}

/** Every two of 2 · `count` bins from `from` on become one of those from `to` on, of which nothing is known yet. */
function foldPairs(source: CountedBins, from: number, target: CountedBins, to: number, count: number): void {
  const { minimum, maximum, meanSquare, known } = source;
  for (let k = 0, one = from; k < count; k++, one += 2) {
    const other = one + 1;
    const [ownCount, otherCount] = [at(known, one), at(known, other)];
    const all = ownCount + otherCount;
    if (all === 0) continue;
    // Of a bin that is not known everything is NaN: comparisons with it are false, and it counts for nothing.
    const isFirst = ownCount > 0;
    const [low, high] = [at(minimum, isFirst ? one : other), at(maximum, isFirst ? one : other)];
    target.minimum[to + k] = at(minimum, other) < low ? at(minimum, other) : low;
    target.maximum[to + k] = at(maximum, other) > high ? at(maximum, other) : high;
    const squares =
      (isFirst ? ownCount * at(meanSquare, one) : 0) +
      (otherCount > 0 ? otherCount * at(meanSquare, other) : 0);
    target.meanSquare[to + k] = squares / all;
    target.known[to + k] = all;
  }
}

/** All of a finest tile becomes part of one bin. */
function foldBin(tile: CountedBins, target: CountedBins, to: number): void {
  const before = at(target.known, to);
  let known = before;
  let low = before > 0 ? at(target.minimum, to) : Infinity;
  let high = before > 0 ? at(target.maximum, to) : -Infinity;
  // Added up in double precision: a thousand roundings would show.
  let squares = before > 0 ? before * at(target.meanSquare, to) : 0;
  for (let k = 0; k < binsPerTile; k++) {
    const more = at(tile.known, k);
    if (more === 0) continue;
    low = Math.min(low, at(tile.minimum, k));
    high = Math.max(high, at(tile.maximum, k));
    squares += more * at(tile.meanSquare, k);
    known += more;
  }
  if (known === 0) return;
  target.minimum[to] = low;
  target.maximum[to] = high;
  target.meanSquare[to] = squares / known;
  target.known[to] = known;
}
