/**
 * The envelope's currency: a tile holds 1,024 bins of 2^level samples each of one channel, with their extremes and mean
 * square, in the channel's unit. Which samples a tile and a bin hold depends on nothing but their numbers, so that a tile
 * is the same whoever made it, and stays right whatever a screen's width is.
 */

/** Bins of every tile. */
export const binsPerTile = 1024;

/** The finest level that is kept; what is finer is answered from samples. */
export const baseLevel = 8;

/** The finest level that a kernel makes: bins of so few samples that finer ones are made as fast without. */
export const finestKernelLevel = 5;

/** Which tile: `index` counts from the channel's first sample. */
export interface TileId {
  readonly channel: number;
  /** Bins hold 2^level samples. */
  readonly level: number;
  readonly index: number;
}

/** NaN in all three where a bin has no known sample (or lies past the channel's end); else over those that are known. */
export interface Bins {
  readonly minimum: Float32Array;
  readonly maximum: Float32Array;
  /** Mean of the squares. */
  readonly meanSquare: Float32Array;
}

/** A tile of which every sample has been seen. */
export interface Tile extends TileId, Bins {}

/** Samples of a tile. */
export function samplesPerTile(level: number): number {
  return binsPerTile * 2 ** level;
}

/** How many tiles of a level a channel has. */
export function tilesOf(samples: number, level: number): number {
  return Math.ceil(samples / samplesPerTile(level));
}

/** The level from which on one tile holds the whole channel; the base level where that does. */
export function topLevel(samples: number, base = baseLevel): number {
  let level = base;
  while (samplesPerTile(level) < samples) level += 1;
  return level;
}

/** A tile's three series behind one another in one array, which goes to another thread or a file in one piece. */
export function binsOver(values: Float32Array): Bins {
  const third = (k: number): Float32Array => values.subarray(k * binsPerTile, (k + 1) * binsPerTile);
  return { minimum: third(0), maximum: third(1), meanSquare: third(2) };
}
