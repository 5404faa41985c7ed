/** How far the edges of found events are from the true ones. */
import type { EventPair } from './eventMatching';
import { quantile } from './quantile';

/** Absolute errors of one kind of edge, in seconds. */
export interface EdgeError {
  readonly count: number;
  readonly medianSeconds: number;
  readonly p95Seconds: number;
  /** Median of detected − true: how early (−) or late (+) an edge is by habit. */
  readonly biasSeconds: number;
}

/** Detected − true, in seconds. */
export function edgeDifferences(pairs: readonly EventPair[], edge: 'onsetSeconds' | 'endSeconds'): number[] {
  return pairs.map(({ truth, detected }) => detected[edge] - truth[edge]);
}

/** Median, 95th percentile and bias; NaN where there is no pair. */
export function edgeError(differences: readonly number[]): EdgeError {
  const absolute = differences.map(Math.abs);
  return {
    count: differences.length,
    medianSeconds: quantile(absolute, 0.5),
    p95Seconds: quantile(absolute, 0.95),
    biasSeconds: quantile(differences, 0.5),
  };
}
