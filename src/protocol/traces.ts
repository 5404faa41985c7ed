/**
 * How traces travel: in tiles, which hold the same samples whatever a screen's width is. So what a page knows stays right
 * when it pans, zooms or is resized; the page makes its columns of them.
 */
export { binsPerTile, samplesPerTile, tilesOf, topLevel } from '../tiles/tile';

/** Tiles [first, end) of one channel, of bins of 2^level samples; those of level 0 hold the samples themselves. */
export interface TileRun {
  readonly channel: number;
  readonly level: number;
  readonly first: number;
  readonly end: number;
}

export interface TileRequest {
  readonly runs: readonly TileRun[];
}

/** The tiles of a run behind one another, up to the channel's last sample, in `ChannelView.unit`. */
export type TilePart = TileRun & (SampleTiles | BinTiles);

/** Level 0; NaN where the file has no valid sample. */
interface SampleTiles {
  readonly kind: 'samples';
  readonly values: Float32Array;
}

/** Every other level: NaN where a bin holds no valid sample; `Infinity` to `-Infinity` where it has not been read yet. */
interface BinTiles {
  readonly kind: 'bins';
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
  /** Tiles of which not every sample has been read: more of them is known when they are asked for again. */
  readonly incomplete: readonly number[];
}

/** One part for each run, in their order. */
export interface TileReply {
  readonly parts: readonly TilePart[];
}

/** The most tiles that one request may ask for. */
export const mostTilesPerRequest = 2048;

/** No channel has as many samples as a bin of this level would hold. */
export const coarsestLevel = 48;
