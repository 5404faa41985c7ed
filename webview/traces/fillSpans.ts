/** Fills a lane's columns from blocks of the cache: envelopes, lines through samples, coarser columns for the time being. */
import { markGap, spanGap, spanValues, widen, type Spans } from '../drawing/spans';
import { at } from '../../src/base/typedArrays';
import type { TimeScale } from '../view/timeScale';
import { columnsPerBlock, type Block } from './columnCache';

/** The device columns [from, end) of a picture with a scale: what a block is added to. */
export interface Target {
  readonly spans: Spans;
  readonly scale: TimeScale;
  readonly from: number;
  readonly end: number;
}

/** Which block of which resolution something is. */
export interface BlockPlace {
  readonly block: number;
  readonly secondsPerColumn: number;
  readonly samplingRate: number;
}

/** Adds a block of some resolution to the columns of a picture. */
export function addBlock(target: Target, block: Block, place: BlockPlace): void {
  if (block.kind === 'samples') addSamples(target, block, place.samplingRate);
  else addEnvelope(target, block, place);
}

function addEnvelope(target: Target, block: Block & { kind: 'envelope' }, place: BlockPlace): void {
  const { spans, scale, from, end } = target;
  const first = place.block * columnsPerBlock;
  if (place.secondsPerColumn === scale.secondsPerColumn) {
    copyEnvelope(target, block, first - scale.firstColumn);
    return;
  }
  const ratio = place.secondsPerColumn / scale.secondsPerColumn;
  for (let k = 0; k < block.minimum.length; k++) {
    const left = Math.floor((first + k) * ratio - scale.firstColumn + 1e-6);
    const right = Math.max(left + 1, Math.ceil((first + k + 1) * ratio - scale.firstColumn - 1e-6));
    if (right <= from) continue;
    if (left >= end) return;
    const low = at(block.minimum, k);
    const high = at(block.maximum, k);
    for (let x = Math.max(from, left); x < Math.min(end, right); x++) {
      if (low <= high) widen(spans, x, low, high);
      else markGap(spans, x, x + 1);
    }
  }
}

/** The usual case, written for speed: the block's columns are the picture's, from column `left` on. */
function copyEnvelope({ spans, from, end }: Target, block: Block & { kind: 'envelope' }, left: number): void {
  const last = Math.min(end, left + block.minimum.length);
  for (let x = Math.max(from, left); x < last; x++) {
    const low = at(block.minimum, x - left);
    const high = at(block.maximum, x - left);
    spans.low[x] = low;
    spans.high[x] = high;
    spans.state[x] = low <= high ? spanValues : spanGap;
  }
}

/** Lines between samples: each column gets the range of the line across it. */
function addSamples(target: Target, block: Block & { kind: 'samples' }, samplingRate: number): void {
  const { spans, scale, from, end } = target;
  const columnsPerSample = 1 / (samplingRate * scale.secondsPerColumn);
  const origin = block.firstSample * columnsPerSample - scale.firstColumn;
  for (let i = 0; i < block.values.length; i++) {
    const x0 = origin + i * columnsPerSample;
    if (x0 >= end) return;
    const value = at(block.values, i);
    const next = i + 1 < block.values.length ? at(block.values, i + 1) : value;
    const x1 = i + 1 < block.values.length ? x0 + columnsPerSample : x0;
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
