/** Where a discharge is that someone points at: at the peak of its potential, not where the hand was. */
import { median } from '../../signal/statistics';

/** The signal around the place. */
export interface Surroundings {
  readonly values: ArrayLike<number>;
  /** The sample that the first value is of. */
  readonly first: number;
}

/**
 * The sample of the greatest peak within `reach` samples; where the values say nothing, the sample itself.
 * @param polarity which way the unit's potential has its peak; either where that is not known
 */
export function snapToPeak(
  { values, first }: Surroundings,
  sample: number,
  reach: number,
  polarity: 1 | -1 | undefined,
): number {
  const baseline = median(Float64Array.from(values).filter((value) => !Number.isNaN(value))) ?? 0;
  let best: { readonly sample: number; readonly height: number } | undefined;
  for (let at = sample - reach; at <= sample + reach; at++) {
    const value = values[at - first];
    if (value === undefined || Number.isNaN(value)) continue;
    const above = value - baseline;
    const height = polarity === undefined ? Math.abs(above) : above * polarity;
    // Of two that are as high, the nearer.
    const isNearer = best !== undefined && Math.abs(at - sample) < Math.abs(best.sample - sample);
    if (!best || height > best.height || (height === best.height && isNearer)) best = { sample: at, height };
  }
  return best && best.height > 0 ? best.sample : sample;
}
