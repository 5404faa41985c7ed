/** A signal at another rate, as an ideal converter of that rate would have it. */
import { at } from '../../../src/base/typedArrays';

/** Zero crossings of the sinc to either side. */
const lobes = 24;
/** Edge of the low-pass over the lower of both rates. */
const edgeOfRate = 0.45;

/** `count` samples at `to` Hz of values at `from` Hz, both whole numbers, by a windowed sinc; the ends are held. */
export function resampled(values: Float32Array, from: number, to: number, count: number): Float32Array {
  const edge = (2 * edgeOfRate * Math.min(from, to)) / from;
  const reach = Math.ceil(lobes / edge);
  const last = values.length - 1;
  // Places between samples come again, as many as the rates have no common part.
  const weights = new Map<number, Float64Array>();
  return Float32Array.from({ length: count }, (_, i) => {
    const middle = Math.floor((i * from) / to);
    const beyond = (i * from) % to;
    const own = weights.get(beyond) ?? sinc(beyond / to, edge, reach);
    weights.set(beyond, own);
    const first = middle - reach + 1;
    let sum = 0;
    for (let k = 0; k < own.length; k++) {
      sum += at(own, k) * at(values, Math.max(0, Math.min(last, first + k)));
    }
    return sum;
  });
}

/** Weights of the samples about a place that lies `part` of a sample after one; their sum is 1. */
function sinc(part: number, edge: number, reach: number): Float64Array {
  const weights = Float64Array.from({ length: 2 * reach }, (_, k) => {
    const x = part + reach - 1 - k;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / reach);
    const angle = Math.PI * edge * x;
    return window * (Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
