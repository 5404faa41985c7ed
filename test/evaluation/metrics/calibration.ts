/** Whether a stated probability is kept: Brier score, expected calibration error, and the points of a reliability diagram. */

/** A probability that was stated, and whether what it was stated of came true. */
export interface Statement {
  readonly probability: number;
  readonly right: boolean;
}

/** One bin of a reliability diagram. */
export interface ReliabilityPoint {
  readonly count: number;
  readonly meanProbability: number;
  readonly partRight: number;
}

/** Mean squared distance of the probability from what came true (Brier 1950); 0 is best, 0.25 says nothing. */
export function brierScore(statements: readonly Statement[]): number {
  return mean(statements.map(({ probability, right }) => (probability - (right ? 1 : 0)) ** 2));
}

/**
 * Bins of equal mass, in order of probability: as many statements in each as the count allows (Nguyen & O'Connor
 * 2015). Equal probabilities are never parted: their order is arbitrary, so each bin's share of the right ones among
 * equals is the equals' mean, which makes the answer independent of the order of the statements.
 */
export function reliability(statements: readonly Statement[], bins = 10): ReliabilityPoint[] {
  const sorted = withTiesAveraged(statements);
  return Array.from({ length: bins }, (_, bin) =>
    sorted.slice(Math.floor((bin * sorted.length) / bins), Math.floor(((bin + 1) * sorted.length) / bins)),
  )
    .filter((part) => part.length > 0)
    .map((part) => ({
      count: part.length,
      meanProbability: mean(part.map(({ probability }) => probability)),
      partRight: mean(part.map(({ partRight }) => partRight)),
    }));
}

/** Expected calibration error: |mean probability − part right| of the bins, weighted by their statements. */
export function calibrationError(statements: readonly Statement[], bins = 10): number {
  const points = reliability(statements, bins);
  const total = points.reduce((sum, { count }) => sum + count, 0);
  return points.reduce(
    (sum, { count, meanProbability, partRight }) =>
      sum + (count / total) * Math.abs(meanProbability - partRight),
    total === 0 ? NaN : 0,
  );
}

function withTiesAveraged(
  statements: readonly Statement[],
): readonly { readonly probability: number; readonly partRight: number }[] {
  const equals = new Map<number, Statement[]>();
  for (const statement of statements) {
    const same = equals.get(statement.probability);
    if (same) same.push(statement);
    else equals.set(statement.probability, [statement]);
  }
  return [...equals]
    .sort(([a], [b]) => a - b)
    .flatMap(([probability, same]) => {
      const partRight = mean(same.map(({ right }) => (right ? 1 : 0)));
      return same.map(() => ({ probability, partRight }));
    });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
