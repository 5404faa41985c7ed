/**
 * What one lane shows, as the range of values in every device column: the common ground of envelopes, lines
 * through samples and coarser columns shown for the time being. Arrays are reused from frame to frame.
 */
import type { TimeScale } from '../view/timeScale';
import type { Extremes } from '../view/sensitivity';
import { columnsPerBlock, type Block } from './columnCache';
import { at } from '../../src/base/typedArrays';

/** Nothing known (or outside the recording); values; known to hold no valid sample. */
export const spanUnknown = 0;
export const spanValues = 1;
export const spanGap = 2;

export interface Spans {
  readonly width: number;
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly state: Uint8Array;
}

export function newSpans(width: number): Spans {
  return {
    width,
    low: new Float32Array(width),
    high: new Float32Array(width),
    state: new Uint8Array(width),
  };
}

/** Widens column `x` to hold [low, high]. */
function widen(spans: Spans, x: number, low: number, high: number): void {
  if (spans.state[x] === spanValues) {
    if (low < at(spans.low, x)) spans.low[x] = low;
    if (high > at(spans.high, x)) spans.high[x] = high;
  } else {
    spans.state[x] = spanValues;
    spans.low[x] = low;
    spans.high[x] = high;
  }
}

function markGap(spans: Spans, from: number, end: number): void {
  for (let x = Math.max(0, from); x < Math.min(spans.width, end); x++) {
    if (spans.state[x] === spanUnknown) spans.state[x] = spanGap;
  }
}

/** Adds a block of some resolution to the device columns [from, end) of the picture. */
export function addBlock(
  spans: Spans,
  scale: TimeScale,
  block: Block,
  place: { readonly block: number; readonly secondsPerColumn: number; readonly samplingRate: number },
  from = 0,
  end = spans.width,
): void {
  if (block.kind === 'samples') addSamples(spans, scale, block, place.samplingRate, from, end);
  else addEnvelope(spans, scale, block, place, from, end);
}

function addEnvelope(
  spans: Spans,
  scale: TimeScale,
  block: Block & { kind: 'envelope' },
  place: { readonly block: number; readonly secondsPerColumn: number },
  from: number,
  end: number,
): void {
  const first = place.block * columnsPerBlock;
  if (place.secondsPerColumn === scale.secondsPerColumn) {
    copyEnvelope(spans, block, first - scale.firstColumn, from, end);
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
function copyEnvelope(
  spans: Spans,
  block: Block & { kind: 'envelope' },
  left: number,
  from: number,
  end: number,
): void {
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
function addSamples(
  spans: Spans,
  scale: TimeScale,
  block: Block & { kind: 'samples' },
  samplingRate: number,
  from: number,
  end: number,
): void {
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
    } else addLine(spans, x0, value, x1, next, from, end);
  }
}

/** The straight line from (x0, y0) to (x1, y1), x1 ≥ x0, over columns [from, end). */
function addLine(
  spans: Spans,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  from: number,
  end: number,
): void {
  const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
  const last = Math.min(end - 1, Math.floor(x1));
  for (let x = Math.max(from, Math.floor(x0)); x <= last; x++) {
    const a = x <= x0 ? y0 : y0 + slope * (x - x0);
    const b = x + 1 >= x1 ? y1 : y0 + slope * (x + 1 - x0);
    widen(spans, x, a < b ? a : b, a < b ? b : a);
  }
}

/** Extends each column to touch the one before it, so that the picture has no holes and no peak grows. */
export function joinSpans(spans: Spans): void {
  for (let x = 1; x < spans.width; x++) {
    if (spans.state[x] !== spanValues || spans.state[x - 1] !== spanValues) continue;
    const before = x - 1;
    if (at(spans.low, x) > at(spans.high, before)) spans.low[x] = at(spans.high, before);
    else if (at(spans.high, x) < at(spans.low, before)) spans.high[x] = at(spans.low, before);
  }
}

/** The extremes of columns [from, end); undefined where there is no value. */
export function extremesOf(spans: Spans, from = 0, end = spans.width): Extremes | undefined {
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let x = Math.max(0, from); x < Math.min(spans.width, end); x++) {
    if (spans.state[x] !== spanValues) continue;
    minimum = Math.min(minimum, at(spans.low, x));
    maximum = Math.max(maximum, at(spans.high, x));
  }
  return minimum <= maximum ? { minimum, maximum } : undefined;
}

/** Stretches of columns without a valid sample. */
export function gapsOf(spans: Spans): readonly { readonly from: number; readonly end: number }[] {
  const gaps: { from: number; end: number }[] = [];
  for (let x = 0; x < spans.width; x++) {
    if (spans.state[x] !== spanGap) continue;
    const from = x;
    while (x < spans.width && spans.state[x] === spanGap) x++;
    gaps.push({ from, end: x });
  }
  return gaps;
}
