/** The evidence of a finding: each measure beside the range of normal muscles, with what it says for the finding. */
import { groupRatio, type LimitedModel } from '../background/evidence';
import type { BackgroundClass, BackgroundEvidence, BackgroundFeature } from '../result/background';
import { backgroundClasses } from '../result/background';
import type { Evidence } from '../result/detectedEvent';

/** The likeliest class and what comes next: a finding is one of the first, rather than of the second. */
export interface Ranked {
  readonly first: BackgroundClass;
  readonly second: BackgroundClass;
}

export function rankedClasses({
  probabilities,
}: Required<Pick<BackgroundEvidence, 'probabilities'>>): Ranked {
  const [first, second] = [...backgroundClasses].sort((a, b) => probabilities[b] - probabilities[a]);
  return { first: first ?? 'normal', second: second ?? 'normal' }; // there are three
}

/** Log-likelihood ratio of a group of measures, capped, for the first class against the second. */
export function groupFor(
  features: readonly BackgroundFeature[],
  group: string,
  { first, second }: Ranked,
  { limits }: Pick<LimitedModel, 'limits'>,
): number {
  const of = (name: BackgroundClass): number =>
    name === 'normal' ? 0 : groupRatio(features, group, name, limits);
  return of(first) - of(second);
}

/**
 * One line for each measure. The measures of a group share what the group may say at most, so that the contributions add up
 * to what was decided by.
 */
export function featureEvidence(
  features: readonly BackgroundFeature[],
  { first, second }: Ranked,
  { limits }: Pick<LimitedModel, 'limits'>,
): readonly Evidence[] {
  const share = (feature: BackgroundFeature, side: BackgroundClass): number => {
    if (side === 'normal') return 0;
    const own = features.filter(({ group }) => group === feature.group);
    const sum = own.reduce((all, each) => all + each[side], 0);
    return sum === 0
      ? feature[side]
      : feature[side] * (groupRatio(features, feature.group, side, limits) / sum);
  };
  return features.map((feature) => {
    const contribution = share(feature, first) - share(feature, second);
    const [normalLow, normalHigh] = feature.normalRange;
    return {
      criterion: criterionOf(feature.name),
      value: feature.value,
      unit: feature.unit,
      contribution,
      met: contribution > 0,
      normalLow,
      normalHigh,
    };
  });
}

/** Measures of potentials have names that say so. */
function criterionOf(name: string): string {
  return name.startsWith('muap-') ? name : `pattern-${name}`;
}
