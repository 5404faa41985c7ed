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

/** All taps are inside the source. */
function readInside(
  source: Float64Array,
  first: number,
  result: Float64Array,
  from: number,
  to: number,
): void {
  const [k0, k1, k2, k3] = [
    kernel[0] as number,
    kernel[1] as number,
    kernel[2] as number,
    kernel[3] as number,
  ];
  const [k4, k5, k6, k7] = [
    kernel[4] as number,
    kernel[5] as number,
    kernel[6] as number,
    kernel[7] as number,
  ];
  for (let k = from; k < to; k++) {
    const i = first + k;
    result[k] =
      k0 * (source[i] as number) +
      k1 * (source[i + 1] as number) +
      (k2 * (source[i + 2] as number) + k3 * (source[i + 3] as number)) +
      (k4 * (source[i + 4] as number) +
        k5 * (source[i + 5] as number) +
        (k6 * (source[i + 6] as number) + k7 * (source[i + 7] as number)));
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
