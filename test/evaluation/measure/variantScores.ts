/** How much another form of the same recordings changes, form by form. */
import type { EvaluatedCase } from '../evaluatedCase';
import type { VariantScore } from './results';
import { hoursOf } from './scenarioScores';

/** Recordings named for each form. */
const mostNamed = 3;

/** Every form that was looked at, in the order in which they came. */
export function variantScores(cases: readonly EvaluatedCase[]): VariantScore[] {
  const seen = cases.flatMap((one) => (one.variants ?? []).map((answer) => ({ ...answer, one })));
  return [...new Set(seen.map(({ variant }) => variant))].map((variant) => {
    const own = seen.filter((answer) => answer.variant === variant);
    const seconds = own.reduce((sum, { one }) => sum + one.durationSeconds, 0);
    const different = own.reduce((sum, { one, relabelled }) => sum + one.durationSeconds * relabelled, 0);
    const worst = own
      .filter(({ relabelled }) => relabelled > 0)
      .sort((a, b) => b.relabelled - a.relabelled)
      .slice(0, mostNamed)
      .map(({ one: { scenario, seed }, relabelled }) => ({ scenario, seed, relabelled }));
    return {
      variant,
      recordings: own.length,
      hours: hoursOf(own.map(({ one }) => one)),
      relabelled: different / seconds,
      worst,
    };
  });
}
