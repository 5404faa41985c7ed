/**
 * Seeds. What is tuned on and what is evaluated on can't meet: the two sets are disjoint ranges. A scenario mixes its
 * own name into its seed, so recordings of two scenarios with one seed have nothing in common.
 */

export type SeedSet = 'tuning' | 'evaluation';

/** Seeds below this are for tuning, from it up for evaluation. */
export const firstEvaluationSeed = 1_000_000;

/**
 * The first `count` seeds of a set.
 * @throws RangeError for so many tuning seeds that they would reach the evaluation's.
 */
export function seedsOf(set: SeedSet, count: number): number[] {
  if (count > firstEvaluationSeed) throw new RangeError(`There are no ${count} seeds in a set.`);
  const first = set === 'tuning' ? 0 : firstEvaluationSeed;
  return Array.from({ length: count }, (_, i) => first + i);
}
