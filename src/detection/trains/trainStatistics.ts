/** All that is said of one unit's firing, with the gates that decide what may be said (DETECTION.md §A.6, §C.3). */
import { firingRate } from './firingRate';
import { lazily } from './lazily';
import { missRate } from './missRate';
import { multiplets } from './multiplets';
import type { TrainParameters } from './parameters';
import { regularityTrend } from './regularityTrend';
import { robustCov, type IrregularityVerdict } from './robustCov';

/** The firing of one unit; a number that the train can't give is undefined. */
export interface TrainStatistics {
  readonly discharges: number;
  /** 1 / median interval. */
  readonly ratePerSecond: number | undefined;
  /** Intervals the irregularity is taken from. */
  readonly intervals: number;
  /** Robust CoV; undefined below 40 intervals, and where more than a tenth of the discharges is missed. */
  readonly irregularity: number | undefined;
  readonly irregularityRange: readonly [number, number] | undefined;
  /** `unknown` also where too many discharges are missed. */
  readonly verdict: IrregularityVerdict;
  /** Part of the discharges that is missed; undefined where the intervals can't tell. */
  readonly missRate: number | undefined;
  readonly doubletPart: number | undefined;
  readonly detrendedCov: number | undefined;
  readonly driftRatio: number | undefined;
  readonly monotoneDrift: number | undefined;
  readonly rateAmplitudeCorrelation: number | undefined;
}

/**
 * Each is worked out when it is asked for.
 *
 * @param times seconds, ascending; @param amplitudes of each discharge, or empty. The trend throws as `regularityTrend`.
 */
export function trainStatistics(
  times: Float64Array,
  amplitudes: Float32Array,
  p: TrainParameters,
): TrainStatistics {
  const robust = lazily(() => robustCov(times, p));
  const trend = lazily(() => regularityTrend(times, amplitudes, p));
  const missed = lazily(() => {
    const misses = missRate(times, p);
    return misses?.identifiable === true ? misses.rate : undefined;
  });
  const mayTell = (): boolean =>
    robust().intervals >= p.trainLeastIntervals && (missed() ?? 0) <= p.trainMostMissed;
  return {
    discharges: times.length,
    get ratePerSecond() {
      return firingRate(times);
    },
    get intervals() {
      return robust().intervals;
    },
    get irregularity() {
      return mayTell() ? robust().cov : undefined;
    },
    get irregularityRange() {
      return mayTell() ? robust().covRange : undefined;
    },
    get verdict() {
      return mayTell() ? robust().verdict : 'unknown';
    },
    get missRate() {
      return missed();
    },
    get doubletPart() {
      return multiplets(times, p).doubletPart;
    },
    get detrendedCov() {
      return trend()?.detrendedCov;
    },
    get driftRatio() {
      return trend()?.driftRatio;
    },
    get monotoneDrift() {
      return trend()?.monotoneDrift;
    },
    get rateAmplitudeCorrelation() {
      return trend()?.rateAmplitudeCorrelation;
    },
  };
}
