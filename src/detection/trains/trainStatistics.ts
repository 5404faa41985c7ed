/** What is said of one unit's firing, with the gates that decide what may be said (DETECTION.md §A.6, §C.3). */
import { firingRate } from './firingRate';
import { lazily } from './lazily';
import { missRate } from './missRate';
import { multiplets } from './multiplets';
import type { TrainParameters } from './parameters';
import { robustCov } from './robustCov';

/** The firing of one unit; a number that the train can't give is undefined. */
export interface TrainStatistics {
  readonly discharges: number;
  /** 1 / median interval. */
  readonly ratePerSecond: number | undefined;
  /** Robust CoV; undefined below 40 intervals, and where more than a tenth of the discharges is missed. */
  readonly irregularity: number | undefined;
  readonly doubletPart: number | undefined;
}

/**
 * Each is worked out when it is asked for.
 *
 * @param times seconds, ascending
 */
export function trainStatistics(times: Float64Array, p: TrainParameters): TrainStatistics {
  const robust = lazily(() => robustCov(times, p));
  const mayTell = lazily(() => {
    if (robust().intervals < p.trainLeastIntervals) return false;
    const misses = missRate(times, p);
    return misses?.identifiable !== true || misses.rate <= p.trainMostMissed;
  });
  return {
    discharges: times.length,
    get ratePerSecond() {
      return firingRate(times);
    },
    get irregularity() {
      return mayTell() ? robust().cov : undefined;
    },
    get doubletPart() {
      return multiplets(times, p).doubletPart;
    },
  };
}
