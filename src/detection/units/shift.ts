/** Reads and adds waveforms between samples: an eight-tap sinc under a raised cosine (DETECTION.md §C.1 asks for sinc). */

const taps = 8;
const half = taps / 2;
const kernel = new Float64Array(taps);

/** kernel[m] weighs the sample m − (half − 1) of a value at `part` (0 ≤ part < 1) after a sample; the sum is 1. */
function fillKernel(part: number): void {
  const sine = Math.sin(Math.PI * part);
  let sum = 0;
  for (let m = 0; m < taps; m++) {
    const x = m - (half - 1) - part;
    // sin(π x) up to its sign, which alternates from one tap to the next.
    const sinc = Math.abs(x) < 1e-9 ? 1 : ((m + half) % 2 === 0 ? sine : -sine) / (Math.PI * x);
    const value = sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / half));
    kernel[m] = value;
    sum += value;
  }
  for (let m = 0; m < taps; m++) kernel[m] = (kernel[m] as number) / sum;
}

/** result[k] = source(position + k) for `from` ≤ k < `to`; what lies outside the source is 0. */
export function readBetween(
  source: Float64Array,
  position: number,
  result: Float64Array,
  from = 0,
  to = result.length,
): void {
  // Math.floor may yield −0: with whole numbers for certain V8 need not convert every index.
  const whole = Math.floor(position) | 0;
  fillKernel(position - whole);
  const first = whole - (half - 1);
  // Where all taps are inside.
  const inner = Math.min(to, Math.max(from, -first)) | 0;
  const outer = Math.max(inner, Math.min(to, source.length - taps + 1 - first)) | 0;
  readEdge(source, first, result, from, inner);
  readInside(source, first, result, inner, outer);
  readEdge(source, first, result, outer, to);
}

function readEdge(source: Float64Array, first: number, result: Float64Array, from: number, to: number): void {
  for (let k = from; k < to; k++) {
    const start = first + k;
    const end = Math.min(taps, source.length - start);
    let sum = 0;
    for (let m = Math.max(0, -start); m < end; m++) {
      sum += (kernel[m] as number) * (source[start + m] as number);
    }
    result[k] = sum;
  }
}

/** All taps are inside the source, of which each value is read once: it moves on from tap to tap. */
function readInside(
  source: Float64Array,
  first: number,
  result: Float64Array,
  from: number,
  to: number,
): void {
  if (from >= to) return;
  const k0 = kernel[0] as number;
  const k1 = kernel[1] as number;
  const k2 = kernel[2] as number;
  const k3 = kernel[3] as number;
  const k4 = kernel[4] as number;
  const k5 = kernel[5] as number;
  const k6 = kernel[6] as number;
  const k7 = kernel[7] as number;
  let i = (first + from) | 0;
  let x0 = source[i] as number;
  let x1 = source[i + 1] as number;
  let x2 = source[i + 2] as number;
  let x3 = source[i + 3] as number;
  let x4 = source[i + 4] as number;
  let x5 = source[i + 5] as number;
  let x6 = source[i + 6] as number;
  for (let k = from; k < to; k++, i++) {
    const x7 = source[i + 7] as number;
    result[k] = k0 * x0 + k1 * x1 + (k2 * x2 + k3 * x3) + (k4 * x4 + k5 * x5 + (k6 * x6 + k7 * x7));
    x0 = x1;
    x1 = x2;
    x2 = x3;
    x3 = x4;
    x4 = x5;
    x5 = x6;
    x6 = x7;
  }
}

const shifted = new Float64Array(4096);
/** The part of it that was asked for last: views are dear, and templates are mostly of one length. */
let view = shifted;

/**
 * `template` delayed so that its first sample falls on `position`: the values numbered `from` to `to` of those for
 * whole samples from floor(position) on, of which there are template.length + 1. The array is this module's own
 * and overwritten by the next call.
 */
export function delayed(
  template: Float64Array,
  position: number,
  from = 0,
  to = template.length + 1,
): Float64Array {
  readBetween(template, Math.floor(position) - position, shifted, from, to);
  if (view.length !== template.length + 1) view = shifted.subarray(0, template.length + 1);
  return view;
}
