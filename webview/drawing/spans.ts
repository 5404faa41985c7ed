/**
 * What one lane shows, as the range of values in every device column: the common ground of envelopes, lines
 * through samples and coarser columns shown for the time being. Arrays are reused from frame to frame.
 */
import type { Extremes } from '../view/sensitivity';
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
export function widen(spans: Spans, x: number, low: number, high: number): void {
  if (spans.state[x] === spanValues) {
    if (low < at(spans.low, x)) spans.low[x] = low;
    if (high > at(spans.high, x)) spans.high[x] = high;
  } else {
    spans.state[x] = spanValues;
    spans.low[x] = low;
    spans.high[x] = high;
  }
}

export function markGap(spans: Spans, from: number, end: number): void {
  for (let x = Math.max(0, from); x < Math.min(spans.width, end); x++) {
    if (spans.state[x] === spanUnknown) spans.state[x] = spanGap;
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

/** So many of the columns with values must lie on one side of zero for a baseline: contraction and noise cross it. */
const partOnOneSide = 0.9;

/** What the columns lie around where nearly all of them lie on one side of zero; else 0. */
export function baselineOf(spans: Spans): number {
  const middles: number[] = [];
  let [above, below] = [0, 0];
  for (let x = 0; x < spans.width; x++) {
    if (spans.state[x] !== spanValues) continue;
    const [low, high] = [at(spans.low, x), at(spans.high, x)];
    if (low > 0) above++;
    if (high < 0) below++;
    middles.push((low + high) / 2);
  }
  if (Math.max(above, below) < partOnOneSide * middles.length) return 0;
  return middles.sort((a, b) => a - b)[middles.length >> 1] ?? 0;
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
