/** How irregularly a unit fires, by an estimator that missed and false discharges hardly move (DETECTION.md §A.6, §M). */
import { quantileOfSorted, robustVariation, sorted } from '../../signal/statistics';
import { intervalsOf, siftIntervals } from './intervals';
import type { TrainParameters } from './parameters';

/** Irregularity of one train. */
export interface RobustCov {
  /** Intervals it is taken from: those in (2.5 ms, 500 ms], doublets left out. */
  readonly intervals: number;
  readonly doublets: number;
  /** Undefined where there are no intervals. */
  readonly medianIntervalSeconds: number | undefined;
  /** (Q75 − Q25)/(1.349·median); undefined with fewer than four intervals. */
  readonly cov: number | undefined;
}

/** The robust CoV of the intervals between `times` (seconds, ascending), as DETECTION.md §M has it. */
export function robustCov(times: Float64Array, p: TrainParameters): RobustCov {
  const { ordinary, doublets } = siftIntervals(intervalsOf(times), p);
  const ascending = sorted(ordinary);
  const cov = robustVariation(ascending);
  return {
    intervals: ascending.length,
    doublets,
    medianIntervalSeconds: quantileOfSorted(ascending, 0.5),
    cov,
  };
}
