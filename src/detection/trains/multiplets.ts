/** Doublets, triplets and longer groups of discharges of one unit (DETECTION.md §A.3 C11, §M multiplet detector). */
import { at } from '../../base/typedArrays';
import type { TrainParameters } from './parameters';

/** Groups whose consecutive discharges are less than 20 ms apart, by how many discharges they hold. */
export interface Multiplets {
  readonly doublets: number;
  readonly triplets: number;
  readonly quadruplets: number;
  readonly fiveOrMore: number;
  /** Part of all intervals that is in [2.5 ms, 20 ms); undefined where there are no intervals. */
  readonly doubletPart: number | undefined;
  /** From the first to the last group of five or more, in seconds; 0 with fewer than two. Tetany needs 120 s. */
  readonly fiveOrMoreSeconds: number;
}

/** Groups among `times` (seconds, ascending). Intervals below 2.5 ms hold a group together but are no doublets. */
export function multiplets(times: Float64Array, p: TrainParameters): Multiplets {
  const bySize = new Map<number, number>();
  let size = 1;
  let short = 0;
  let firstLong: number | undefined;
  let lastLong: number | undefined;
  for (let i = 1; i <= times.length; i++) {
    const interval = i < times.length ? at(times, i) - at(times, i - 1) : Infinity;
    if (interval >= p.trainShortestInterval && interval < p.trainDoubletLongest) short++;
    if (interval < p.trainDoubletLongest) {
      size++;
      continue;
    }
    const counted = Math.min(5, size);
    bySize.set(counted, (bySize.get(counted) ?? 0) + 1);
    if (counted === 5) {
      firstLong ??= at(times, i - size);
      lastLong = at(times, i - 1);
    }
    size = 1;
  }
  const count = (groupSize: number): number => bySize.get(groupSize) ?? 0;
  return {
    doublets: count(2),
    triplets: count(3),
    quadruplets: count(4),
    fiveOrMore: count(5),
    doubletPart: times.length > 1 ? short / (times.length - 1) : undefined,
    fiveOrMoreSeconds: count(5) > 1 ? (lastLong ?? 0) - (firstLong ?? 0) : 0,
  };
}
