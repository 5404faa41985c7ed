/**
 * Multinomial logistic regression with a quadratic penalty (le Cessie & van Houwelingen 1992), by Newton's method: small
 * and exact enough for a handful of measures.
 */

/** One case: its measures, each with about the same spread, the class it is of, from 0 on, and how much it counts. */
export interface WeightedCase {
  readonly values: readonly number[];
  readonly of: number;
  readonly weight: number;
}

/** For each class a coefficient for each measure, and the intercept as the last. */
export type Coefficients = readonly (readonly number[])[];

/** The penalty keeps the intercepts, which it spares, from drifting together. */
const interceptPenalty = 1e-6;
const steps = 25;

/** Fits the classes to the cases. @param penalty in cases: as though so many spoke for coefficients of 0 */
export function fitRegression(
  cases: readonly WeightedCase[],
  classes: number,
  penalty: number,
): Coefficients {
  const size = (cases[0]?.values.length ?? 0) + 1;
  const all = new Float64Array(classes * size);
  const inputs = cases.map(({ values }) => [...values, 1]);
  for (let step = 0; step < steps; step++) {
    const slope = new Float64Array(all.length);
    const curve = Array.from(all, () => new Float64Array(all.length));
    cases.forEach(({ of, weight }, k) => {
      const x = inputs[k] ?? [];
      const p = softmax(
        Array.from({ length: classes }, (_, c) => dot(x, all.subarray(c * size, (c + 1) * size))),
      );
      for (let c = 0; c < classes; c++) {
        const error = weight * ((p[c] ?? 0) - (c === of ? 1 : 0));
        for (let i = 0; i < size; i++) slope[c * size + i]! += error * (x[i] ?? 0);
        for (let d = 0; d < classes; d++) {
          const w = weight * (p[c] ?? 0) * ((c === d ? 1 : 0) - (p[d] ?? 0));
          for (let i = 0; i < size; i++) {
            const row = curve[c * size + i]!;
            for (let j = 0; j < size; j++) row[d * size + j]! += w * (x[i] ?? 0) * (x[j] ?? 0);
          }
        }
      }
    });
    for (let i = 0; i < all.length; i++) {
      const own = i % size === size - 1 ? interceptPenalty : penalty;
      slope[i]! += own * (all[i] ?? 0);
      curve[i]![i]! += own;
    }
    const move = solve(curve, slope);
    for (let i = 0; i < all.length; i++) all[i]! -= move[i] ?? 0;
    if (Math.max(...move.map(Math.abs)) < 1e-9) break;
  }
  return Array.from({ length: classes }, (_, c) => [...all.subarray(c * size, (c + 1) * size)]);
}

/** How probable each class is of a case. */
export function probabilitiesOf(coefficients: Coefficients, values: readonly number[]): readonly number[] {
  return softmax(coefficients.map((own) => dot([...values, 1], own)));
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const sum = odds.reduce((a, b) => a + b, 0);
  return odds.map((each) => each / sum);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Solves a symmetric positive definite system by Gaussian elimination; no pivot is needed. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row, i) => Float64Array.of(...row, right[i] ?? 0));
  const n = rows.length;
  for (let i = 0; i < n; i++) {
    for (let k = i + 1; k < n; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j <= n; j++) rows[k]![j]! -= factor * rows[i]![j]!;
    }
  }
  const result = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let rest = rows[i]![n]!;
    for (let j = i + 1; j < n; j++) rest -= rows[i]![j]! * result[j]!;
    result[i] = rest / rows[i]![i]!;
  }
  return result;
}
