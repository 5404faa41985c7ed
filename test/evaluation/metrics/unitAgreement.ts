/**
 * How well found spike trains agree with the true ones: rate of agreement, 2·common / (2·common + only one + only
 * other), the Dice form that openhdemg has (DETECTION.md §F), one discharge for one, ± 0.5 ms after the two
 * trains' common lag is taken out; units are paired one to one.
 */
import { assign } from '../../../src/agreement/assignment';

const toleranceSeconds = 0.0005;
/** A potential's onset and its peak are less than this apart, whatever the engine takes for its moment. */
const greatestLagSeconds = 0.02;
const lagStepSeconds = 0.00025;
const epsilonSeconds = 1e-9;

/** Discharges found, missed and invented. */
export interface TrainAgreement {
  readonly common: number;
  readonly missed: number;
  readonly extra: number;
  /** found − true, in seconds. */
  readonly lagSeconds: number;
}

/** 2·common / (2·common + missed + extra), from 0 to 1. */
export function rateOfAgreement({ common, missed, extra }: TrainAgreement): number {
  const all = 2 * common + missed + extra;
  return all === 0 ? 0 : (2 * common) / all;
}

/** Discharges of two trains (seconds, in order) that are at one time after `lag` is taken from `found`; each counts once. */
export function commonDischarges(truth: ArrayLike<number>, found: ArrayLike<number>, lagSeconds = 0): number {
  let common = 0;
  for (let t = 0, f = 0; t < truth.length && f < found.length;) {
    const difference = found[f]! - lagSeconds - truth[t]!;
    if (Math.abs(difference) <= toleranceSeconds + epsilonSeconds) {
      common++;
      t++;
      f++;
    } else if (difference > 0) t++;
    else f++;
  }
  return common;
}

/**
 * The lag within ± 20 ms at which most discharges agree: the best of a 0.25 ms grid (of equals the smallest), then the median
 * of the differences about it. Without the second step the edge of a plateau wins, where whole trains lie just outside the
 * tolerance.
 */
export function bestLag(truth: ArrayLike<number>, found: ArrayLike<number>): number {
  const half = Math.round(greatestLagSeconds / lagStepSeconds);
  const histogram = new Int32Array(2 * half + 1);
  for (let t = 0, from = 0; t < truth.length; t++) {
    while (from < found.length && found[from]! < truth[t]! - greatestLagSeconds) from++;
    for (let f = from; f < found.length && found[f]! <= truth[t]! + greatestLagSeconds; f++) {
      histogram[Math.round((found[f]! - truth[t]!) / lagStepSeconds) + half]!++;
    }
  }
  // What ± 0.5 ms takes in on this grid: two steps to either side.
  const within = (i: number): number =>
    [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (histogram[i + step] ?? 0), 0);
  let best = half;
  for (let i = 0; i < histogram.length; i++) {
    const more = within(i) - within(best);
    if (more > 0 || (more === 0 && Math.abs(i - half) < Math.abs(best - half))) best = i;
  }
  return medianNear(truth, found, (best - half) * lagStepSeconds);
}

/** Median of the differences (found − true) within the tolerance, and half a step of the grid, of a lag; the lag where none is. */
function medianNear(truth: ArrayLike<number>, found: ArrayLike<number>, lag: number): number {
  const near = toleranceSeconds + lagStepSeconds / 2;
  const differences: number[] = [];
  for (let t = 0, from = 0; t < truth.length; t++) {
    const expected = truth[t]! + lag;
    while (from < found.length && found[from]! < expected - near) from++;
    for (let f = from; f < found.length && found[f]! <= expected + near; f++) {
      differences.push(found[f]! - truth[t]!);
    }
  }
  differences.sort((a, b) => a - b);
  return differences[Math.floor(differences.length / 2)] ?? lag;
}

/** The agreement of one found train with one true one. */
export function trainAgreement(truth: ArrayLike<number>, found: ArrayLike<number>): TrainAgreement {
  const lagSeconds = bestLag(truth, found);
  const common = commonDischarges(truth, found, lagSeconds);
  return { common, missed: truth.length - common, extra: found.length - common, lagSeconds };
}

/** For every true unit the agreement with the found unit it is paired with, undefined where it has none. */
export function unitAgreement(
  truth: readonly ArrayLike<number>[],
  found: readonly ArrayLike<number>[],
): readonly (TrainAgreement | undefined)[] {
  const agreements = truth.map((train) => found.map((other) => trainAgreement(train, other)));
  const pairs = assign(agreements.map((row) => row.map(rateOfAgreement)));
  const columnOf = new Map(pairs.map(({ row, column }) => [row, column]));
  return agreements.map((row, index) => {
    const column = columnOf.get(index);
    return column === undefined ? undefined : row[column];
  });
}
