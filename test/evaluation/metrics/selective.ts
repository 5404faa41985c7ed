/** What abstaining buys: how much is decided (coverage) and how much of that is wrong (selective risk; El-Yaniv & Wiener 2010). */

/** One true event: how sure the engine is of its decision, undefined where it abstains or says nothing, and whether it is right. */
export interface Decision {
  readonly probability: number | undefined;
  readonly right: boolean;
}

/** Deciding only from `threshold` up decides `coverage` of all, `risk` of which is wrong. */
export interface CoveragePoint {
  readonly threshold: number;
  readonly coverage: number;
  readonly risk: number;
}

/** One point for each different probability, from the most cautious to deciding all that the engine decides. */
export function coverageCurve(decisions: readonly Decision[]): CoveragePoint[] {
  const decided = decisions.flatMap(({ probability, right }) =>
    probability === undefined ? [] : [{ probability, right }],
  );
  const thresholds = [...new Set(decided.map(({ probability }) => probability))].sort((a, b) => b - a);
  return thresholds.map((threshold) => {
    const covered = decided.filter(({ probability }) => probability >= threshold);
    return {
      threshold,
      coverage: covered.length / decisions.length,
      risk: covered.filter(({ right }) => !right).length / covered.length,
    };
  });
}
