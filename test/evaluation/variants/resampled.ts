/** A signal at another rate, as an ideal converter of that rate would have it. */
import { at } from '../../../src/base/typedArrays';

/** Zero crossings of the sinc to either side. */
const lobes = 24;
/** Edge of the low-pass over the lower of both rates. */
const edgeOfRate = 0.45;

/** `count` samples at `to` Hz of values at `from` Hz, by a windowed sinc; the ends are held. */
export function resampled(values: Float32Array, from: number, to: number, count: number): Float32Array {
  const edge = (2 * edgeOfRate * Math.min(from, to)) / from;
  const reach = Math.ceil(lobes / edge);
  const last = values.length - 1;
  return Float32Array.from({ length: count }, (_, i) => {
    const place = (i * from) / to;
    const middle = Math.floor(place);
    let [sum, weights] = [0, 0];
    for (let k = middle - reach + 1; k <= middle + reach; k++) {
      const x = place - k;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / reach);
      const angle = Math.PI * edge * x;
      const weight = window * (Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle);
      sum += weight * at(values, Math.max(0, Math.min(last, k)));
      weights += weight;
    }
    return sum / weights;
  });
}
