/** The ROC curve of a score and the area under it. */

/** A case: how strongly it is held to be positive, and whether it is. */
export interface ScoredCase {
  readonly score: number;
  readonly positive: boolean;
}

/** A point of the curve: what a threshold at `threshold` (score ≥ threshold is called positive) gives. */
export interface RocPoint {
  readonly threshold: number;
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/** The curve's corners, from (0, 0) to (1, 1), one for each different score; equal scores make one slanted step. */
export function rocCurve(cases: readonly ScoredCase[]): RocPoint[] {
  const positives = cases.filter(({ positive }) => positive).length;
  const negatives = cases.length - positives;
  const thresholds = [...new Set(cases.map(({ score }) => score))].sort((a, b) => b - a);
  const rate = (threshold: number, positive: boolean, all: number): number =>
    cases.filter((one) => one.positive === positive && one.score >= threshold).length / all;
  return [
    { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
    ...thresholds.map((threshold) => ({
      threshold,
      falsePositiveRate: rate(threshold, false, negatives),
      truePositiveRate: rate(threshold, true, positives),
    })),
  ];
}

/**
 * Area under the ROC curve: how often a positive scores above a negative, ties counted half (Mann & Whitney 1947;
 * Hanley & McNeil 1982). NaN where one of the two is missing.
 */
export function rocArea(cases: readonly ScoredCase[]): number {
  const positives = cases.filter(({ positive }) => positive);
  const negatives = cases.filter(({ positive }) => !positive);
  let wins = 0;
  for (const { score } of positives) {
    for (const other of negatives) wins += score > other.score ? 1 : score === other.score ? 0.5 : 0;
  }
  return wins / (positives.length * negatives.length);
}
