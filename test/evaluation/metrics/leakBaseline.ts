/**
 * The baseline that must stay at chance (DETECTION.md §E.3, §O9): a Gaussian naive Bayes classifier that is shown only
 * how a recording was made (noise, hum, length, sampling rate), never its EMG. If it tells the classes apart, the
 * corpus leaks its labels and no accuracy on it means anything.
 */
import { Random } from '../../../src/simulation/random';

/** One recording: its class, and what is known of how it was made. */
export interface ConditionCase {
  readonly label: string;
  readonly features: readonly number[];
}

/** How well the conditions alone tell the classes apart. */
export interface LeakBaseline {
  readonly cases: number;
  readonly classes: number;
  /** Mean recall of the classes, in cross-validation. */
  readonly balancedAccuracy: number;
  readonly chance: number;
  /** How often shuffled labels do as well or better. */
  readonly permutationP: number;
}

const folds = 5;

/** Cross-validated balanced accuracy and its permutation p; deterministic. */
export function leakBaseline(cases: readonly ConditionCase[], permutations = 199): LeakBaseline {
  const random = new Random(9);
  const classes = [...new Set(cases.map(({ label }) => label))].sort();
  const balancedAccuracy = crossValidated(cases, classes);
  let asGood = 0;
  for (let round = 0; round < permutations; round++) {
    const labels = shuffled(
      cases.map(({ label }) => label),
      random,
    );
    const permuted = cases.map(({ features }, index) => ({ features, label: labels[index]! }));
    if (crossValidated(permuted, classes) >= balancedAccuracy) asGood++;
  }
  return {
    cases: cases.length,
    classes: classes.length,
    balancedAccuracy,
    chance: 1 / classes.length,
    permutationP: (asGood + 1) / (permutations + 1),
  };
}

/** Folds are dealt class by class, so that each has its share of every class. */
function crossValidated(cases: readonly ConditionCase[], classes: readonly string[]): number {
  const byClass = classes.map((label) => cases.filter((one) => one.label === label));
  const right = classes.map(() => 0);
  for (let fold = 0; fold < folds; fold++) {
    const models = byClass.map((all) => gaussians(all.filter((_, index) => index % folds !== fold)));
    byClass.forEach((all, index) => {
      for (const [place, { features }] of all.entries()) {
        if (place % folds === fold && mostLikely(models, features) === index) right[index]!++;
      }
    });
  }
  const recalls = right.map((count, index) => count / byClass[index]!.length);
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

interface Gaussian {
  readonly mean: number;
  readonly variance: number;
}

function gaussians(cases: readonly ConditionCase[]): Gaussian[] {
  return (cases[0]?.features ?? []).map((_, feature) => {
    const values = cases.map(({ features }) => features[feature]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, variance: variance + 1e-6 * (1 + mean * mean) };
  });
}

function mostLikely(models: readonly (readonly Gaussian[])[], features: readonly number[]): number {
  const scores = models.map((model) =>
    model.length === 0
      ? -Infinity
      : model.reduce(
          (sum, { mean, variance }, i) =>
            sum - 0.5 * Math.log(variance) - (features[i]! - mean) ** 2 / (2 * variance),
          0,
        ),
  );
  return scores.indexOf(Math.max(...scores));
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
