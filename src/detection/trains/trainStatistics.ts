/** All that is said of one unit's firing, with the gates that decide what may be said (DETECTION.md §A.6, §C.3). */
import { firingRate } from './firingRate';
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

/** @param times seconds, ascending; @param amplitudes of each discharge, or empty. Throws as `regularityTrend`. */
export function trainStatistics(
  times: Float64Array,
  amplitudes: Float32Array,
  p: TrainParameters,
): TrainStatistics {
  const { cov, covRange, verdict, intervals } = robustCov(times, p);
  const misses = missRate(times, p);
  const known = misses?.identifiable === true ? misses.rate : undefined;
  const mayTell = intervals >= p.trainLeastIntervals && (known ?? 0) <= p.trainMostMissed;
  const trend = regularityTrend(times, amplitudes, p);
  return {
    discharges: times.length,
    ratePerSecond: firingRate(times),
    intervals,
    irregularity: mayTell ? cov : undefined,
    irregularityRange: mayTell ? covRange : undefined,
    verdict: mayTell ? verdict : 'unknown',
    missRate: known,
    doubletPart: multiplets(times, p).doubletPart,
    detrendedCov: trend?.detrendedCov,
    driftRatio: trend?.driftRatio,
    monotoneDrift: trend?.monotoneDrift,
    rateAmplitudeCorrelation: trend?.rateAmplitudeCorrelation,
  };
}
