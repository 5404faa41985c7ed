/** One lane's columns from the tiles that are known: those of the level it is shown at, and coarser or finer ones meanwhile. */
import { binsPerTile, topLevel } from '../../src/protocol/traces';
import { spanUnknown, type Spans } from '../drawing/spans';
import { levelToShow, samplesPerColumn, tilesUnder, type Columns, type TiledChannel } from './levels';
import { addTile, columnsOfBins, isInLines, type Target } from './resample';
import type { Value } from '../words/readings';
import type { KnownTile, TileCache } from './tileCache';

/** How much finer tiles may be that are shown for the time being: every one of them is looked through. */
const finestMeanwhile = 4;

/** Where a lane's tiles are. */
export interface Lane {
  readonly cache: TileCache;
  readonly channel: TiledChannel;
}

/** Fills the spans, which begin at `firstColumn`, with all that is known of a channel. */
export function fillLane(spans: Spans, lane: Lane, columns: Columns): void {
  spans.state.fill(spanUnknown);
  const level = levelToShow(lane.cache, lane.channel, columns);
  addLevel(spans, lane, columns, level);
  const { samples } = lane.channel;
  const end = columnsOfBins(samples, samplesPerColumn(lane.channel, columns), level) - columns.firstColumn;
  for (const other of meanwhile(level, topLevel(samples, 0))) {
    const unknown = unknownRuns(spans, Math.min(end, spans.width));
    if (unknown.length === 0) return;
    for (const run of unknown) addLevel(spans, lane, columns, other, run);
  }
}

/** The sample nearest to a moment, where lines are drawn through samples and it has come; undefined elsewhere. */
export function valueAt(lane: Lane, columns: Columns, seconds: number): Value | undefined {
  const { cache, channel } = lane;
  if (!isInLines(levelToShow(cache, channel, columns), samplesPerColumn(channel, columns))) return undefined;
  const sample = Math.round(seconds * channel.samplingRate);
  const tile = cache.get(channel.index, 0, Math.floor(sample / binsPerTile));
  const value = tile?.minimum[sample % binsPerTile];
  if (value === undefined) return undefined;
  return Number.isNaN(value) ? { kind: 'gap' } : { kind: 'sample', value };
}

/** The tiles of a level under some columns, as far as they are known. */
export function tilesOfLevel(
  { cache, channel }: Lane,
  columns: Columns,
  level: number,
): readonly KnownTile[] {
  const { first, end } = tilesUnder(channel, columns, level);
  const tiles: KnownTile[] = [];
  for (let index = first; index < end; index++) {
    const tile = cache.get(channel.index, level, index);
    if (tile) tiles.push(tile);
  }
  return tiles;
}

function addLevel(
  spans: Spans,
  lane: Lane,
  columns: Columns,
  level: number,
  { from, end } = { from: 0, end: spans.width },
): void {
  const { firstColumn, secondsPerColumn } = columns;
  const target: Target = {
    spans,
    firstColumn,
    samplesPerColumn: samplesPerColumn(lane.channel, columns),
    from,
    end,
  };
  const under = { secondsPerColumn, firstColumn: firstColumn + from, endColumn: firstColumn + end };
  const tiles = tilesOfLevel(lane, under, level);
  for (const [place, tile] of tiles.entries()) {
    const next = tiles[place + 1];
    addTile(target, tile, next?.index === tile.index + 1 ? next.minimum[0] : undefined);
  }
}

/** Other levels in the order in which they serve: finer ones show the very same, of coarser ones the nearest most. */
function meanwhile(level: number, top: number): readonly number[] {
  const finer = Array.from({ length: Math.min(level, finestMeanwhile) }, (_, k) => level - 1 - k);
  const coarser = Array.from({ length: Math.max(0, top - level) }, (_, k) => level + 1 + k);
  return [...finer, ...coarser];
}

function unknownRuns(
  spans: Spans,
  width: number,
): readonly { readonly from: number; readonly end: number }[] {
  const runs: { from: number; end: number }[] = [];
  for (let x = 0; x < width; x++) {
    if (spans.state[x] !== spanUnknown) continue;
    const from = x;
    while (x < width && spans.state[x] === spanUnknown) x++;
    runs.push({ from, end: x });
  }
  return runs;
}
