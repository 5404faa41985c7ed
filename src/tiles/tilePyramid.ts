/**
 * All levels of a recording's tiles: finest ones go in, in any order and from any thread, and each is at once part of every
 * coarser tile above it, so that a coarse view fills while the file is being read.
 */
import { at } from '../base/typedArrays';
import type { Channel } from '../recording/recording';
import type { BaseTile, TileRange } from './baseTiles';
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

  constructor(channels: readonly Pick<Channel, 'samples'>[], options: PyramidOptions = {}) {
    this.channels = channels;
    this.base = options.base ?? baseLevel;
    this.keptFrom = Math.max(this.base, options.keptFrom ?? this.base);
    this.seen = channels.map(() => new Set());
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
    let part: Part = { ...tile, known: Float32Array.from(tile.known) };
    let first = index * binsPerTile;
    for (let above = level + 1; above <= this.topLevel(channel); above++) {
      if (part.known.length > 1) part = halved(part);
      first = Math.floor(first / 2);
      if (above >= this.keptFrom) {
        this.merge(
          { channel, level: above, index: Math.floor(first / binsPerTile) },
          part,
          first % binsPerTile,
        );
      }
    }
  }

  private merge(id: TileId, part: Part, first: number): void {
    const key = keyOf(id);
    const node = this.nodes.get(key) ?? newNode();
    this.nodes.set(key, node);
    const { known } = node;
    if (!known) return;
    node.added += 1;
    for (let k = 0; k < part.known.length; k++) mergeBin(node, known, first + k, part, k);
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

/** Bins of a finest tile, folded. */
interface Part extends Bins {
  readonly known: Float32Array;
}

function keyOf({ channel, level, index }: TileId): string {
  return `${channel} ${level} ${index}`;
}

function newNode(): Node {
  return {
    ...binsOver(new Float32Array(3 * binsPerTile).fill(NaN)),
    known: new Float32Array(binsPerTile),
    added: 0,
  };
}

/** Every two bins as one. */
function halved(part: Part): Part {
  const count = part.known.length / 2;
  const empty = (): Float32Array => new Float32Array(count).fill(NaN);
  const known = new Float32Array(count);
  const bins = { minimum: empty(), maximum: empty(), meanSquare: empty() };
  for (let k = 0; k < 2 * count; k++) mergeBin(bins, known, k >> 1, part, k);
  return { ...bins, known };
}

/** Adds bin `from` of some to bin `to` of others. */
function mergeBin(target: Bins, known: Float32Array, to: number, part: Part, from: number): void {
  const more = at(part.known, from);
  if (more === 0) return;
  const before = at(known, to);
  const { minimum, maximum, meanSquare } = target;
  const low = at(part.minimum, from);
  const high = at(part.maximum, from);
  // Comparisons with NaN are false: the first one takes the place.
  if (!(at(minimum, to) <= low)) minimum[to] = low;
  if (!(at(maximum, to) >= high)) maximum[to] = high;
  const squares = more * at(part.meanSquare, from) + (before > 0 ? before * at(meanSquare, to) : 0);
  meanSquare[to] = squares / (before + more);
  known[to] = before + more;
}
