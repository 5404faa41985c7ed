/**
 * From a tile's bins to a picture's columns. A column is made of the bins whose middles are in it: which these are depends on
 * the column's number and width alone, so that nothing shimmers while panning, and every bin is in a column, so that
 * no spike is lost. Pure.
 */
import { at } from '../../src/base/typedArrays';
import { binsPerTile } from '../../src/protocol/traces';
import { markGap, newSpans, spanGap, spanValues, widen, type Spans } from '../drawing/spans';
import { samplesPerColumnInLines } from './levels';
import type { KnownTile } from './tileCache';

/** The columns [from, end) of a picture that a tile is added to; the first column of the picture is `firstColumn`. */
export interface Target {
  readonly spans: Spans;
  readonly firstColumn: number;
  readonly samplesPerColumn: number;
  readonly from: number;
  readonly end: number;
}

/** Adds what a tile knows of the columns. `next` is the sample after its last one, where that is known: a line leads to it. */
export function addTile(target: Target, tile: KnownTile, next: number | undefined): void {
  const binsPerColumn = target.samplesPerColumn / 2 ** tile.level;
  if (isInLines(tile.level, target.samplesPerColumn)) addLines(target, tile, next);
  else if (binsPerColumn >= 1) addBins(target, tile);
  else addWideBins(target, tile, binsPerColumn);
}

/** Whether lines are drawn from sample to sample: where columns hold few. */
export function isInLines(level: number, samplesPerColumn: number): boolean {
  return level === 0 && samplesPerColumn < samplesPerColumnInLines;
}

/** Columns from the recording's start on that a level has something for, of `samples` samples. */
export function columnsOfBins(samples: number, samplesPerColumn: number, level: number): number {
  if (isInLines(level, samplesPerColumn)) {
    return Math.floor((samples - 1) / samplesPerColumn) + 1;
  }
  return Math.ceil((Math.ceil(samples / 2 ** level) - 0.5) / (samplesPerColumn / 2 ** level));
}

function addBins({ spans, firstColumn, samplesPerColumn, from, end }: Target, tile: KnownTile): void {
  const { first, low, high, state } = tileColumns(tile, samplesPerColumn);
  const offset = first - firstColumn;
  const last = state.length - 1;
  for (const k of new Set([0, last])) {
    const x = offset + k;
    if (x < from || x >= end) continue;
    // The columns at its edges have bins of the tiles beside it, too.
    if (state[k] === spanValues) widen(spans, x, at(low, k), at(high, k));
    else if (state[k] === spanGap) markGap(spans, x, x + 1);
  }
  const inner = Math.max(1, from - offset);
  const innerEnd = Math.min(last, end - offset);
  if (inner >= innerEnd) return;
  spans.low.set(low.subarray(inner, innerEnd), inner + offset);
  spans.high.set(high.subarray(inner, innerEnd), inner + offset);
  spans.state.set(state.subarray(inner, innerEnd), inner + offset);
}

/** A tile's columns of one width: panning only copies them. */
interface TileColumns extends Spans {
  readonly samplesPerColumn: number;
  /** The number of the first one. */
  readonly first: number;
}

const known = new WeakMap<KnownTile, TileColumns>();

function tileColumns(tile: KnownTile, samplesPerColumn: number): TileColumns {
  let columns = known.get(tile);
  if (columns?.samplesPerColumn !== samplesPerColumn) {
    columns = makeColumns(tile, samplesPerColumn);
    known.set(tile, columns);
  }
  return columns;
}

/** Written out: it is done for every bin on screen at every zoom. */
function makeColumns({ level, index, minimum, maximum }: KnownTile, samplesPerColumn: number): TileColumns {
  const binsPerColumn = samplesPerColumn / 2 ** level;
  const start = index * binsPerTile;
  // Where a column begins: the same for the end of one and the beginning of the next.
  const beginOf = (column: number): number => Math.floor(column * binsPerColumn + 0.5);
  let first = Math.max(0, Math.floor(start / binsPerColumn) - 1);
  while (beginOf(first + 1) <= start) first++;
  let end = first + 1;
  while (beginOf(end) < start + minimum.length) end++;
  const spans = newSpans(end - first);
  for (let x = 0, i = 0; x < spans.width; x++) {
    const last = Math.min(minimum.length, beginOf(first + x + 1) - start);
    let low = Infinity;
    let high = -Infinity;
    for (; i < last; i++) {
      const least = at(minimum, i);
      const most = at(maximum, i);
      // Comparisons with NaN are false.
      if (least < low) low = least;
      if (most > high) high = most;
    }
    spans.low[x] = low;
    spans.high[x] = high;
    if (low <= high) spans.state[x] = spanValues;
    else if (Number.isNaN(at(minimum, last - 1))) spans.state[x] = spanGap;
  }
  return { ...spans, samplesPerColumn, first };
}

/** Bins wider than a column, for the time being: each column shows the bin that its middle is in. */
function addWideBins(
  { spans, firstColumn, from, end }: Target,
  tile: KnownTile,
  binsPerColumn: number,
): void {
  const first = tile.index * binsPerTile;
  const start = Math.floor(first / binsPerColumn) - firstColumn - 1;
  for (let x = Math.max(from, start); x < end; x++) {
    const i = Math.floor((firstColumn + x + 0.5) * binsPerColumn) - first;
    if (i < 0) continue;
    if (i >= tile.minimum.length) return;
    const low = at(tile.minimum, i);
    const high = at(tile.maximum, i);
    if (low <= high) widen(spans, x, low, high);
    else if (Number.isNaN(low)) markGap(spans, x, x + 1);
  }
}

/** Lines between samples: each column gets the range of the line across it. */
function addLines(target: Target, tile: KnownTile, after: number | undefined): void {
  const { spans, firstColumn, samplesPerColumn, from, end } = target;
  const values = tile.minimum;
  const columnsPerSample = 1 / samplesPerColumn;
  const firstSample = tile.index * binsPerTile;
  const last = values.length - 1;
  const start = Math.floor((firstColumn + from) * samplesPerColumn) - firstSample - 1;
  for (let i = Math.max(0, start); i <= last; i++) {
    const x0 = (firstSample + i) * columnsPerSample - firstColumn;
    if (x0 >= end) return;
    const value = at(values, i);
    const next = i < last ? at(values, i + 1) : (after ?? value);
    const x1 = i < last || after !== undefined ? (firstSample + i + 1) * columnsPerSample - firstColumn : x0;
    if (x1 < from) continue;
    if (Number.isNaN(value) || Number.isNaN(next)) {
      const column = Math.floor(x0);
      if (!Number.isNaN(value) && column >= from && column < end) widen(spans, column, value, value);
      markGap(spans, Math.max(from, column), Math.min(end, Math.floor(x1) + 1));
    } else addLine(target, x0, value, x1, next);
  }
}

/** The straight line from (x0, y0) to (x1, y1), x1 ≥ x0, over columns [from, end). */
function addLine({ spans, from, end }: Target, x0: number, y0: number, x1: number, y1: number): void {
  const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
  const last = Math.min(end - 1, Math.floor(x1));
  for (let x = Math.max(from, Math.floor(x0)); x <= last; x++) {
    const a = x <= x0 ? y0 : y0 + slope * (x - x0);
    const b = x + 1 >= x1 ? y1 : y0 + slope * (x + 1 - x0);
    widen(spans, x, a < b ? a : b, a < b ? b : a);
  }
}
