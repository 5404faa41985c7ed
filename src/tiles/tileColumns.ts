/** Columns of any width from tiles: for a screen that knows nothing of tiles. */
import { checkGrid, type Columns, firstSampleOfColumn } from '../signal/columnGrid';
import { emptyExtremes, type Extremes, widen } from '../signal/extremes';
import { binsPerTile } from './tile';
import type { PyramidTile, TilePyramid } from './tilePyramid';

/** The channel whose columns are asked for. */
export interface TiledChannel {
  readonly channel: number;
  readonly samples: number;
}

/**
 * The extremes of each column, in the channel's unit; NaN where nothing valid is known, so make what is `missing` first.
 * Exact to a bin of the level that is named, the finest one otherwise: a bin that straddles two columns counts for both, so
 * that a column may show a spike just outside it, and never loses one of its own. Meant for columns of a bin and more.
 * @throws RangeError for a grid with a rate that is not positive or a count that is not whole.
 */
export function columnsFromTiles(
  pyramid: TilePyramid,
  { channel, samples }: TiledChannel,
  columns: Columns,
  level = pyramid.finestLevel,
): Extremes {
  checkGrid(columns);
  const result = emptyExtremes(columns.columnCount);
  const bins = new BinReader(pyramid, channel, level);
  let from = Math.min(samples, firstSampleOfColumn(columns, columns.firstColumn));
  for (let k = 0; k < columns.columnCount && from < samples; k++) {
    const to = Math.min(samples, firstSampleOfColumn(columns, columns.firstColumn + k + 1));
    if (from < to) bins.widen(result, k, from, to);
    from = to;
  }
  return result;
}

/** Reads one channel's bins in order; the tile that was read last of each level is at hand. */
class BinReader {
  private readonly pyramid: TilePyramid;
  private readonly channel: number;
  private readonly finest: number;
  private readonly top: number;
  private readonly last: ({ readonly index: number; readonly tile: PyramidTile | undefined } | undefined)[] =
    [];

  constructor(pyramid: TilePyramid, channel: number, level: number) {
    this.pyramid = pyramid;
    this.finest = Math.max(pyramid.finestLevel, Math.min(level, pyramid.topLevel(channel)));
    this.channel = channel;
    this.top = pyramid.topLevel(channel);
  }

  /** Widens `target` at `index` by the bins that touch samples [from, to), taking the coarsest that fit. */
  widen(target: Extremes, index: number, from: number, to: number): void {
    const { finest } = this;
    const end = Math.ceil(to / 2 ** finest);
    for (let bin = Math.floor(from / 2 ** finest), width = 1; bin < end; bin += width) {
      let level = finest;
      for (width = 1; level < this.top && bin % (2 * width) === 0 && bin + 2 * width <= end; width *= 2) {
        level++;
      }
      const place = bin / width;
      const tile = this.tile(level, Math.floor(place / binsPerTile));
      if (tile) widen(target, index, tile, place % binsPerTile, (place % binsPerTile) + 1);
    }
  }

  private tile(level: number, index: number): PyramidTile | undefined {
    const last = this.last[level];
    if (last?.index === index) return last.tile;
    const tile = this.pyramid.tile({ channel: this.channel, level, index });
    this.last[level] = { index, tile };
    return tile;
  }
}
