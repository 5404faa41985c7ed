/** Runs of hops: the half-open ranges that every stage of the engine passes on to the next. */
import type { SampleRange } from '../../../signal/columnGrid';

/** Hops [from, to). */
export interface HopRange {
  readonly from: number;
  readonly to: number;
}

/** The hops that touch some samples. */
export function hopsTouched(range: SampleRange, samplingRate: number, hopSeconds: number): HopRange {
  return {
    from: Math.floor(range.from / samplingRate / hopSeconds),
    to: Math.floor((range.to - 1) / samplingRate / hopSeconds) + 1,
  };
}

/** The longest of some runs, the first one of equals. @throws TypeError without any */
export function longestOf(runs: readonly HopRange[]): HopRange {
  return runs.reduce((best, run) => (run.to - run.from > best.to - best.from ? run : best));
}

/** The longest runs in which every value satisfies a condition. */
export function runsWhere(values: Float32Array, condition: (value: number) => boolean): HopRange[] {
  const runs: HopRange[] = [];
  let from = -1;
  for (let i = 0; i <= values.length; i++) {
    const holds = i < values.length && condition(values[i] as number); // in bounds
    if (holds && from < 0) from = i;
    if (!holds && from >= 0) {
      runs.push({ from, to: i });
      from = -1;
    }
  }
  return runs;
}

/**
 * Mean of the valid values within `reach` either side of each; NaN where the value itself is missing. Summed anew
 * for each, so that no rounding of one stretch is carried into another.
 */
export function smoothed(values: Float32Array, reach: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const own = values[i] as number; // in bounds, as are all below
    if (own !== own) {
      result[i] = NaN;
      continue;
    }
    let sum = 0;
    let count = 0;
    const to = Math.min(values.length - 1, i + reach);
    for (let k = Math.max(0, i - reach); k <= to; k++) {
      const value = values[k] as number;
      if (value !== value) continue;
      sum += value;
      count++;
    }
    result[i] = sum / count;
  }
  return result;
}
