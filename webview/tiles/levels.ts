/** Which tiles a picture is made of. Pure, but for what the cache holds. */
import { binsPerTile, tilesOf, topLevel } from '../../src/protocol/traces';
import type { TileCache } from './tileCache';

/** A channel whose tiles are shown. */
export interface TiledChannel {
  readonly index: number;
  readonly samplingRate: number;
  readonly samples: number;
}

/** Columns [firstColumn, endColumn) of a picture; column k is [k, k + 1) · secondsPerColumn. */
export interface Columns {
  readonly secondsPerColumn: number;
  readonly firstColumn: number;
  readonly endColumn: number;
}

/** Tiles [first, end) of a level. */
export interface TileSpan {
  readonly level: number;
  readonly first: number;
  readonly end: number;
}

/** Bins of a column: the edge between two columns is a quarter of a column off at most. */
const fewestBins = 2;
/** So many will do where they are known, so that a pane resized by a pixel never asks for finer ones. */
const fewestBinsKnown = 1.75;
/** Levels finer than needed that are used where they are known: for a pixel more, or one step of zoom back. */
const finerLevels = 3;

/** Below this many samples a column, lines are drawn between them. */
export const samplesPerColumnInLines = 2 * fewestBins;

export function samplesPerColumn(
  { samplingRate }: TiledChannel,
  { secondsPerColumn }: Pick<Columns, 'secondsPerColumn'>,
): number {
  return samplingRate * secondsPerColumn;
}

/** The coarsest level that has `fewestBins` in a column, or all of the channel in one tile. */
export function idealLevel({ samples }: TiledChannel, perColumn: number): number {
  const level = Math.floor(Math.log2(perColumn / fewestBins));
  return Math.min(Math.max(0, level), topLevel(samples, 0));
}

/** The level that columns are made of: the ideal one, or one near it where that is known and the ideal one is not. */
export function levelToShow(cache: TileCache, channel: TiledChannel, columns: Columns): number {
  const perColumn = samplesPerColumn(channel, columns);
  const ideal = idealLevel(channel, perColumn);
  const levels = Array.from({ length: Math.min(ideal, finerLevels) + 1 }, (_, finer) => ideal - finer);
  if (perColumn >= fewestBinsKnown * 2 ** (ideal + 1)) levels.push(ideal + 1);
  return levels.find((level) => isKnown(cache, channel, tilesUnder(channel, columns, level))) ?? ideal;
}

/** The tiles of a level under some columns, with a bin to spare on either side, within the channel. */
export function tilesUnder(channel: TiledChannel, columns: Columns, level: number): TileSpan {
  const binsPerColumn = samplesPerColumn(channel, columns) / 2 ** level;
  const all = tilesOf(channel.samples, level);
  const from = (columns.firstColumn * binsPerColumn - 1) / binsPerTile;
  const to = (columns.endColumn * binsPerColumn + 1) / binsPerTile;
  const first = Math.min(all, Math.max(0, Math.floor(from)));
  return { level, first, end: Math.min(all, Math.max(first, Math.ceil(to))) };
}

function isKnown(cache: TileCache, { index }: TiledChannel, { level, first, end }: TileSpan): boolean {
  for (let tile = first; tile < end; tile++) {
    if (cache.get(index, level, tile)?.isComplete !== true) return false;
  }
  return true;
}
