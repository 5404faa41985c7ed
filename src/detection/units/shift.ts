/** Reads and adds waveforms between samples: an eight-tap sinc under a raised cosine (DETECTION.md §C.1 asks for sinc). */
import { at } from '../../recording/typedArrays';

const taps = 8;
const half = taps / 2;
const kernel = new Float64Array(taps);

/** kernel[m] weighs the sample m − (half − 1) of a value at `part` (0 ≤ part < 1) after a sample; the sum is 1. */
function fillKernel(part: number): void {
  let sum = 0;
  for (let m = 0; m < taps; m++) {
    const x = m - (half - 1) - part;
    const sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    const value = sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / half));
    kernel[m] = value;
    sum += value;
  }
  for (let m = 0; m < taps; m++) kernel[m] = at(kernel, m) / sum;
}

/** result[k] = source(position + k) for every k of `result`; what lies outside the source is 0. */
export function readBetween(source: Float64Array, position: number, result: Float64Array): void {
  const whole = Math.floor(position);
  fillKernel(position - whole);
  const first = whole - (half - 1);
  const isInside = first >= 0 && first + result.length + taps <= source.length;
  for (let k = 0; k < result.length; k++) {
    let sum = 0;
    for (let m = 0; m < taps; m++) {
      const i = first + k + m;
      if (isInside || (i >= 0 && i < source.length)) sum += at(kernel, m) * at(source, i);
    }
    result[k] = sum;
  }
}

const shifted = new Float64Array(4096);

/**
 * `template` delayed so that its first sample falls on `position`: values for whole samples from floor(position) on,
 * template.length + 1 of them. The array is this module's own and is overwritten by the next call.
 */
export function delayed(template: Float64Array, position: number): Float64Array {
  const result = shifted.subarray(0, template.length + 1);
  readBetween(template, Math.floor(position) - position, result);
  return result;
}
